"""The blocks of a report before it is Word: headings, paragraphs, tables, pictures."""
