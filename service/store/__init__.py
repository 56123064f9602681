"""MongoDB: what is kept, how it is found, and the server itself. The only package that imports pymongo."""
