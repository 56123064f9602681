"""Posting comments to a running service over HTTP: sources are read, drafts named, chunks sent, outcomes told.

Nothing here knows the database or the app: it is a client like any other, on this or another machine.
"""
