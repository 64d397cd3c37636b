"""Groups of indicators: one opening, no sentence said twice, nobody forgotten."""

from dataclasses import replace
from decimal import Decimal

import pytest
from tests.report.make import against, indikator, past

from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rule import Direction
from lkjip.report.blocks.model import Style, paragraph_text
from lkjip.report.material.model import Indikator, ProgramRow, ReportMaterial, Sasaran
from lkjip.report.wording.benchmarks_text import explain_renstra, explain_standard
from lkjip.report.wording.efficiency_text import NOT_YET_FULL, explain_efficiency
from lkjip.report.wording.explanation import Explanation, to_paragraphs, to_sentence
from lkjip.report.wording.programmes_text import explain_support
from lkjip.report.wording.summary import summary_sentence
from lkjip.report.wording.target_text import explain_target, target_clause
from lkjip.report.wording.years_text import clause as previous_year_clause
from lkjip.report.wording.years_text import explain_previous_year


def how_many(*capaian: int | None) -> list[Indikator]:
    return [
        indikator(
            code=f"IK{n}",
            name=f"Jumlah Dokumen {n}",
            target=Decimal(10),
            realisasi=None if c is None else Decimal(c) / 10,
            capaian=None if c is None else Decimal(c),
        )
        for n, c in enumerate(capaian, 1)
    ]


def tidied(description: list[Explanation]) -> list[str]:
    return [to_sentence(u).replace("\u00a0", " ") for u in description]


def test_reached_and_missed_are_two_groups_best_first() -> None:
    assert tidied(explain_target(how_many(120, 40, 100, 60))) == [
        "Dua indikator mencapai atau melampaui target, yaitu jumlah Dokumen 1 (12 dari target 10 "
        "dokumen, capaian 120,00%) dan jumlah Dokumen 3 (10 dokumen, tepat sesuai target, capaian "
        "100,00%).",
        "Dua indikator belum mencapai target, yaitu jumlah Dokumen 4 (6 dari target 10 dokumen, "
        "capaian 60,00%) dan jumlah Dokumen 2 (4 dari target 10 dokumen, capaian 40,00%).",
    ]


def test_all_in_one_group() -> None:
    (u,) = explain_target(how_many(50, 60, 70), full_year=False)
    assert u.opening == "Seluruh indikator masih berjalan menuju target setahun"
    assert [b.split()[2] for b in u.items] == ["3", "2", "1"]


def test_those_without_a_figure_are_told_one_by_one() -> None:
    all_items = [
        *how_many(50, 60, 70),
        indikator(name="Nilai LPPD", realisasi=None, capaian=None, status=Status.NOT_RELEASED),
    ]
    assert tidied(explain_target(all_items))[-1].startswith("Realisasi nilai LPPD belum dirilis")


def test_a_percentage_of_a_target_of_100_is_not_said_twice() -> None:
    ind = indikator(
        name="Persentase X",
        measure_unit="Persen",
        target=Decimal(100),
        realisasi=Decimal("58.82"),
        capaian=Decimal("58.82"),
    )
    assert target_clause(ind).replace("\u00a0", " ") == "persentase X (58,82% dari target 100%)"


def test_every_indicator_is_named_exactly_once() -> None:
    all_items = how_many(120, 40, 100, 60, 99, 0, 250)
    text = " ".join(tidied(explain_target(all_items)))
    assert all(text.count(f"jumlah Dokumen {n} ") == 1 for n in range(1, 8))


def test_better_equal_and_worse_than_last_year() -> None:
    all_items = [
        indikator(code=k, name=f"Jumlah {k}", past=past(v))
        for k, v in (("A", 4), ("B", 5), ("C", 6), ("D", 7))
    ]
    assert [u.opening for u in explain_previous_year(all_items, 2023)] == [
        "Satu indikator membaik dibandingkan tahun 2023",
        "Satu indikator sama dengan tahun 2023",
        "Dua indikator menurun kinerjanya dibandingkan tahun 2023",
    ]


def test_many_first_years_are_one_sentence() -> None:
    all_items = [indikator(code=k, name=f"Jumlah {k}") for k in "ABC"]
    assert tidied(explain_previous_year(all_items, 2023)) == [
        "Seluruh indikator belum mempunyai pembanding dari tahun 2023."
    ]


def test_before_the_year_is_over_only_passing_last_year_is_told() -> None:
    all_items = [
        indikator(code=k, name=f"Jumlah {k}", past=past(v))
        for k, v in (("A", 4), ("B", 5), ("C", 6))
    ]
    text = tidied(explain_previous_year(all_items, 2023, full_year=False))
    assert text[0].startswith("Dua indikator sudah menyamai atau melampaui realisasi setahun penuh")
    assert text[1] == (
        "Satu indikator belum menyamai realisasi setahun penuh 2023, yaitu jumlah C (5 dokumen "
        "berbanding 6 dokumen)."
    )


def test_short_explanations_flow_and_long_ones_become_lists() -> None:
    par = to_paragraphs(
        [Explanation("Satu."), Explanation("Dua", ("a",)), Explanation("Tiga", ("a", "b", "c"))]
    )
    assert [p.style for p in par] == [
        Style.CONTENT,
        Style.CONTENT,
        Style.ITEMS,
        Style.ITEMS,
        Style.ITEMS,
    ]
    assert paragraph_text(par[0]) == "Satu. Dua, yaitu a."
    assert [paragraph_text(p)[-1] for p in par[1:]] == [":", ";", ";", "."]


