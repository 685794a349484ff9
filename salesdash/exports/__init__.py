"""Files: frame and words to bytes."""
