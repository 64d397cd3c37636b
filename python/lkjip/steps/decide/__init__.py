"""SOP 6 and 8: records a decision on the draft."""
