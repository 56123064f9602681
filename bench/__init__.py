"""Measurements, never imported by anything. Ratios within one interleaved run; absolute figures drift."""
