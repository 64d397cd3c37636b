"""The arithmetic of the LKjIP: direction, capaian, category, comparison, roll-up, budget."""
