"""The office as the book describes it: registers, settings, calendar, and what was promised."""
