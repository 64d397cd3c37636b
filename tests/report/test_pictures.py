"""Charts in the Word file: small, drawn once, taken over from the last version while they fit."""

from __future__ import annotations

import io
import struct
import zipfile
import zlib
from dataclasses import replace
from decimal import Decimal

import pytest
from tests.bench.bench_report import TEMPLATE, TIME, material

from lkjip.report.charts import svg
from lkjip.report.charts.letters import outlined
from lkjip.report.compose import compose
from lkjip.report.material.model import ReportMaterial
from lkjip.report.word.package import drawn_before


@pytest.fixture(scope="module")
def one() -> ReportMaterial:
    return material(2)


@pytest.fixture(scope="module")
def first(one: ReportMaterial) -> bytes:
    return compose(one, TEMPLATE, 1, TIME).docx


def media(docx: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(docx)) as package:
        return {n: package.read(n) for n in package.namelist() if n.startswith("word/media/grafik")}


@pytest.fixture
def drawn(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The drawings that were turned into pictures during a test."""
    seen: list[str] = []
    real = svg.to_png

    def draw(drawing: str) -> bytes:
        seen.append(drawing)
        return real(drawing)

    monkeypatch.setattr(svg, "to_png", draw)
    return seen


def test_the_next_version_draws_no_chart_whose_data_stayed(
    one: ReportMaterial, first: bytes, drawn: list[str]
) -> None:
    second = compose(one, TEMPLATE, 2, TIME, first).docx
    assert len(media(first)) > 2 and drawn == []
    assert media(second) == media(first)


def test_a_chart_whose_data_changed_is_drawn_anew(
    one: ReportMaterial, first: bytes, drawn: list[str]
) -> None:
    sasaran = one.sasaran[0]
    indikator = replace(sasaran.indikator[0], capaian=Decimal(12))
    changed = replace(sasaran, indikator=(indikator, *sasaran.indikator[1:]))
    again = compose(
        replace(one, sasaran=(changed, *one.sasaran[1:])), TEMPLATE, 2, TIME, first
    ).docx
    assert 0 < len(drawn) < len(media(first))
    assert len(media(again)) == len(media(first))


def test_a_picture_that_somebody_changed_is_not_taken_over(first: bytes) -> None:
    packed = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(first)) as source, zipfile.ZipFile(packed, "w") as target:
        for name in source.namelist():
            data = source.read(name)
            target.writestr(name, data[:-4] + b"\0" * 4 if "grafik" in name else data)
    assert len(drawn_before(first)) == len(media(first)) and drawn_before(packed.getvalue()) == {}


def test_a_packed_picture_shows_the_same_at_a_fraction_of_the_size() -> None:
    drawing = svg.picture(400, 300, svg.text(10, 50, "Capaian 90,24%") + svg.box(9, 9, 90, 40))
    import vl_convert

    plain = vl_convert.svg_to_png(outlined(drawing), scale=svg.SCALE)
    packed = svg.to_png(drawing)
    assert len(packed) * 3 < len(plain)
    assert pixels(packed) == pixels(plain)


def pixels(png: bytes) -> tuple[bytes, list[bytes]]:
    """The head of a PNG and its lines, each by itself; every chunk's check sum is verified."""
    head, lines, position = b"", b"", 8
    while position < len(png):
        (length,) = struct.unpack_from(">I", png, position)
        kind, data = png[position + 4 : position + 8], png[position + 8 : position + 8 + length]
        (crc,) = struct.unpack_from(">I", png, position + 8 + length)
        assert crc == zlib.crc32(kind + data)
        head += data if kind == b"IHDR" else b""
        lines += data if kind == b"IDAT" else b""
        position += length + 12
    (width,) = struct.unpack_from(">I", head)
    length, unpacked, found = width * 4 + 1, zlib.decompress(lines), []
    for start in range(0, len(unpacked), length):
        line = unpacked[start : start + length]
        found.append(found[-1] if line == b"\x02" + bytes(length - 1) else line)
    assert {line[0] for line in found} <= {0, 1}, "all others need the line above"
    return head, found


def test_a_draft_of_many_charts_can_be_mailed(first: bytes) -> None:
    sizes = [len(png) for png in media(first).values()]
    assert max(sizes) < 300_000  # over a million before they were packed
