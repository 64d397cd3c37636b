"""Capaian for a plain table, as the command ``tally`` computes it."""
