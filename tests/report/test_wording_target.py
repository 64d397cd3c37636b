"""Analysis 1: the sentence of one indicator says what its figures say, and nothing else."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.report.make import indikator, whole

from lkjip.measure.numbers.quantity import Range, Rank
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.rule import Direction, Formula, Rule
from lkjip.report.material.goal_members import is_partial, used
from lkjip.report.material.model import Indikator, Sasaran
from lkjip.report.wording.target import extremes_sentence, sasaran_sentence, target_sentence


def text(*args: object, **kwargs: object) -> str:
    return target_sentence(*args, **kwargs).replace("\u00a0", " ")  # type: ignore[arg-type]


def computed(
    target: str, realisasi: str, direction: Direction = Direction.UP, **change: object
) -> Indikator:
    result = compute_capaian(
        Decimal(target), Decimal(realisasi), Rule(direction, Formula.DIFFERENCE)
    )
    return indikator(
        target=Decimal(target),
        realisasi=Decimal(realisasi),
        capaian=result.value,
        formula=result.formula,
        direction=direction,
        **change,
    )


def test_a_target_that_was_passed() -> None:
    assert text(computed("7", "8")) == (
        "Jumlah Dokumen Penataan mencapai 8 dokumen, melampaui target 7 dokumen (capaian 114,29%)."
    )


def test_a_target_that_was_reached_exactly() -> None:
    assert text(computed("7", "7")) == (
        "Jumlah Dokumen Penataan mencapai 7 dokumen, tepat sesuai target (capaian 100,00%)."
    )


def test_a_target_that_was_missed_names_what_is_missing() -> None:
    assert text(computed("7", "5")) == (
        "Jumlah Dokumen Penataan mencapai 5 dokumen dari target 7 dokumen (capaian 71,43%), "
        "kurang 2 dokumen."
    )


def test_before_the_year_is_over_nothing_is_called_missed() -> None:
    assert text(computed("7", "5"), full_year=False) == (
        "Jumlah Dokumen Penataan baru terealisasi 5 dokumen dari target setahun 7 dokumen "
        "(capaian 71,43%)."
    )
    assert "sudah mencapai target setahun 7 dokumen" in text(computed("7", "7"), full_year=False)
    assert "melampaui target setahun" in text(computed("7", "9"), full_year=False)


@pytest.mark.parametrize(
    ("realisasi", "segments"),
    [
        ("8", "tercatat 8 dokumen, 2 dokumen di bawah batas target 10 dokumen (capaian 120,00%)"),
        ("10", "tercatat 10 dokumen, tepat pada batas target (capaian 100,00%)."),
        ("12", "tercatat 12 dokumen, 2 dokumen di atas batas target 10 dokumen (capaian 80,00%)"),
    ],
)
def test_lower_is_better(realisasi: str, segments: str) -> None:
    assert segments in text(computed("10", realisasi, Direction.DOWN))


def test_a_negative_result_raised_to_zero_says_so() -> None:
    sentence = text(computed("10", "25", Direction.DOWN))
    assert sentence.endswith("; hasil hitungnya negatif sehingga ditetapkan 0.")
    assert "(capaian 0,00%)" in sentence


def test_zero_target_of_a_lower_is_better_indicator() -> None:
    zero = text(computed("0", "0", Direction.DOWN, measure_unit="Kasus"))
    assert zero.endswith("tercatat 0 kasus, tepat pada batas target (capaian 100,00%).")
    present = text(computed("0", "3", Direction.DOWN, measure_unit="Kasus"))
    assert "3 kasus di atas batas target 0 kasus (capaian 0,00%)" in present
    assert "negatif" not in present


def test_zero_target_of_a_higher_is_better_indicator_has_no_capaian() -> None:
    assert text(computed("0", "3")) == (
        "Jumlah Dokumen Penataan terealisasi 3 dokumen, sedangkan targetnya 0; capaiannya tidak "
        "dapat dihitung."
    )


def test_a_value_that_is_not_released_is_no_zero() -> None:
    ind = indikator(
        name="Nilai LPPD",
        realisasi=None,
        capaian=None,
        status=Status.NOT_RELEASED,
        remark="terbit bulan April",
    )
    assert text(ind, year=2024) == (
        "Realisasi nilai LPPD belum dirilis ketika laporan ini disusun; capaiannya tidak dihitung "
        "dan tidak "
        "ikut dalam rata-rata. Keterangan unit: Terbit bulan April."
    )


def test_a_value_that_was_not_measured() -> None:
    ind = indikator(realisasi=None, capaian=None, status=Status.NOT_MEASURED)
    assert "tidak diukur pada tahun 2024; capaiannya tidak dihitung" in text(ind, year=2024)


def test_confirmed_nothing() -> None:
    ind = indikator(realisasi=Decimal(0), capaian=Decimal(0), status=Status.NIHIL)
    assert text(ind) == (
        "Untuk jumlah Dokumen Penataan tidak ada realisasi dari target 7 dokumen (capaian 0,00%)."
    )
    assert "belum ada realisasi" in text(ind, full_year=False)


def test_a_capped_capaian_keeps_its_own_value_and_names_the_cap() -> None:
    assert text(computed("5", "9"), limit=Decimal(120)) == (
        "Jumlah Dokumen Penataan mencapai 9 dokumen, melampaui target 5 dokumen (capaian "
        "180,00%); dalam rata-rata dihitung 120%."
    )
    assert "dalam rata-rata" not in text(computed("5", "6"), limit=Decimal(120))


def test_nothing_filled_in_is_no_sentence() -> None:
    assert text(indikator(realisasi=None, capaian=None)) == ""
    assert text(indikator(target=None, capaian=None)) == ""


@pytest.mark.parametrize(
    ("realisasi", "capaian", "position"),
    [("85", "100", "sesuai dengan"), ("70", "87.5", "di bawah"), ("95", "94.7", "di atas")],
)
def test_a_range_as_target(realisasi: str, capaian: str, position: str) -> None:
    ind = indikator(
        measure_unit="Persen",
        target=Range(Decimal(80), Decimal(90)),
        realisasi=Decimal(realisasi),
        capaian=Decimal(capaian),
    )
    assert f"tercatat {realisasi}%, {position} target 80–90%" in text(ind)


def test_ranks_and_values_as_the_office_prints_them() -> None:
    bb, b_ = Rank("akip", "BB", 5), Rank("akip", "B", 4)
    reached = indikator(name="Predikat AKIP", target=bb, realisasi=bb, capaian=Decimal(100))
    assert text(reached) == "Predikat AKIP memperoleh BB, sesuai dengan target (capaian 100,00%)."
    lacking = indikator(name="Predikat AKIP", target=bb, realisasi=b_, capaian=None)
    assert text(lacking).endswith(
        "terealisasi B terhadap target BB; capaiannya tidak dapat dihitung."
    )
    spip = indikator(
        name="Maturitas SPIP",
        target=whole(Decimal("3.35"), "Level 3 (3,35)"),
        realisasi=whole(Decimal("3.157"), "Level 3 (3,157)"),
        capaian=Decimal("94.2388"),
    )
    assert text(spip) == (
        "Maturitas SPIP memperoleh Level 3 (3,157), belum memenuhi target Level 3 (3,35) (capaian "
        "94,24%)."
    )


def test_the_mean_of_a_sasaran_and_what_left_it() -> None:
    content = (indikator(), indikator(code="IK03"))
    s = Sasaran(
        "Tertib", content, Decimal("71.4286"), "Sedang", left_out=(("Nilai LPPD", "belum rilis"),)
    )
    assert sasaran_sentence(s).replace("\u00a0", " ") == (
        "Rata-rata capaian dua indikator sasaran ini adalah 71,43%, termasuk kategori Sedang. "
        "Tidak ikut dihitung: nilai LPPD (belum rilis)."
    )
    empty = Sasaran("Tertib", (indikator(capaian=None),))
    assert "belum dapat dihitung" in sasaran_sentence(empty)


def test_a_sasaran_is_named_where_no_heading_names_it() -> None:
    s = Sasaran("Tertib  administrasi", (indikator(),), Decimal("71.4286"), "Sedang")
    assert sasaran_sentence(s, full_year=False, named=True).replace("\u00a0", " ") == (
        "Capaian indikator sasaran “Tertib administrasi” terhadap target setahun adalah 71,43%, "
        "termasuk kategori Sedang."
    )
    empty = Sasaran("Tertib", (indikator(capaian=None),))
    assert "capaian sasaran “Tertib” belum dapat" in sasaran_sentence(empty, named=True)


def test_highest_and_lowest_only_where_they_differ() -> None:
    three = [indikator(code=str(n), name=f"Jumlah {n}", capaian=Decimal(n)) for n in (50, 80, 90)]
    assert extremes_sentence(three).replace("\u00a0", " ") == (
        "Capaian tertinggi terdapat pada jumlah 90 (90,00%), terendah pada jumlah 50 (50,00%)."
    )
    assert extremes_sentence(three[:2]) == ""
    assert extremes_sentence([three[0]] * 3) == ""


def test_a_mean_of_some_indicators_never_speaks_of_all() -> None:
    """A kegiatan and its sub-kegiatan: only the uppermost make the mean."""
    upper = indikator(code="IK01", capaian=Decimal(60), level="Kegiatan")
    other = indikator(code="IK05", capaian=Decimal(90), level="Kegiatan")
    lower = indikator(code="IK02", capaian=Decimal(70), level="Sub Kegiatan")
    s = Sasaran("Tertib", (upper, other, lower), Decimal(75), "Sedang")
    assert sasaran_sentence(s).replace("\u00a0", " ") == (
        "Capaian sasaran ini adalah 75,00% (rata-rata IK01 dan IK05), termasuk kategori Sedang."
    )
    mentioned = replace(s, capaian=Decimal(65), used=("IK01", "IK02"))
    assert "rata-rata IK01 dan IK02" in sasaran_sentence(mentioned)


def test_a_mean_that_the_figures_do_not_give_is_not_called_one() -> None:
    """Weights or a cap: the sum is not ours to explain here."""
    s = Sasaran("Tertib", (indikator(), indikator(code="IK03")), Decimal(99), "Sangat Tinggi")
    assert sasaran_sentence(s).startswith("Capaian sasaran ini adalah 99,00")
    named = replace(s, used=("IK02", "IK03"))
    assert sasaran_sentence(named).startswith("Capaian sasaran ini adalah 99,00")
    assert [i.code for i in used(named)] == ["IK02", "IK03"]
    assert not is_partial(named) and is_partial(replace(s, used=("IK03",)))
