"""Analysis 1: the sentence of one indicator says what its figures say, and nothing else."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.report.make import indikator

from lkjip.measure.numbers.quantity import Peringkat, Rentang
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import hitung_capaian
from lkjip.measure.rules.rule import Arah, Aturan, Rumus
from lkjip.report.material.goal_members import sebagian, terpakai
from lkjip.report.material.model import Indikator, Sasaran
from lkjip.report.wording.target import kalimat_sasaran, kalimat_target, kalimat_ujung


def teks(*args: object, **kwargs: object) -> str:
    return kalimat_target(*args, **kwargs).replace("\u00a0", " ")  # type: ignore[arg-type]


def dihitung(target: str, realisasi: str, arah: Arah = Arah.NAIK, **ubah: object) -> Indikator:
    hasil = hitung_capaian(Decimal(target), Decimal(realisasi), Aturan(arah, Rumus.SELISIH))
    return indikator(
        target=Decimal(target),
        realisasi=Decimal(realisasi),
        capaian=hasil.nilai,
        formula=hasil.formula,
        arah=arah,
        **ubah,
    )


def test_a_target_that_was_passed() -> None:
    assert teks(dihitung("7", "8")) == (
        "Jumlah Dokumen Penataan mencapai 8 dokumen, melampaui target 7 dokumen (capaian 114,29 %)."
    )


def test_a_target_that_was_reached_exactly() -> None:
    assert teks(dihitung("7", "7")) == (
        "Jumlah Dokumen Penataan mencapai 7 dokumen, tepat sesuai target (capaian 100,00 %)."
    )


def test_a_target_that_was_missed_names_what_is_missing() -> None:
    assert teks(dihitung("7", "5")) == (
        "Jumlah Dokumen Penataan mencapai 5 dokumen dari target 7 dokumen (capaian 71,43 %), "
        "kurang 2 dokumen."
    )


def test_before_the_year_is_over_nothing_is_called_missed() -> None:
    assert teks(dihitung("7", "5"), setahun=False) == (
        "Jumlah Dokumen Penataan baru terealisasi 5 dokumen dari target setahun 7 dokumen "
        "(capaian 71,43 %)."
    )
    assert "sudah mencapai target setahun 7 dokumen" in teks(dihitung("7", "7"), setahun=False)
    assert "melampaui target setahun" in teks(dihitung("7", "9"), setahun=False)


@pytest.mark.parametrize(
    ("realisasi", "potong"),
    [
        ("8", "tercatat 8 dokumen, 2 dokumen di bawah batas target 10 dokumen (capaian 120,00 %)"),
        ("10", "tercatat 10 dokumen, tepat pada batas target (capaian 100,00 %)."),
        ("12", "tercatat 12 dokumen, 2 dokumen di atas batas target 10 dokumen (capaian 80,00 %)"),
    ],
)
def test_lower_is_better(realisasi: str, potong: str) -> None:
    assert potong in teks(dihitung("10", realisasi, Arah.TURUN))


def test_a_negative_result_raised_to_zero_says_so() -> None:
    kalimat = teks(dihitung("10", "25", Arah.TURUN))
    assert kalimat.endswith("; hasil hitungnya negatif sehingga ditetapkan 0.")
    assert "(capaian 0,00 %)" in kalimat


def test_zero_target_of_a_lower_is_better_indicator() -> None:
    nol = teks(dihitung("0", "0", Arah.TURUN, satuan="Kasus"))
    assert nol.endswith("tercatat 0 kasus, tepat pada batas target (capaian 100,00 %).")
    ada = teks(dihitung("0", "3", Arah.TURUN, satuan="Kasus"))
    assert "3 kasus di atas batas target 0 kasus (capaian 0,00 %)" in ada
    assert "negatif" not in ada


def test_zero_target_of_a_higher_is_better_indicator_has_no_capaian() -> None:
    assert teks(dihitung("0", "3")) == (
        "Jumlah Dokumen Penataan terealisasi 3 dokumen, sedangkan targetnya 0; capaiannya tidak "
        "dapat dihitung."
    )


def test_a_value_that_is_not_released_is_no_zero() -> None:
    ind = indikator(
        nama="Nilai LPPD",
        realisasi=None,
        capaian=None,
        status=Status.BELUM_RILIS,
        keterangan="terbit bulan April",
    )
    assert teks(ind, tahun=2024) == (
        "Nilai LPPD belum dirilis ketika laporan ini disusun; capaiannya tidak dihitung dan tidak "
        "ikut dalam rata-rata. Keterangan unit: Terbit bulan April."
    )


def test_a_value_that_was_not_measured() -> None:
    ind = indikator(realisasi=None, capaian=None, status=Status.TIDAK_DIUKUR)
    assert "tidak diukur pada tahun 2024; capaiannya tidak dihitung" in teks(ind, tahun=2024)


def test_confirmed_nothing() -> None:
    ind = indikator(realisasi=Decimal(0), capaian=Decimal(0), status=Status.NIHIL)
    assert teks(ind) == (
        "Untuk jumlah Dokumen Penataan tidak ada realisasi dari target 7 dokumen (capaian 0,00 %)."
    )
    assert "belum ada realisasi" in teks(ind, setahun=False)


def test_a_capped_capaian_keeps_its_own_value_and_names_the_cap() -> None:
    assert teks(dihitung("5", "9"), batas=Decimal(120)) == (
        "Jumlah Dokumen Penataan mencapai 9 dokumen, melampaui target 5 dokumen (capaian "
        "180,00 %); dalam rata-rata dihitung 120 %."
    )
    assert "dalam rata-rata" not in teks(dihitung("5", "6"), batas=Decimal(120))


def test_nothing_filled_in_is_no_sentence() -> None:
    assert teks(indikator(realisasi=None, capaian=None)) == ""
    assert teks(indikator(target=None, capaian=None)) == ""


@pytest.mark.parametrize(
    ("realisasi", "capaian", "letak"),
    [("85", "100", "sesuai dengan"), ("70", "87.5", "di bawah"), ("95", "94.7", "di atas")],
)
def test_a_range_as_target(realisasi: str, capaian: str, letak: str) -> None:
    ind = indikator(
        satuan="Persen",
        target=Rentang(Decimal(80), Decimal(90)),
        realisasi=Decimal(realisasi),
        capaian=Decimal(capaian),
    )
    assert f"tercatat {realisasi} %, {letak} target 80–90 %" in teks(ind)


def test_ranks_and_values_as_the_office_prints_them() -> None:
    bb, b_ = Peringkat("akip", "BB", 5), Peringkat("akip", "B", 4)
    capai = indikator(nama="Predikat AKIP", target=bb, realisasi=bb, capaian=Decimal(100))
    assert teks(capai) == "Predikat AKIP memperoleh BB, sesuai dengan target (capaian 100,00 %)."
    kurang = indikator(nama="Predikat AKIP", target=bb, realisasi=b_, capaian=None)
    assert teks(kurang).endswith(
        "terealisasi B terhadap target BB; capaiannya tidak dapat dihitung."
    )
    spip = indikator(
        nama="Maturitas SPIP",
        target=Decimal("3.35"),
        target_teks="Level 3 (3,35)",
        realisasi=Decimal("3.157"),
        realisasi_teks="Level 3 (3,157)",
        capaian=Decimal("94.2388"),
    )
    assert teks(spip) == (
        "Maturitas SPIP memperoleh Level 3 (3,157), belum memenuhi target Level 3 (3,35) (capaian "
        "94,24 %)."
    )


def test_the_mean_of_a_sasaran_and_what_left_it() -> None:
    isi = (indikator(), indikator(kode="IK03"))
    s = Sasaran(
        "Tertib", isi, Decimal("71.4286"), "Sedang", keluar=(("Nilai LPPD", "belum rilis"),)
    )
    assert kalimat_sasaran(s).replace("\u00a0", " ") == (
        "Rata-rata capaian dua indikator sasaran ini adalah 71,43 %, termasuk kategori Sedang. "
        "Tidak ikut dihitung: nilai LPPD (belum rilis)."
    )
    kosong = Sasaran("Tertib", (indikator(capaian=None),))
    assert "belum dapat dihitung" in kalimat_sasaran(kosong)


def test_a_sasaran_is_named_where_no_heading_names_it() -> None:
    s = Sasaran("Tertib  administrasi", (indikator(),), Decimal("71.4286"), "Sedang")
    assert kalimat_sasaran(s, setahun=False, bernama=True).replace("\u00a0", " ") == (
        "Capaian indikator sasaran “Tertib administrasi” terhadap target setahun adalah 71,43 %, "
        "termasuk kategori Sedang."
    )
    kosong = Sasaran("Tertib", (indikator(capaian=None),))
    assert "capaian sasaran “Tertib” belum dapat" in kalimat_sasaran(kosong, bernama=True)


def test_highest_and_lowest_only_where_they_differ() -> None:
    tiga = [indikator(kode=str(n), nama=f"Jumlah {n}", capaian=Decimal(n)) for n in (50, 80, 90)]
    assert kalimat_ujung(tiga).replace("\u00a0", " ") == (
        "Capaian tertinggi terdapat pada jumlah 90 (90,00 %), terendah pada jumlah 50 (50,00 %)."
    )
    assert kalimat_ujung(tiga[:2]) == ""
    assert kalimat_ujung([tiga[0]] * 3) == ""


def test_a_mean_of_some_indicators_never_speaks_of_all() -> None:
    """A kegiatan and its sub-kegiatan: only the uppermost make the mean."""
    atas = indikator(kode="IK01", capaian=Decimal(60), jenjang="Kegiatan")
    lain = indikator(kode="IK05", capaian=Decimal(90), jenjang="Kegiatan")
    bawah = indikator(kode="IK02", capaian=Decimal(70), jenjang="Sub Kegiatan")
    s = Sasaran("Tertib", (atas, lain, bawah), Decimal(75), "Sedang")
    assert kalimat_sasaran(s).replace("\u00a0", " ") == (
        "Capaian sasaran ini adalah 75,00 % (rata-rata IK01 dan IK05), termasuk kategori Sedang."
    )
    disebut = replace(s, capaian=Decimal(65), dipakai=("IK01", "IK02"))
    assert "rata-rata IK01 dan IK02" in kalimat_sasaran(disebut)


def test_a_mean_that_the_figures_do_not_give_is_not_called_one() -> None:
    """Weights or a cap: the sum is not ours to explain here."""
    s = Sasaran("Tertib", (indikator(), indikator(kode="IK03")), Decimal(99), "Sangat Tinggi")
    assert kalimat_sasaran(s).startswith("Capaian sasaran ini adalah 99,00")
    bernama = replace(s, dipakai=("IK02", "IK03"))
    assert kalimat_sasaran(bernama).startswith("Capaian sasaran ini adalah 99,00")
    assert [i.kode for i in terpakai(bernama)] == ["IK02", "IK03"]
    assert not sebagian(bernama) and sebagian(replace(s, dipakai=("IK03",)))
