"""Working days, holidays, the plan's due dates and dates in words."""
