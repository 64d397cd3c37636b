"""Correction copies of returned forms: cells marked and commented, a list in front."""
