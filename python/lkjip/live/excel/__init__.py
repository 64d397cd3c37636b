"""The book open in Excel, with a resident Python that hears its links: no macro, no add-in.

Order of writing. Excel holds the file of an open book, so the window comes first: what people typed
is saved (the copy before the change), each block is written, read back and compared, the book is
saved, the sheets are locked, and the book is saved once more with its locks. The file on disk is
whole at every moment. When Python is killed in between, a mark beside the book remains: the guard,
or the next start, drops the half-written window and opens the file again.
"""
