"""Spreadsheets in, rows and findings out."""
