"""The tables of the open book: their place, their view, and writing them whole."""
