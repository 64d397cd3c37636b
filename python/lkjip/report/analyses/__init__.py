"""The seven analyses of a sasaran (PermenPANRB 53/2014): a table, a chart and sentences each."""
