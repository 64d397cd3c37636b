"""The whole SOP on the real figures: one command, a folder full of results."""

from lkjip.demo.play import FOLDER, do_demo, show

__all__ = ["FOLDER", "do_demo", "show"]
