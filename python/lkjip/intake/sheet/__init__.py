"""Sheets of a returned form: values, styles, texts and notes by cell."""
