"""The year of a city's book: its OPD hand in packages made in their own books."""
