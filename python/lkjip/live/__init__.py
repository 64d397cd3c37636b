"""The book open in LibreOffice, with a resident Python behind its buttons."""
