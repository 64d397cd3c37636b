"""The documents as the tests read them, and the scripts that make parts of them."""

from __future__ import annotations

import importlib.util
import re
import sys
from pathlib import Path
from types import ModuleType

import pytest

ROOT = Path(__file__).resolve().parents[2]
DOCS = ROOT / "docs"


def script(name: str) -> ModuleType:
    """A script of ``docs/`` as a module."""
    if name not in sys.modules:
        place = importlib.util.spec_from_file_location(name, DOCS / f"{name}.py")
        assert place is not None
        assert place.loader is not None
        module = importlib.util.module_from_spec(place)
        sys.modules[name] = module
        place.loader.exec_module(module)
    return sys.modules[name]


@pytest.fixture(scope="session")
def parts() -> ModuleType:
    """``docs/make_sections.py``."""
    return script("make_sections")


@pytest.fixture(scope="session")
def pictures() -> ModuleType:
    """``docs/make_pictures.py``, and the script beside it that it imports."""
    script("many_units")
    return script("make_pictures")


@pytest.fixture(scope="session")
def manual() -> str:
    """The manual for staff, whole."""
    return (DOCS / "panduan.md").read_text(encoding="utf-8")


@pytest.fixture(scope="session")
def written(manual: str) -> str:
    """Return the hand-written text of the manual, without the generated parts."""
    return re.sub(r"<!-- mulai: (\S+) -->.*?<!-- akhir: \1 -->", "", manual, flags=re.DOTALL)
