"""Checks: one per function; they yield findings."""
