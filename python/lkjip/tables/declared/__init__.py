"""Every table of the book, declared once; the machinery is one room up."""
