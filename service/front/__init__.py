"""The server in front of Flask: takes bodies in, hands requests to threads, knows no resource."""
