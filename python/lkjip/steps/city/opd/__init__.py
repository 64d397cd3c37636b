"""Packages of OPD: where they come from, which one counts, the drafts that lie in them."""
