"""Pictures: frame and words to a figure."""
