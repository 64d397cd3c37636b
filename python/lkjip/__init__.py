"""LKjIP: one workbook, eight SOP steps, forms that come back by email."""

from lkjip.light_xlwings import keep_unused_out

__version__ = "0.1.0"

keep_unused_out()
