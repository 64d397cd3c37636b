"""Incoming files: their safety, their reading, their archive."""
