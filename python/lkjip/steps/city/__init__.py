"""SOP 7 at city level: takes in the packages of all OPD."""
