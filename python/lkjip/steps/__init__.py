"""One module per SOP activity: read tables, work, one result."""
