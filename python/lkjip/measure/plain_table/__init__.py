"""Capaian for a plain table, as the command ``hitung`` computes it."""
