"""Writes a blank form: its sheets, their look, and the zip around them."""
