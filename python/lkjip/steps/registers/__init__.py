"""Checks the registers cell by cell, before a plan is set or letters go out."""
