"""The figures and words of the city: its indicators, its sasaran, the support of the OPD."""
