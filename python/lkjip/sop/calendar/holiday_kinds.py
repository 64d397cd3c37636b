"""The kinds of days off in the column ``Jenis`` of the sheet ``Libur``."""

NATIONAL = "libur nasional"
COLLECTIVE_LEAVE = "cuti bersama"
LOCAL = "libur daerah"
ESTIMATED = "(perkiraan)"
"""Ends the name of a day whose date no decree has set yet."""