def test_efficiency_says_the_meaning_once_per_group() -> None:
    row = [
        ProgramRow(
            "1",
            "Sub Kegiatan",
            n,
            capaian=Decimal(c),
            serapan=Decimal(50),
            efficiency=Decimal(c) - 50,
        )
        for n, c in (("A", 90), ("B", 50), ("C", 20))
    ]
    description = explain_efficiency(row, full_year=False)
    assert [u.opening.split(" mencatat ")[0] for u in description[:-1]] == ["Satu sub kegiatan"] * 3
    assert description[-1].opening == NOT_YET_FULL
    assert explain_efficiency([]) == []


def test_programmes_that_carried_the_result_and_those_that_did_not() -> None:
    row = [
        ProgramRow("1", "Kegiatan", n, capaian=None if c is None else Decimal(c))
        for n, c in (("A", 90), ("B", 100), ("C", None))
    ]
    assert tidied(explain_support(row)) == [
        "Satu kegiatan mencapai target kinerjanya, yaitu B (100,00%).",
        "Satu kegiatan belum mencapai target kinerjanya, yaitu A (90,00%).",
    ]
    assert explain_support(row[2:]) == []


@pytest.mark.parametrize(
    ("capaian", "full_year", "sentence"),
    [
        ((100, 50), True, "satu mencapai atau melampaui target dan satu belum."),
        ((100, 50), False, "satu sudah mencapai target setahun dan satu masih berjalan."),
        ((40, 50), True, "belum ada yang mencapai target."),
        ((140, 150), True, "semuanya mencapai atau melampaui target."),
        (
            (140, None),
            True,
            "satu mencapai atau melampaui target dan satu belum mempunyai capaian.",
        ),
    ],
)
def test_the_summary_counts_every_indicator(
    material: ReportMaterial, capaian: tuple[int | None, ...], full_year: bool, sentence: str
) -> None:
    content = replace(
        material,
        identity=replace(material.identity, up_to_triwulan=4 if full_year else 2),
        sasaran=(Sasaran("S", tuple(how_many(*capaian))),),
    )
    assert summary_sentence(content) == f"Dari dua indikator, {sentence}"
    assert summary_sentence(replace(content, sasaran=())) == ""


def test_end_of_the_renstra_and_standard_in_groups() -> None:
    all_items = [
        indikator(
            code=k, name=f"Jumlah {k}", end_target=Decimal(4), end_capaian=Decimal(c),
            comparators=against(Decimal(s)),
        )
        for k, c, s in (("A", 125, 5), ("B", 100, 5), ("C", 50, 5))
    ]  # fmt: skip
    assert [u.opening for u in explain_renstra(all_items, "Renstra 2019–2024")] == [
        "Dua indikator sudah memenuhi atau melampaui target akhir Renstra 2019–2024",
        "Satu indikator masih menuju target akhir Renstra 2019–2024",
    ]
    (same,) = explain_standard(all_items)
    assert same.opening == "Seluruh indikator sama dengan pembandingnya"
    diff = [replace(i, comparators=against(n)) for i, n in zip(all_items, (4, 5, 6), strict=True)]
    assert [u.items[0][:8] for u in explain_standard(diff)] == ["jumlah A", "jumlah B", "jumlah C"]


def test_a_summary_with_a_large_number_writes_all_its_numbers_in_figures(
    material: ReportMaterial,
) -> None:
    content = how_many(*[100] * 11, *[50] * 5)
    content += [indikator(code="R", capaian=None, realisasi=None, status=Status.NOT_RELEASED)]
    content += [indikator(code="K", capaian=None, realisasi=None)]
    full_year = replace(material.identity, up_to_triwulan=4)
    report = replace(material, identity=full_year, sasaran=(Sasaran("S", tuple(content)),))
    assert summary_sentence(report) == (
        "Dari 18 indikator, 11 mencapai atau melampaui target, 5 belum, 1 tidak dihitung karena "
        "belum rilis, dan 1 belum mempunyai capaian."
    )
    other = replace(content[-1], status=Status.NOT_MEASURED)
    two = replace(report, sasaran=(Sasaran("S", (*content[:2], content[-2], other)),))
    assert summary_sentence(two) == (
        "Dari empat indikator, semuanya mencapai atau melampaui target dan dua tidak dihitung "
        "(satu di antaranya belum rilis)."
    )


def test_a_capaian_that_falls_while_the_realisasi_rises_is_told_as_such() -> None:
    rising = indikator(name="Jumlah A", capaian=Decimal("86.67"), past=past(4, capaian=Decimal(90)))
    assert previous_year_clause(rising, 2023).replace("\u00a0", " ") == (
        "jumlah A (dari 4 menjadi 5 dokumen, meskipun capaiannya turun dari 90,00% menjadi 86,67%)"
    )
    same_direction = replace(rising, capaian=Decimal(95))
    assert (
        previous_year_clause(same_direction, 2023)
        .replace("\u00a0", " ")
        .endswith(", capaian 90,00% menjadi 95,00%)")
    )
    getting_lower = replace(rising, direction=Direction.DOWN, capaian=Decimal(95))
    assert "meskipun capaiannya naik" in previous_year_clause(getting_lower, 2023)
