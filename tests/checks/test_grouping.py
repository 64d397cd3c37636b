"""Findings of one kind are told as one, and nothing is told together that differs."""

from __future__ import annotations

from lkjip.findings import Finding, Place, make
from lkjip.findings.grouping import grouped


def blank(cell: str, label: str, unit: str = "A") -> Finding:
    return make("I01", Place("a.xlsx", unit, "Kinerja", cell, label))


def test_a_block_of_cells_is_one_line_with_its_rows_and_columns() -> None:
    found = [
        blank(f"{letter}{row}", f"{title} IK0{row - 4}")
        for row in range(6, 12)
        for letter, title in (("F", "TW I"), ("G", "TW II"), ("H", "TW III"))
    ]
    [group] = grouped(found)
    assert group.message == "Kinerja!F6:H11 (IK02–IK07: TW I, TW II, TW III) belum diisi."
    assert (group.place, len(group.findings)) == ("Kinerja!F6:H11", 18)


def test_scattered_cells_are_listed_and_a_long_list_is_cut() -> None:
    [group] = grouped([blank("F6", "TW I IK01"), blank("G9", "TW II IK04")])
    assert group.message == "Kinerja!F6, G9 (IK01: TW I; IK04: TW II) belum diisi."
    [group] = grouped([blank(f"F{row}", f"TW I IK{row}") for row in range(6, 30, 2)])
    assert ", dan 6 lagi" in group.place and ", dan 6 lagi" in group.label


def test_one_finding_stays_as_it_is() -> None:
    one = blank("F6", "TW I IK01")
    [group] = grouped([one])
    assert (group.message, group.place, group.label) == (one.message, "Kinerja!F6", "TW I IK01")
    [group] = grouped([make("I10", Place("a.xlsx", "A", "Bukti"))])
    assert (group.place, group.label) == ("Bukti", "")


def test_a_line_of_a_mail_names_the_place_where_its_sentence_does_not() -> None:
    at = Place("a.xlsx", "A", "Anggaran", "E6", "Realisasi (Rp) 1.1")
    [over] = grouped([make("A01", at, nilai="Rp2", pagu="Rp1", lebih="Rp1")])
    assert over.told == f"Anggaran!E6 (Realisasi (Rp) 1.1): {over.message}"
    [named] = grouped([blank("F6", "TW I IK01")])
    assert named.told == named.message


def test_other_units_other_values_and_other_kinds_stay_apart() -> None:
    at = Place("a.xlsx", "A", "Kinerja", "F6", "TW I IK01")
    other = Place("a.xlsx", "A", "Kinerja", "F7", "TW I IK02")
    found = [
        blank("F6", "TW I IK01"),
        blank("F7", "TW I IK02", "B"),
        make("I05", at, nilai="dua"),
        make("I05", other, nilai="tiga"),
    ]
    assert [group.findings for group in grouped(found)] == [(one,) for one in found]
