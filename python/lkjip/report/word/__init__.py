"""Word files: markup, tables, lists, comments, page numbers, template."""
