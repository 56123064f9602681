"""The wire format: what comes in, what goes out, and what may be asked. Knows no HTTP and no MongoDB."""
