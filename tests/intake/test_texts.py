"""Words that people typed stay whole: comments, separators, lists."""

from __future__ import annotations

from pathlib import Path

import pytest

from lkjip.intake.gate import Passed, inspect
from lkjip.intake.sheet.values import decode, unescape_ooxml
from lkjip.report.blocks.builders import typed_list

CASES = Path(__file__).resolve().parent.parent / "data" / "cases"


def passed(name: str) -> Passed:
    found = inspect((CASES / name).read_bytes(), name)
    assert isinstance(found, Passed)
    return found


def test_a_thread_of_comments_is_shown_whole() -> None:
    comments = passed("komentar_berutas.xlsx").content.sheet["Kinerja"].comments
    assert comments == {"F6": "Realisasi TW I seharusnya 4 dokumen\nlihat SK terlampir / Baik"}


@pytest.mark.parametrize(
    ("kept", "seen"),
    [
        ("menunggu._x000B_Kendala", "menunggu.\nKendala"),
        ("satu_x000C_dua", "satu\ndua"),
        ("non_x001E_aktif", "non-aktif"),
        ("satu&#133;dua", "satu\ndua"),
        ("satu&#x2028;dua", "satu\ndua"),
    ],
)
def test_a_separator_that_xml_cannot_hold_is_replaced(kept: str, seen: str) -> None:
    assert (decode(kept) if "&" in kept else unescape_ooxml(kept)) == seen


def test_a_typed_list_keeps_its_lines_and_marks() -> None:
    answers = passed("jawaban_berdaftar.xlsx").content.sheet["Analisis"].columns["E"].values()
    [text] = [one for one in answers if isinstance(one, str) and "\n" in one]
    assert typed_list(text) == (
        "Kendala yang dihadapi:",
        (
            ("1.", "Keterlambatan data dari kecamatan"),
            ("2.", "Pergantian petugas"),
            ("3.", "Jaringan terputus"),
        ),
    )


@pytest.mark.parametrize(
    ("text", "items"),
    [
        ("- satu\n- dua\nlanjutannya", [("•", "satu"), ("•", "dua lanjutannya")]),
        ("a) satu\nb) dua", [("a.", "satu"), ("b.", "dua")]),
        ("1. hanya satu", []),
        ("2024. Tahun itu\nbiasa", []),
        ("Kalimat biasa.\nBaris kedua.", []),
    ],
)
def test_only_two_marked_lines_make_a_list(text: str, items: list[tuple[str, str]]) -> None:
    assert list(typed_list(text)[1]) == items
