"""LKjIP: one workbook, eight SOP steps, forms that come back by email."""

__version__ = "0.1.0"
