"""The zip file behind a form: what kind of file it is, and its parts unpacked within limits."""
