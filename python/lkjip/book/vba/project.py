"""A whole ``vbaProject.bin`` from text: source only, no compiled cache.

[MS-OVBA] 2.3.4.1 orders this for writers: version 0xFFFF tells Excel to compile the source when
it loads the project. The same modules always give the same bytes.
"""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.book.vba.cfb import compound_file
from lkjip.book.vba.checks import check_project
from lkjip.book.vba.compression import compress
from lkjip.book.vba.dir_stream import dir_stream
from lkjip.book.vba.module import ENCODING, Module, stream_text
from lkjip.book.vba.project_stream import project_stream, projectwm_stream

NO_CACHE = bytes.fromhex("CC61FFFF000000")
"""The ``_VBA_PROJECT`` stream of a project without compiled code."""


def vba_project(name: str, modules: Sequence[Module]) -> bytes:
    """Return the bytes of ``xl/vbaProject.bin`` for a project of this name.

    Document modules must be named like the ``codeName`` of the workbook and of each sheet.
    ``ValueError`` names module, line and character of what Excel could not use.
    """
    check_project(name, modules)
    return compound_file(
        {
            "PROJECT": project_stream(name, modules),
            "PROJECTwm": projectwm_stream(modules),
            "VBA/_VBA_PROJECT": NO_CACHE,
            "VBA/dir": compress(dir_stream(name, modules)),
            **{f"VBA/{module.name}": _compressed(module) for module in modules},
        }
    )


def _compressed(module: Module) -> bytes:
    try:
        return compress(stream_text(module).encode(ENCODING))
    except ValueError as error:
        raise ValueError(f"module {module.name}: {error}") from error
