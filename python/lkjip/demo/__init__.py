"""The whole SOP on the real figures: one command, a folder full of results."""
