"""Draws the book with XlsxWriter: home tab, step tabs, registers, tables, and the last zip step."""
