"""What a report is made of before it is Word: headings, paragraphs, tables, pictures."""
