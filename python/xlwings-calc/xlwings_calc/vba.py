"""Macros in a book: VBA that LibreOffice has translated to its own Basic."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Any

from .errors import CalcError

_HEAD = r"^\s*(?:Public\s+|Private\s+)?(?:Sub|Function)\s+{}\b"


def split(macro: str) -> tuple[str | None, str]:
    """`'Book1.xlsm'!Module1.Test` → (`Book1.xlsm`, `Module1.Test`)."""
    book, mark, name = macro.rpartition("!")
    return (book.strip("'").replace("''", "'") if mark else None), name


def run(document: Any, name: str, args: Sequence[Any]) -> Any:
    """Run a macro of a document and return what it returns.

    Raises:
        CalcError: the book has no such macro, or was opened without permission to run macros.
    """
    library, module, procedure = _find(document, name)
    address = f"{library}.{module}.{procedure}?language=Basic&location=document"
    script = document.getScriptProvider().getScript(f"vnd.sun.star.script:{address}")
    if not document.getCurrentController():
        raise CalcError("App.run: the book has no window")
    result, _, _ = script.invoke(tuple(args), (), ())
    return result


def _find(document: Any, name: str) -> tuple[str, str, str]:
    wanted, _, procedure = name.rpartition(".")
    head = re.compile(_HEAD.format(re.escape(procedure)), re.IGNORECASE | re.MULTILINE)
    libraries = document.BasicLibraries
    for library in libraries.ElementNames:
        libraries.loadLibrary(library)
        modules = libraries.getByName(library)
        for module in modules.ElementNames:
            fits = not wanted or wanted.lower() == module.lower()
            if fits and head.search(modules.getByName(module)):
                return library, module, procedure
    raise CalcError(
        f"App.run: the book has no macro {name}, or it was opened without macros "
        "(XLWINGS_CALC_MACROS=1 lets books run theirs)"
    )
