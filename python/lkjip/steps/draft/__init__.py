"""SOP 5: writes the draft and examines it."""
