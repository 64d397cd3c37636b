"""Word files: what the office's papers and its report share."""
