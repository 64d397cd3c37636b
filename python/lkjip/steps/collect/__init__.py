"""SOP 3: takes in what came back and answers the units."""
