"""Cross-checks: each finding shows both figures, and nothing is found where nothing is wrong."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.findings import Finding, Place
from lkjip.measure.cross_checks.indicator import (
    periksa_arah,
    periksa_lonjakan,
    periksa_pecahan,
    periksa_salinan,
    periksa_satuan,
    periksa_tahun,
    periksa_target_pk,
    periksa_total,
)
from lkjip.measure.cross_checks.lists import Sebutan, periksa_ganda
from lkjip.measure.numbers.quantity import Peringkat, Rentang
from lkjip.measure.rules.direction_words import arah_menurut_kata
from lkjip.measure.rules.rule import Akumulasi, Arah, Aturan

D = Decimal
NAIK, TURUN = Aturan(), Aturan(Arah.TURUN)


def kode(temuan: tuple[Finding, ...]) -> list[str]:
    return [t.kode for t in temuan]


def tw(*nilai: object) -> list[Decimal | None]:
    return [None if x is None else D(str(x)) for x in nilai]


def test_the_year_is_compared_with_its_quarters() -> None:
    (t,) = periksa_total(D(12), tw(3, 3, 3, 2), Akumulasi.JUMLAH, "Laporan")
    assert t.kode == "C09" and "12" in t.pesan and "11" in t.pesan
    assert periksa_total(D(11), tw(3, 3, 3, 2), Akumulasi.JUMLAH, "Laporan") == ()
    assert periksa_total(D(85), tw(20, 40, 60, 85), Akumulasi.AKHIR, "%") == ()


def test_a_rounded_mean_of_quarters_is_no_difference() -> None:
    assert periksa_total(D("3.33"), tw(3, 3, 4), Akumulasi.RATA, "Nilai") == ()


def test_percentages_added_up_over_quarters_are_found() -> None:
    # Dinas Perhubungan Kota Probolinggo, TW II 2024: TW I = 22 %, TW II = 24 %, printed 46 %.
    (t,) = periksa_total(D(46), tw(22, 24, None, None), Akumulasi.AKHIR, "%")
    assert t.kode == "C10" and "22 + 24 = 46" in t.pesan
    assert kode(periksa_total(None, tw(22, 24), Akumulasi.JUMLAH, "Persen")) == ["C10"]


def test_one_quarter_with_a_percentage_is_no_sum() -> None:
    assert periksa_total(D(24), tw(0, 24), Akumulasi.AKHIR, "%") == ()
    assert periksa_total(D(24), tw(0, 24), Akumulasi.JUMLAH, "%") == ()


def test_without_quarters_there_is_nothing_to_compare() -> None:
    assert periksa_total(D(5), tw(None, None), Akumulasi.JUMLAH) == ()
    assert periksa_total(None, tw(1, 2), Akumulasi.JUMLAH) == ()


@pytest.mark.parametrize(("target", "realisasi"), [("85", "0.85"), ("0.85", "80"), ("100", "1")])
def test_a_fraction_beside_a_percentage_is_found(target: str, realisasi: str) -> None:
    assert kode(periksa_pecahan(D(target), D(realisasi), "%")) == ["N07"]


@pytest.mark.parametrize(
    ("target", "realisasi", "satuan"),
    [
        ("0.41", "0.03", "%"),
        ("85", "80", "%"),
        ("85", "0.85", "Ton"),
        ("5", "0.5", "%"),
        ("85", "0", "%"),
        ("3", "0.9", "%"),
    ],
)
def test_a_small_percentage_is_no_fraction(target: str, realisasi: str, satuan: str) -> None:
    assert periksa_pecahan(D(target), D(realisasi), satuan) == ()


BERBUNYI = [
    ("Angka Kematian Ibu (AKI) per 100.000 KH", Arah.TURUN),
    ("Prevalensi stunting pada balita", Arah.TURUN),
    ("Persentase penduduk miskin", Arah.TURUN),
    ("Tingkat Pengangguran Terbuka", Arah.TURUN),
    ("Laju inflasi", Arah.TURUN),
    ("Rasio Gini", Arah.TURUN),
    ("Persentase Penurunan Gangguan Keamanan", Arah.NAIK),
    ("Prosentase penurunan angka pelanggaran angkutan jalan", Arah.NAIK),
    ("Persentase penurunan angka kemiskinan", Arah.NAIK),
    ("Persentase balita stunting yang ditangani", None),
    ("Jumlah dokumen koordinasi penanggulangan kemiskinan", None),
    ("Cakupan layanan pencegahan stunting", None),
    ("Penurunan angka stunting", None),
    ("Indeks Kepuasan Masyarakat", None),
    ("Persentase keluarga miskin yang menerima bantuan", None),
]


@pytest.mark.parametrize(("nama", "arah"), BERBUNYI, ids=[n for n, _ in BERBUNYI])
def test_only_strong_wording_names_a_direction(nama: str, arah: Arah | None) -> None:
    assert arah_menurut_kata(nama) is arah


def test_a_direction_against_the_wording_is_found() -> None:
    (t,) = periksa_arah("Angka Kematian Ibu", NAIK)
    assert t.kode == "C07" and "naik" in t.pesan and "turun" in t.pesan
    assert kode(periksa_arah("Persentase penurunan kriminalitas", TURUN)) == ["C07"]
    assert periksa_arah("Angka Kematian Ibu", TURUN) == ()
    assert periksa_arah("Laju inflasi", Aturan(Arah.RENTANG)) == ()


def test_a_wording_with_two_meanings_is_asked_about() -> None:
    assert kode(periksa_arah("Penurunan angka stunting", NAIK)) == ["C28"]


@pytest.mark.parametrize(
    ("kini", "lalu", "harapan"),
    [(301, 100, ["C13"]), (300, 100, []), (33, 100, ["C13"]), (50, 100, []), (5, 0, [])],
)
def test_a_leap_of_more_than_three_times_is_asked_about(
    kini: int, lalu: int, harapan: list[str]
) -> None:
    assert kode(periksa_lonjakan(D(kini), D(lalu))) == harapan


def test_an_unknown_year_is_no_leap() -> None:
    assert periksa_lonjakan(None, D(5)) == periksa_lonjakan(D(5), None) == ()


@pytest.mark.parametrize(
    ("kini", "lalu", "harapan"),
    [
        ("82.92", "82.92", ["C14"]),
        ("82.920", "82.92", ["C14"]),
        ("82.9", "82.9", ["C14"]),
        ("8.2", "8.2", []),
        ("100", "100", []),
        ("12", "12", []),
        ("82.92", "82.93", []),
    ],
)
def test_last_years_figure_is_seen_when_chance_is_unlikely(
    kini: str, lalu: str, harapan: list[str]
) -> None:
    assert kode(periksa_salinan(D(kini), D(lalu))) == harapan


def test_a_target_that_differs_from_the_agreement_shows_both() -> None:
    (t,) = periksa_target_pk(D(85), D(90))
    assert t.kode == "C15" and "85" in t.pesan and "90" in t.pesan
    assert periksa_target_pk(D("85.0"), D(85)) == ()
    (r,) = periksa_target_pk(Rentang(D(80), D(90)), D(90))
    assert r.kode == "C15" and "80–90" in r.pesan
    a, bb = Peringkat("predikat", "A", 7), Peringkat("predikat", "BB", 5)
    assert kode(periksa_target_pk(bb, a)) == ["C15"]
    assert periksa_target_pk(None, D(85)) == ()


def test_a_unit_typed_beside_the_number_must_be_the_indicators_unit() -> None:
    (t,) = periksa_satuan("Orang", "Dokumen")
    assert t.kode == "N16" and "Orang" in t.pesan and "Dokumen" in t.pesan
    assert periksa_satuan("Dok", "Dokumen") == ()
    assert periksa_satuan("%", "Persen") == ()
    assert periksa_satuan("", "Dokumen") == ()


@pytest.mark.parametrize(
    ("teks", "harapan"),
    [
        ("Realisasi tahun 2023 sebesar 85 %.", ["C16"]),
        ("Realisasi tahun 2024 sebesar 85 %.", []),
        ("Sesuai PermenPANRB Nomor 53 Tahun 2014 dan Perda No. 5 Tahun 2019.", []),
        ("Renstra 2019-2024 dan RPJMD 2019 s.d. 2023", []),
        ("Anggaran Rp2.023.000.000 untuk 2.019 orang", []),
        ("Dibanding tahun 2022, nilai naik.", []),
    ],
)
def test_a_year_that_is_not_the_reports_is_seen_in_a_text(teks: str, harapan: list[str]) -> None:
    assert kode(periksa_tahun(teks, 2024, boleh={2022})) == harapan


def sebutan(nilai: int, arah: Arah = Arah.NAIK, lembar: str = "Kinerja", **lain: str) -> Sebutan:
    isi = {"nama": "Nilai SAKIP", "lingkup": "Bagian Pemerintahan", **lain}
    return Sebutan(
        isi["nama"], isi["lingkup"], 2024, D(nilai), arah, Place(lembar=lembar, sel="J4")
    )


def test_one_indicator_with_two_values_is_found_with_both_places() -> None:
    (t,) = periksa_ganda([sebutan(85), sebutan(86, lembar="Analisis", nama="Nilai SA KIP")])
    assert t.kode == "C11" and t.lembar == "Analisis"
    assert "86" in t.pesan and "85" in t.pesan and "Kinerja!J4" in t.pesan


def test_one_indicator_with_two_directions_is_found() -> None:
    (t,) = periksa_ganda([sebutan(85), sebutan(85, Arah.TURUN)])
    assert t.kode == "C12" and "turun" in t.pesan and "naik" in t.pesan


def test_two_units_may_report_the_same_indicator_with_two_values() -> None:
    assert list(periksa_ganda([sebutan(85), sebutan(86, lingkup="Bagian Hukum")])) == []


def test_the_same_value_twice_is_no_finding() -> None:
    assert list(periksa_ganda([sebutan(85), sebutan(85, lembar="Analisis")])) == []
