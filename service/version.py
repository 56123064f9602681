"""The version of the API and of the distribution (semantic versioning; profile VER.04)."""

__version__ = "1.0.0"
RELEASED = "2026-11-21"
