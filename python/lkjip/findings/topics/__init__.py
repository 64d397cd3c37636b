"""The entries of the catalogue by topic; a new code goes into the module of its topic."""
