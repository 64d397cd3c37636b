"""Categories: lower bounds on the unrounded value; gaps of printed scales get a note."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.measure.rules.category import (
    SKALA_86_2017,
    SKALA_AKIP,
    SKALA_BAWAAN,
    SKALA_ENAM,
    SKALA_TARGET,
    Skala,
)

D = Decimal


@pytest.mark.parametrize(
    ("nilai", "nama"),
    [
        ("91", "Sangat Tinggi"),
        ("250", "Sangat Tinggi"),
        ("90.999", "Tinggi"),
        ("90.90", "Tinggi"),  # printed so by Kota Probolinggo, Evaluasi RKPD TW II 2024
        ("76", "Tinggi"),
        ("75.99", "Sedang"),
        ("66.67", "Sedang"),
        ("65.0", "Rendah"),
        ("51", "Rendah"),
        ("50.51", "Sangat Rendah"),  # printed so by Kota Probolinggo
        ("0", "Sangat Rendah"),
        ("-3", "Sangat Rendah"),
    ],
)
def test_the_lower_bound_decides_on_the_unrounded_value(nilai: str, nama: str) -> None:
    assert SKALA_86_2017.kategori(D(nilai)) == nama


def test_no_value_has_no_category() -> None:
    assert SKALA_86_2017.kategori(None) == ""
    assert SKALA_86_2017.catatan_celah(None) == ()


@pytest.mark.parametrize("nilai", ["90.5", "75.01", "65.999", "50.86"])
def test_a_value_inside_a_printed_gap_gets_a_note(nilai: str) -> None:
    (temuan,) = SKALA_86_2017.catatan_celah(D(nilai))
    assert temuan.kode == "C18" and SKALA_86_2017.kategori(D(nilai)) in temuan.pesan


@pytest.mark.parametrize("nilai", ["90", "91", "76", "120", "0"])
def test_a_value_that_the_scale_names_gets_no_note(nilai: str) -> None:
    assert SKALA_86_2017.catatan_celah(D(nilai)) == ()


def test_a_strict_bound_belongs_to_the_class_below() -> None:
    assert SKALA_ENAM.kategori(D(85)) == "Sangat Baik"
    assert SKALA_ENAM.kategori(D("85.01")) == "Memuaskan"
    assert SKALA_AKIP.kategori(D(80)) == "BB"
    assert SKALA_AKIP.kategori(D("80.01")) == "A"


def test_a_scale_that_ends_at_100_leaves_out_what_lies_above() -> None:
    assert SKALA_ENAM.di_celah(D(101)) and not SKALA_ENAM.di_celah(D(100))


def test_two_decimals_leave_a_gap_too() -> None:
    assert SKALA_TARGET.di_celah(D("94.995"))
    assert SKALA_TARGET.kategori(D("105.01")) == "Melampaui Target"


def test_the_rows_of_a_scale_may_come_in_any_order() -> None:
    baris = [(D(0), "c"), (D(80), "a"), (D(50), "b")]
    assert Skala.dari_tabel(baris) == Skala.dari_tabel(reversed(baris))
    assert Skala.dari_tabel(baris).nama_kategori == ("a", "b", "c")


def test_a_scale_without_rows_or_with_equal_bounds_is_refused() -> None:
    with pytest.raises(ValueError, match="at least one row"):
        Skala(())
    with pytest.raises(ValueError, match="same lower bound"):
        Skala(((D(1), "a"), (D(1), "b")))


def test_every_shipped_scale_names_its_source() -> None:
    assert all(s.nama for s in SKALA_BAWAAN)
