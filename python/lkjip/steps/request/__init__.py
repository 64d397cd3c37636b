"""SOP 2: blank forms, letters and mails for every unit."""
