"""Registers and plain tables: ``impor`` fills registers from files, ``ekspor`` writes them back."""
