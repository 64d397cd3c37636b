"""The form: one spec; writer and reader derive from it."""
