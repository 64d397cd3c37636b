"""The quick guide as a Word file: fresh, two pages, and beside the forms that go out."""

from __future__ import annotations

import importlib.util
import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest
from docx import Document
from tests.steps.office import memory_office

ROOT = Path(__file__).resolve().parents[2]
SHIPPED = ROOT / "forms" / "templat" / "petunjuk_pengisian.docx"


@pytest.fixture(scope="module")
def maker() -> ModuleType:
    spec = importlib.util.spec_from_file_location(
        "make_quick_guide", ROOT / "docs/make_quick_guide.py"
    )
    assert spec is not None and spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_the_shipped_guide_is_what_the_script_makes_now(maker: ModuleType) -> None:
    assert SHIPPED.read_bytes() == maker.build(), "run docs/make_quick_guide.py"


def test_every_word_of_the_guide_is_in_the_word_file() -> None:
    document = Document(str(SHIPPED))
    cells = [cell.text for table in document.tables for row in table.rows for cell in row.cells]
    written = " ".join([p.text for p in document.paragraphs] + cells)
    source = (ROOT / "docs" / "petunjuk-pengisian.md").read_text(encoding="utf-8")
    words = re.findall(r"[A-Za-z]{4,}", re.sub(r"<!--.*?-->|!\[.*", "", source))
    assert len(words) > 200
    assert [word for word in words if word not in written] == []


def test_the_guide_lies_beside_the_forms(tmp_path: Path) -> None:
    office = memory_office(tmp_path / "kantor").asked()
    beside = office.folder / "forms" / "2024" / "keluar" / "Petunjuk_Pengisian.docx"
    assert beside.read_bytes() == SHIPPED.read_bytes()


@pytest.mark.libreoffice
def test_the_guide_prints_on_two_pages(tmp_path: Path) -> None:
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    office = ["soffice", profile, "--headless", "--convert-to", "pdf"]
    done = [*office, "--outdir", str(tmp_path), str(SHIPPED)]
    subprocess.run(done, check=True, capture_output=True, timeout=120)
    data = (tmp_path / "petunjuk_pengisian.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", data)) == 2
