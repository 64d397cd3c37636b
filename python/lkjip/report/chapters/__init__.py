"""The chapters of the LKjIP, from the cover to the appendix."""
