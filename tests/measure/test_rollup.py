"""Roll-ups: pooled outputs, means, weights. Figures of real reports name their source."""

from __future__ import annotations

from decimal import Decimal

from lkjip.measure.numbers.format import rounded
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rollup import (
    COMBINED,
    MEAN,
    NO_VALUE,
    WEIGHTED_MEAN,
    Item,
    Output,
    mean_capaian,
    pool_outputs,
)

D = Decimal


def output(name: str, target: int, realisasi: int, measure_unit: str = "Dokumen") -> Output:
    return Output(name, D(target), D(realisasi), measure_unit)


# Formulir E.60, Evaluasi RKPD Kota Probolinggo Triwulan II 2024, p. 46, programme 4.01.02.
GOVERNANCE = [
    output("0001", 7, 5, "Dokumen"),
    output("0002", 3, 2, "Kegiatan"),
    output("0003", 7, 3, "Kegiatan"),
]
WELFARE = [output("0001", 8, 4), output("0002", 5, 3), output("0003", 2, 2)]
LEGAL = [
    output("0001", 375, 306, "Produk Hukum"),
    output("0002", 65, 22, "Kasus"),
    output("0003", 370, 297, "Produk Hukum"),
]
COOPERATION = [output("0001", 41, 37, "Naskah Kerjasama")]


def test_kegiatan_of_governance_administration_is_58_82_pooled() -> None:
    g = pool_outputs(GOVERNANCE)
    assert g.value is not None and rounded(g.value) == D("58.82")
    assert (g.method, g.formula) == (COMBINED, "(5 + 2 + 3) / (7 + 3 + 7) × 100")


def test_a_single_output_needs_no_brackets() -> None:
    assert pool_outputs([output("a", 41, 37)]).formula == "37 / 41 × 100"


def test_programme_4_01_02_is_71_56_as_the_mean_of_its_kegiatan() -> None:
    branches = {
        "2.01": GOVERNANCE,
        "2.02": WELFARE,
        "2.03": LEGAL,
        "2.04": COOPERATION,
    }
    printed = {"2.01": "58.82", "2.02": "60.00", "2.03": "77.16", "2.04": "90.24"}
    items = []
    for kegiatan, value in printed.items():
        # The office adds "produk hukum" and "kasus": its own choice for this kegiatan.
        method = COMBINED if kegiatan == "2.03" else ""
        result = pool_outputs(branches[kegiatan], method=method).value
        assert result is not None and rounded(result) == D(value)
        items.append(Item(kegiatan, result))
    program = mean_capaian(items)
    assert program.value is not None and rounded(program.value) == D("71.56")
    assert program.method == MEAN


def test_an_output_without_a_target_this_year_does_not_stop_the_pooling() -> None:
    g = pool_outputs([output("a", 10, 5), output("b", 0, 1)])
    assert (g.value, g.method) == (60, COMBINED)


def test_units_that_differ_are_averaged_and_it_says_so() -> None:
    g = pool_outputs([output("a", 10, 5, "Orang"), output("b", 4, 4, "Dokumen")])
    assert (g.value, g.method, g.formula) == (75, MEAN, "(50 + 100) / 2")


def test_the_office_may_choose_to_average_what_could_be_pooled() -> None:
    content = [output("a", 10, 5), output("b", 2, 2)]
    assert pool_outputs(content).value == D(7) / 12 * 100
    assert pool_outputs(content, method=MEAN).value == 75


def test_percentages_and_indices_are_never_pooled_not_even_on_request() -> None:
    for measure_unit in ("%", "Persen", "Indeks", "Level"):
        content = [output("a", 100, 50, measure_unit), output("b", 50, 50, measure_unit)]
        for method in ("", COMBINED):
            assert (pool_outputs(content, method=method).method, pool_outputs(content).value) == (
                MEAN,
                75,
            )


def test_outputs_without_figures_leave_and_are_listed() -> None:
    content = [
        output("a", 10, 5),
        Output("b", D(4), None, "Dokumen"),
        Output("c", D(4), None, "Dokumen", status=Status.NOT_RELEASED),
        Output("d", D(4), D(4), "Dokumen", status=Status.NOT_MEASURED),
    ]
    g = pool_outputs(content)
    assert (g.value, g.used) == (50, ("a",))
    assert g.left_out == (("b", "tanpa nilai"), ("c", "belum rilis"), ("d", "tidak diukur"))


def test_nihil_stays_and_counts_as_zero() -> None:
    content = [output("a", 10, 10), Output("b", D(10), None, "Dokumen", status=Status.NIHIL)]
    assert pool_outputs(content).value == 50


def test_nothing_gives_no_value() -> None:
    for result in (pool_outputs([]), mean_capaian([]), mean_capaian([Item("a", None)])):
        assert (result.value, result.method) == (None, NO_VALUE)


def test_outputs_whose_targets_are_all_zero_have_no_value() -> None:
    assert pool_outputs([output("a", 0, 0), output("b", 0, 3)]).value is None


def test_the_mean_leaves_out_what_was_not_released_and_lists_it() -> None:
    items = [
        Item("IKM", D(98)),
        Item("LPPD", None, Status.NOT_RELEASED),
        Item("SPBE", D(102)),
        Item("SAKIP", D(100), Status.NOT_MEASURED),
    ]
    g = mean_capaian(items)
    assert (g.value, g.used) == (100, ("IKM", "SPBE"))
    assert g.left_out == (("LPPD", "belum rilis"), ("SAKIP", "tidak diukur"))


def test_sasaran_of_inspektorat_jombang_is_97_51() -> None:
    # LKjIP Inspektorat Jombang 2022, table 3.3: (94,24 + 100 + 98,30) / 3 printed 97,51.
    g = mean_capaian([Item("SPIP", D("94.24")), Item("APIP", D(100)), Item("AKIP", D("98.30"))])
    assert g.value is not None and rounded(g.value) == D("97.51")
    assert g.formula == "(94,24 + 100 + 98,3) / 3"


def test_weights_count_only_for_members_that_have_a_value() -> None:
    weight = {"a": D(3), "b": D(1), "c": D(6)}
    g = mean_capaian([Item("a", D(100)), Item("b", D(60)), Item("c", None)], weight)
    assert (g.value, g.method, g.formula) == (90, WEIGHTED_MEAN, "(3 × 100 + 1 × 60) / 4")


def test_a_member_without_weight_leaves_and_is_a_finding() -> None:
    g = mean_capaian([Item("a", D(100)), Item("b", D(60))], {"a": D(1), "b": D(0)})
    assert (g.value, g.left_out) == (100, (("b", "tanpa bobot"),))
    assert [t.code for t in g.findings] == ["C23"]


def test_the_cap_holds_members_not_the_value_they_keep() -> None:
    items = [Item("a", D(200)), Item("b", D(50))]
    assert mean_capaian(items).value == 125
    assert mean_capaian(items, limit=D(100)).value == 75
    assert items[0].capaian == 200
