"""The SOP in the product is the SOP on paper, word for word."""

from __future__ import annotations

import re
from typing import Any

import pytest
from tests.reference import DATA

from lkjip.sop.activities import SOP, STEPS, activity_of
from lkjip.stored import to_stored

REFERENCE = DATA / "sop.yaml"


def _value(text: str) -> Any:
    """A scalar or a flow list of the small YAML that the reference uses."""
    text = text.split("   #")[0].strip()
    if text.startswith("["):
        found = re.findall(r'\s*"([^"]*)"|([^,\[\]]+)', text)
        return [(quoted or plain).strip() for quoted, plain in found if quoted or plain.strip()]
    return text


def _reference_header() -> dict[str, Any]:
    header: dict[str, Any] = {}
    for line in REFERENCE.read_text("utf-8").split("\npelaksana:")[0].splitlines():
        if match := re.match(r"  (\w+):(.*)", line):
            key = match[1]
            header[key] = _value(match[2]) or []
        elif match := re.match(r"    - (.*)", line):
            header[key].append(match[1])
    return header


def _reference_steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    for line in REFERENCE.read_text("utf-8").split("\nlangkah:\n")[1].splitlines():
        if match := re.match(r"  - no: (\d+)", line):
            steps.append({"no": int(match[1])})
        elif match := re.match(r" {4,6}(\w+): ?(.*)", line):
            steps[-1][match[1]] = _value(match[2])
    return steps


@pytest.mark.parametrize("printed", _reference_steps(), ids=lambda step: f"step {step['no']}")
def test_every_step_has_the_words_of_the_printed_sop(printed: dict[str, Any]) -> None:
    ours = activity_of(printed["no"])
    output = printed["output"]
    assert ours.activity == printed["aktivitas"]
    assert list(ours.completeness_items) == printed["kelengkapan"]
    assert ours.duration_days == int(printed["waktu_hari"])
    assert list(ours.output) == (output if isinstance(output, list) else output.split("; "))
    assert list(ours.performer) == printed["pelaksana_dugaan"]
    if "sesuai" in printed:
        assert ours.decision is not None
        assert ours.decision.conforming == printed["sesuai"]
        assert ours.decision.not_conforming == printed["tidak_sesuai"]
    else:
        assert ours.decision is None


def test_the_header_has_the_words_of_the_printed_sop() -> None:
    printed = _reference_header()
    for name in ("nama", "instansi", "tanggal_pembuatan", "disahkan_oleh", "peringatan"):
        assert to_stored(SOP)[name] == printed[name]
    for name in ("kualifikasi_pelaksana", "keterkaitan", "peralatan", "pencatatan"):
        assert list(to_stored(SOP)[name]) == printed[name]
    assert [base.text for base in SOP.legal_basis] == printed["dasar_hukum"]


def test_the_printed_slip_of_the_regulation_keeps_its_words_and_gets_a_remark() -> None:
    slip = SOP.legal_basis[1]
    assert slip.text.endswith("No. 53 Tahun 2010")
    assert "53 Tahun 2014" in slip.note


def test_the_eight_steps_are_numbered_in_order_and_take_26_working_days() -> None:
    assert [one.no for one in STEPS] == list(range(1, 9))
    assert sum(one.duration_days for one in STEPS) == 26


def test_only_steps_6_and_8_decide() -> None:
    assert [one.no for one in STEPS if one.decision] == [6, 8]


def test_each_tab_name_starts_with_its_step_number() -> None:
    assert all(one.tab.startswith(f"{one.no} ") for one in STEPS)
