"""Prints the results of commands on a terminal."""
