"""The figures and texts that a report is written from, as frozen data."""
