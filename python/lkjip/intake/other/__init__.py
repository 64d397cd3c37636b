"""Reads forms that were saved as .xls, .xlsb or .ods, after a careful look at each."""
