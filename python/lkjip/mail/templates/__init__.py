"""Text templates that staff may edit, and the placeholders that they know."""
