"""Every case of the register gives exactly its findings and its verdict."""

from __future__ import annotations

import pytest
from tests.intake import cases_active as active_cases
from tests.intake import cases_content as content_cases
from tests.intake import cases_hidden as hidden_cases
from tests.intake import cases_other as other_cases
from tests.intake import cases_package as package_cases
from tests.intake import cases_structure as structure_cases
from tests.intake import cases_xml as xml_cases
from tests.intake.build import asked, codes, take
from tests.intake.cases import ACCEPT, CASES, REFUSE, WARN, Case
from tests.reference import DATA, read_table

assert all(
    (
        active_cases,
        hidden_cases,
        structure_cases,
        content_cases,
        other_cases,
        package_cases,
        xml_cases,
    )
)  # importing them registers the cases

REFERENCE = read_table(DATA / "intake_cases.csv")
VERDICTS = {"accept": ACCEPT, "warn": WARN, "refuse": REFUSE}
OF_TWO_FILES = {
    "duplicate_submission_same_bytes",
    "duplicate_submission_resaved",
    "older_revision_after_newer",
    "conflicting_same_revision",
    "lock_file",
}
"""Cases about more than one file: ``test_berlaku`` and ``test_inbox`` hold them."""
SAME_AS_CONTROL = (
    *("libreoffice_style_prefix", "inline_strings", "label_whitespace", "reordered_sheets"),
    *("cdata_and_comments_in_the_xml", "pretty_printed_xml", "attributes_in_another_order"),
    *("single_quotes_in_the_xml", "strict_ooxml", "mac_date_system", "cells_without_refs"),
    *("dimension_lie_small", "dimension_lie_large", "row_formatting_bloat", "inserted_row"),
    *("million_empty_styled_cells", "utf8_with_a_byte_order_mark", "hidden_rows_with_data"),
    *("archive_written_as_a_stream", "stored_without_compression", "reordered_rows"),
    *("stale_cached_total", "total_overwritten", "target_edited", "far_cell_xfd1048576"),
    *("document_in_a_row_that_lost_its_number", "homoglyph_key", "extra_sheet_visible"),
)
FORMS = {"unit_without_budget_rows": {"budget": ()}}


def outcome(one: Case) -> tuple[list[str], str, tuple[str, ...]]:
    checked = take(one.build(), asked(**FORMS.get(one.name, {})))
    return codes(checked.findings), checked.result, tuple(f.message for f in checked.findings)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_spoilt_form_gives_exactly_its_findings(name: str) -> None:
    one = CASES[name]
    found, verdict, sentences = outcome(one)
    assert found == list(one.codes), sentences
    assert verdict == one.verdict


@pytest.mark.parametrize("row", REFERENCE, ids=lambda row: row["case"])
def test_every_case_of_the_reference_has_a_fixture_with_its_verdict(row: dict[str, str]) -> None:
    if row["case"] in OF_TWO_FILES:
        return
    assert CASES[row["case"]].verdict == VERDICTS[row["verdict"]]


@pytest.mark.parametrize("name", SAME_AS_CONTROL)
def test_another_spelling_of_the_same_form_gives_the_same_values(name: str) -> None:
    control, other = take(CASES["valid_control"].build()), take(CASES[name].build())
    if name == "cdata_and_comments_in_the_xml":
        assert other.analysis[0].answer == "setengah <tebal>"
        assert other.content()[2:4] == control.content()[2:4]
    else:
        assert other.content() == control.content()
        assert other.filler == control.filler


@pytest.mark.parametrize("name", ["rich_text_runs", "rich_text_runs_in_the_cell"])
def test_rich_text_is_read_without_its_phonetic_runs(name: str) -> None:
    assert take(CASES[name].build()).analysis[0].answer == "setengah tebal"


def test_text_that_looks_like_a_formula_stays_the_text_that_it_is() -> None:
    answers = take(CASES["csv_injection_text"].build()).analysis
    assert [a.answer for a in answers[:4]] == ["=cmd|'/c calc'!A0", "+62 335", "@SUM(1)", "-"]


def test_a_refused_form_yields_no_values() -> None:
    for one in CASES.values():
        if one.verdict == REFUSE and one.name in ("renamed_sheet", "duplicate_row_key"):
            checked = take(one.build())
            assert not (
                checked.performance or checked.budget or checked.analysis or checked.evidence
            )


def test_the_register_goes_well_beyond_the_reference() -> None:
    assert len(CASES) >= len(REFERENCE) * 1.5
