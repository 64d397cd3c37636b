"""The VBA project of the book: written from text, byte for byte the same each time.

``sources`` puts the modules together (hand-written ``.bas`` texts and one sub per button);
``project`` turns them into ``vbaProject.bin``.
"""

from lkjip.book.vba.module import Module
from lkjip.book.vba.project import vba_project
from lkjip.book.vba.sources import Button, modules

__all__ = ["Button", "Module", "modules", "vba_project"]
