"""Reads a written draft back and compares it with its material."""
