"""Pictures and column widths."""

import struct
from decimal import Decimal

import pytest
from tests.report.make import indikator

from lkjip.report.blocks.model import Baris, Celah, Gambar, Isi, Kolom, Tabel
from lkjip.report.charts import svg
from lkjip.report.charts.bars import Batang, Kelompok, batang_mendatar
from lkjip.report.charts.years import titik
from lkjip.report.material.model import BahanLaporan, TahunLain
from lkjip.report.outline import kerangka
from lkjip.report.word.widths import lebar_wajar


def gambar(bahan: BahanLaporan) -> dict[str, Gambar]:
    return {b.kunci: b for isi in kerangka(bahan).values() for b in isi if isinstance(b, Gambar)}


def test_the_four_charts_are_there_and_crisp(bahan: BahanLaporan) -> None:
    ada = gambar(bahan)
    assert len(ada) == 4
    for g in ada.values():
        lebar, tinggi = struct.unpack(">II", g.png[16:24])
        assert lebar / g.lebar * 25.4 >= 250, "dots per inch"
        assert lebar / tinggi == pytest.approx(g.lebar / g.tinggi, rel=0.01)


def test_a_chart_does_not_depend_on_colour(bahan: BahanLaporan) -> None:
    """Both kinds of bars differ in pattern, and every bar carries its figure."""
    isi = [Kelompok("A", (Batang(Decimal(120), svg.GELAP), Batang(Decimal(40), svg.ARSIR)))]
    _, teks = batang_mendatar(isi, ((svg.GELAP, "satu"), (svg.ARSIR, "dua")))
    assert "url(#arsir)" in teks and "120,00 %" in teks and "40,00 %" in teks


def test_a_bar_without_a_value_says_why() -> None:
    _, teks = batang_mendatar([Kelompok("A", (Batang(None, tanpa="belum rilis"),))], ())
    assert "belum rilis" in teks and "0,00" not in teks


def test_without_the_drawing_library_the_report_is_written_without_pictures(
    bahan: BahanLaporan, monkeypatch: pytest.MonkeyPatch
) -> None:
    from tests.report import example as contoh

    from lkjip.report.compose import susun

    monkeypatch.setattr(svg, "tersedia", lambda: False)
    assert gambar(bahan) == {}
    hasil = susun(bahan, contoh.TEMPLAT, 1, contoh.WAKTU)
    assert [f.kode for f in hasil.temuan if f.kode != "L04"] == ["L10"]


def test_years_of_another_method_are_not_drawn_beside_this_one(bahan: BahanLaporan) -> None:
    ind = indikator(
        lalu=(TahunLain(2023, Decimal(4)), TahunLain(2022, Decimal(9), metode_berubah=True))
    )
    assert titik(bahan, ind) == [("2023", Decimal(4)), ("s.d. TW II 2024", Decimal(5))]


def test_long_labels_are_wrapped_and_cut() -> None:
    baris = svg.lipat("kata " * 40, 100, 12, 2)
    assert len(baris) == 2 and baris[-1].endswith("…")
    assert all(svg.lebar_teks(b, 12) < 130 for b in baris)


def test_a_number_never_breaks_over_two_lines() -> None:
    kolom = (
        Kolom("Uraian", 90),
        Kolom("Pagu (Rp)", 5, Isi.ANGKA),
        Kolom("Kategori", 5, Isi.TENGAH),
    )
    t = Tabel("x", "x", kolom, (Baris(("a", "1.234.567.890.123", "Sangat Rendah")),))
    lebar = lebar_wajar(t, 155)
    assert sum(lebar) == pytest.approx(155)
    assert lebar[1] > 28 and lebar[2] > 13 and lebar[0] > 90


def test_widths_are_kept_where_nothing_must_grow() -> None:
    kolom = (Kolom("A", 50), Kolom("B", 50))
    isi = Baris(("x z", Celah("y", "unit", "isi")))
    assert lebar_wajar(Tabel("x", "x", kolom, (isi,)), 100) == [50, 50]


def test_a_column_of_codes_is_no_wider_than_its_codes_and_leaves_the_rest_to_the_names() -> None:
    kolom = (Kolom("Kode", 20), Kolom("Uraian", 30), Kolom("Pagu (Rp)", 50, Isi.ANGKA))
    pendek = lebar_wajar(Tabel("x", "x", kolom, (Baris(("1.01", "nama", "5")),)), 155)
    assert pendek[0] < 14 and pendek[2] == pytest.approx(77.5)
    assert sum(pendek) == pytest.approx(155)
    panjang = lebar_wajar(Tabel("x", "x", kolom, (Baris(("4.01.02.2.01.0001", "nama", "5")),)), 155)
    assert 28 < panjang[0] <= 31.1


def test_capitals_are_as_wide_as_they_are_drawn() -> None:
    """A label of capitals that was measured too narrow ran out of the picture."""
    nama = "PROGRAM PENUNJANG URUSAN PEMERINTAHAN DAERAH KABUPATEN/KOTA"
    assert svg.lebar_teks(nama, 12) > 1.15 * svg.lebar_teks(nama.lower(), 12)
    assert len(svg.lipat(nama, 235, 12)) == 3


def test_too_many_columns_still_fit_the_page() -> None:
    kolom = tuple(Kolom(f"Kolom{n}", 1, Isi.ANGKA) for n in range(20))
    baris = Baris(tuple("123.456.789" for _ in kolom))
    assert sum(lebar_wajar(Tabel("x", "x", kolom, (baris,)), 155)) == pytest.approx(155)
