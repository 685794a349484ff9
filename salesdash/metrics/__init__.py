"""Measures: frame to frame, one a file."""
