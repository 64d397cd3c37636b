"""The book: its layout as data, its builder, and the port to it."""
