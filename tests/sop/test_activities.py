"""The SOP in the product is the SOP on paper, word for word."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest

from lkjip.sop.activities import LANGKAH, SOP, langkah
from lkjip.stored import to_stored

RUJUKAN = Path(__file__).parent / "rujukan" / "sop.yaml"


def _value(text: str) -> Any:
    """A scalar or a flow list of the small YAML that the reference uses."""
    text = text.split("   #")[0].strip()
    if text.startswith("["):
        found = re.findall(r'\s*"([^"]*)"|([^,\[\]]+)', text)
        return [(quoted or plain).strip() for quoted, plain in found if quoted or plain.strip()]
    return text


def _reference_header() -> dict[str, Any]:
    header: dict[str, Any] = {}
    for line in RUJUKAN.read_text("utf-8").split("\npelaksana:")[0].splitlines():
        if match := re.match(r"  (\w+):(.*)", line):
            key = match[1]
            header[key] = _value(match[2]) or []
        elif match := re.match(r"    - (.*)", line):
            header[key].append(match[1])
    return header


def _reference_steps() -> list[dict[str, Any]]:
    steps: list[dict[str, Any]] = []
    for line in RUJUKAN.read_text("utf-8").split("\nlangkah:\n")[1].splitlines():
        if match := re.match(r"  - no: (\d+)", line):
            steps.append({"no": int(match[1])})
        elif match := re.match(r" {4,6}(\w+): ?(.*)", line):
            steps[-1][match[1]] = _value(match[2])
    return steps


@pytest.mark.parametrize("printed", _reference_steps(), ids=lambda step: f"step {step['no']}")
def test_every_step_has_the_words_of_the_printed_sop(printed: dict[str, Any]) -> None:
    ours = langkah(printed["no"])
    output = printed["output"]
    assert ours.aktivitas == printed["aktivitas"]
    assert list(ours.kelengkapan) == printed["kelengkapan"]
    assert ours.waktu_hari == int(printed["waktu_hari"])
    assert list(ours.output) == (output if isinstance(output, list) else output.split("; "))
    assert list(ours.pelaksana) == printed["pelaksana_dugaan"]
    if "sesuai" in printed:
        assert ours.keputusan is not None
        assert ours.keputusan.sesuai == printed["sesuai"]
        assert ours.keputusan.tidak_sesuai == printed["tidak_sesuai"]
    else:
        assert ours.keputusan is None


def test_the_header_has_the_words_of_the_printed_sop() -> None:
    printed = _reference_header()
    for name in ("nama", "instansi", "tanggal_pembuatan", "disahkan_oleh", "peringatan"):
        assert to_stored(SOP)[name] == printed[name]
    for name in ("kualifikasi_pelaksana", "keterkaitan", "peralatan", "pencatatan"):
        assert list(to_stored(SOP)[name]) == printed[name]
    assert [dasar.teks for dasar in SOP.dasar_hukum] == printed["dasar_hukum"]


def test_the_printed_slip_of_the_regulation_keeps_its_words_and_gets_a_remark() -> None:
    slip = SOP.dasar_hukum[1]
    assert slip.teks.endswith("No. 53 Tahun 2010")
    assert "53 Tahun 2014" in slip.catatan


def test_the_eight_steps_are_numbered_in_order_and_take_26_working_days() -> None:
    assert [satu.no for satu in LANGKAH] == list(range(1, 9))
    assert sum(satu.waktu_hari for satu in LANGKAH) == 26


def test_only_steps_6_and_8_decide() -> None:
    assert [satu.no for satu in LANGKAH if satu.keputusan] == [6, 8]


def test_each_tab_name_starts_with_its_step_number() -> None:
    assert all(satu.tab.startswith(f"{satu.no} ") for satu in LANGKAH)
