"""SOP 7: makes the package for Bagian Organisasi."""
