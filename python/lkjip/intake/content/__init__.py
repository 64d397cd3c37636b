"""Says what a file is by its bytes, and opens what only wraps others."""
