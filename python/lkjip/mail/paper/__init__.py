"""Letters and notes on paper (.docx): letterhead, body, table, signature."""
