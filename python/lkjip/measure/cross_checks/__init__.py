"""Cross-checks between figures; each yields findings that show both figures."""
