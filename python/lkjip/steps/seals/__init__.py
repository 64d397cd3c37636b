"""Verifies that what was received and written is still the same; one place for every door."""
