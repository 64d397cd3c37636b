"""The UNO bridge: LibreOffice's own `uno.py` and `pyuno`, found and loaded on first use.

A distribution keeps them beside hundreds of other modules (`/usr/lib/python3/dist-packages`), so
the folder is not put on `sys.path`: only the bridge's own file is loaded, under its own name.
"""

from __future__ import annotations

import builtins
import contextlib
import importlib
import importlib.util
import os
import sys
from collections.abc import Iterator
from pathlib import Path
from types import ModuleType
from typing import Any

from .errors import SetupError
from .places import existing

# Where LibreOffice's installers and the distributions put uno.py.
PLACES = (
    "/usr/lib/python3/dist-packages",
    "/usr/lib64/python3*/site-packages",
    "/usr/lib/python3*/site-packages",
    "/usr/lib*/libreoffice/program",
    "/opt/libreoffice*/program",
    "/Applications/LibreOffice.app/Contents/Resources",
    "C:/Program Files/LibreOffice/program",
)

ADVICE = (
    "Install LibreOffice with its Python bridge (Debian and Ubuntu: apt install libreoffice-calc "
    "python3-uno; Fedora: dnf install libreoffice-calc libreoffice-pyuno) and use the Python "
    "version that the bridge was built for, or name the folder with uno.py in XLWINGS_CALC_UNO."
)


def uno(folder: str | None = None) -> Any:
    """Return the `uno` module.

    Args:
        folder: where `uno.py` lies; without it the usual places are searched.

    Raises:
        SetupError: there is no bridge, or it was built for another Python.
    """
    if "uno" in sys.modules:
        return sys.modules["uno"]
    failures = []
    for place in [folder] if folder else _places():
        try:
            return _load(Path(place) / "uno.py")
        except ImportError as error:
            failures.append(f"{place}: {error}")
    if not folder:
        with contextlib.suppress(ImportError), _import_left_alone():
            return importlib.import_module("uno")
    found = "; ".join(failures) or "no uno.py found"
    version = f"{sys.version_info.major}.{sys.version_info.minor}"
    raise SetupError(f"Python {version} cannot load LibreOffice's UNO bridge ({found}). {ADVICE}")


def struct(name: str, **members: Any) -> Any:
    """Return a UNO struct `com.sun.star.NAME` with the given members."""
    made = uno().createUnoStruct(f"com.sun.star.{name}")
    for member, value in members.items():
        setattr(made, member, value)
    return made


def enum(name: str, value: str) -> Any:
    """Return the value of the UNO enum `com.sun.star.NAME`."""
    return uno().Enum(f"com.sun.star.{name}", value)


def exception(name: str) -> type[Exception]:
    """Return the Python class of the UNO exception `com.sun.star.NAME`."""
    found: type[Exception] = uno().getClass(f"com.sun.star.{name}")
    return found


def interface(name: str) -> type:
    """Return the UNO interface `com.sun.star.NAME`, as a base for a Python class that listens."""
    found: type = uno().getClass(f"com.sun.star.{name}")
    return found


def unohelper() -> Any:
    """Return the `unohelper` module: its `Base` makes Python objects that LibreOffice can call.

    `class Pressed(bridge.unohelper().Base, bridge.interface("awt.XActionListener")): …`
    """
    if "unohelper" not in sys.modules:
        module = uno()
        with _import_left_alone():
            builtins.__import__ = module._uno_import
            _execute("unohelper", Path(module.__file__).with_name("unohelper.py"))
    return sys.modules["unohelper"]


def properties(**values: Any) -> tuple[Any, ...]:
    """Return a sequence of `PropertyValue`, the way UNO takes named arguments."""
    return tuple(struct("beans.PropertyValue", Name=name, Value=values[name]) for name in values)


def url(path: str | os.PathLike[str]) -> str:
    """Return a file's path as the URL that LibreOffice wants."""
    return str(uno().systemPathToFileUrl(os.fspath(path)))


def _places() -> list[str]:
    return [str(place) for place in existing(PLACES) if (place / "uno.py").is_file()]


def _load(path: Path) -> ModuleType:
    fundamental = path.with_name("fundamentalrc")
    if fundamental.is_file():
        os.environ.setdefault("URE_BOOTSTRAP", f"vnd.sun.star.pathname:{fundamental}")
    with _import_left_alone():
        if any(path.parent.glob("pyuno.*")):
            sys.path.append(str(path.parent))
        return _execute("uno", path)


def _execute(name: str, path: Path) -> ModuleType:
    """Load a module from its file, under its own name."""
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None or not path.is_file():
        raise ImportError(f"there is no {path}")
    module = importlib.util.module_from_spec(spec)
    sys.modules[name] = module
    try:
        spec.loader.exec_module(module)
    except BaseException:
        del sys.modules[name]
        raise
    return module


@contextlib.contextmanager
def _import_left_alone() -> Iterator[None]:
    """Undo what `uno.py` does to the host: it replaces `__import__` and lengthens `sys.path`."""
    original, path = builtins.__import__, list(sys.path)
    try:
        yield
    finally:
        builtins.__import__ = original
        sys.path[:] = path
