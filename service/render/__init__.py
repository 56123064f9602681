"""The forms in which documents and lists leave the service."""
