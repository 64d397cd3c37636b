"""One thin function per command on the closed book; ``cli.py`` parses, these run.

Each module is imported only when one of its commands is called: a light command starts fast.
"""
