"""The tables of the book, declared once: what each column is, and rows as typed objects.

``column`` and ``table`` hold the words of a declaration; ``steps``, ``registers``, ``inputs``,
``results`` and ``city`` the declarations; ``registry`` lists them all. Layout, reading, writing
and checking derive from them.
"""
