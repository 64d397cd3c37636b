"""The chapters that only the city's report has; the others are those of ``chapters``."""
