"""Arithmetic of the LKjIP: numbers as typed, capaian, categories, roll-ups, budget. Pure.

Every module but ``data_table`` (the CSV command) touches its arguments only; numbers are
``Decimal``.
"""
