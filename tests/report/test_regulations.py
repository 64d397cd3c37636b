"""Every text that names a regulation takes it from the office's list."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime

import pytest
from docx import Document
from tests.report.example import TEMPLATE
from tests.report.test_levels import texts

from lkjip.report.material.model import ReportMaterial
from lkjip.report.outline import outline
from lkjip.report.reviu.sheet import reviu_sheet
from lkjip.report.wording.regulations import guide, guides_with_titles, reviu_guide
from lkjip.tables.declared.shipped import LEGAL_BASES

NEWER = (
    "Peraturan Presiden Nomor 7 Tahun 2030 tentang Sistem Akuntabilitas Kinerja Pemerintah;",
    "Peraturan Menteri PANRB Nomor 8 Tahun 2030 tentang Pelaporan Kinerja dan Reviunya.",
)


@pytest.fixture
def newer(material: ReportMaterial) -> ReportMaterial:
    return replace(material, legal_basis=NEWER)


def test_the_preface_names_the_regulations_of_the_list(newer: ReportMaterial) -> None:
    preface = texts(outline(newer)["bagian_awal"])
    assert "Nomor 7 Tahun 2030 tentang Sistem" in preface and "Nomor 8 Tahun 2030" in preface
    assert "29 Tahun 2014" not in preface and "53 Tahun 2014" not in preface


def test_the_first_chapter_prints_the_list_as_one_list(newer: ReportMaterial) -> None:
    chapter = texts(outline(newer)["isi_laporan"])
    assert "Akuntabilitas Kinerja Pemerintah; dan\n" in chapter
    assert "Pelaporan Kinerja dan Reviunya.\n" in chapter and ";." not in chapter


def test_the_reviewers_page_names_the_regulation_on_reviu(newer: ReportMaterial) -> None:
    import io

    when = datetime.fromisoformat("2031-01-20T08:00:00")
    sheet = Document(io.BytesIO(reviu_sheet(newer, (), (), TEMPLATE, 1, when, ())))
    words = "\n".join(p.text for p in sheet.paragraphs)
    assert "menurut Peraturan Menteri PANRB Nomor 8 Tahun 2030. Jawaban" in words
    assert "53 Tahun 2014" not in words


def test_a_list_without_such_a_regulation_gives_no_name() -> None:
    other = ("Undang-Undang Nomor 23 Tahun 2014 tentang Pemerintahan Daerah",)
    assert (guide(other), guides_with_titles(other), reviu_guide(other)) == ("", "", "")


def test_the_shipped_list_has_full_titles_and_the_rules_in_force() -> None:
    assert all(" tentang " in base for base in LEGAL_BASES)
    named = "\n".join(LEGAL_BASES)
    for one in ("8 Tahun 2006", "29 Tahun 2014", "53 Tahun 2014", "88 Tahun 2021", "89 Tahun 2021"):
        assert f"Nomor {one} tentang" in named
    assert guide(LEGAL_BASES).endswith("Nomor 53 Tahun 2014")
