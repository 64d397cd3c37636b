"""SOP 6: records the head's signature and makes the report that is kept."""
