"""Numbers, ranges and ranks as people type them: read, with units, and printed again."""
