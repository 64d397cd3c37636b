"""The pictures can be made again, and the quick guide fits on two pages."""

from __future__ import annotations

import re
import subprocess
from pathlib import Path
from types import ModuleType

import pytest
from markdown_it import MarkdownIt

pytestmark = pytest.mark.libreoffice

DOCS = Path(__file__).resolve().parents[2] / "docs"
PAGES = 2
PRINT = """<html><head><meta charset="utf-8"><style>
@page { margin: 1.5cm } body, p, li, td, th { font-family: Carlito, Calibri; font-size: 10pt }
p, li, h2 { margin-top: 0; margin-bottom: 2pt } h2 { font-size: 12pt }
</style></head><body>%s</body></html>"""
TABLE = '<table border="1" cellspacing="0" cellpadding="1" width="100%">'


@pytest.mark.slow_stage
def test_the_script_makes_every_picture_again(pictures: ModuleType, tmp_path: Path) -> None:
    made = pictures.make(tmp_path)

    assert sorted(made) == sorted(picture.name for picture in tmp_path.glob("*"))
    assert all((tmp_path / name).stat().st_size < pictures.LARGEST for name in made)


def test_the_quick_guide_for_heads_prints_on_two_pages(tmp_path: Path) -> None:
    words = (DOCS / "petunjuk-pengisian.md").read_text(encoding="utf-8")
    body = MarkdownIt().enable("table").render(words)
    body = body.replace("h1>", "h2>").replace("<table>", TABLE)
    body = re.sub(r'src="([^"]+)"', lambda m: f'src="{(DOCS / m[1]).as_uri()}" width="640"', body)
    page = tmp_path / "petunjuk.html"
    page.write_text(PRINT % body, encoding="utf-8")
    profile = f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}"
    office = ["soffice", profile, "--headless", "--infilter=HTML (StarWriter)"]
    office += ["--convert-to", "pdf:writer_pdf_Export", "--outdir", str(tmp_path), str(page)]

    subprocess.run(office, check=True, capture_output=True, timeout=120)

    data = (tmp_path / "petunjuk.pdf").read_bytes()
    assert len(re.findall(rb"/Type\s*/Page\b", data)) <= PAGES
