"""The letters of the charts: their outlines look as the converter's own text does."""

from __future__ import annotations

import re
import struct
import zlib

import numpy as np
import pytest
import vl_convert
from tests.tools import letters as tool

from lkjip.report.blocks.model import Picture
from lkjip.report.charts import svg
from lkjip.report.charts.letters import outlined
from lkjip.report.material.model import ReportMaterial
from lkjip.report.outline import outline

LINES = (
    "AVATAR, Tahun 2024: 1.234,56% P. Yo",
    "Capaian “tinggi” – 90,24 … ≥ × ² Rp",
    "& < > ' / (Dokumen) Te Wi LT É ü ñ",
)


def pixels(drawing: str) -> np.ndarray:
    """The colours of a picture as the converter draws it, line by line."""
    png = vl_convert.svg_to_png(drawing, scale=svg.SCALE)
    width, height = struct.unpack_from(">II", png, 16)
    data, place = b"", 8
    while place < len(png):
        (length,) = struct.unpack_from(">I", png, place)
        if png[place + 4 : place + 8] == b"IDAT":
            data += png[place + 8 : place + 8 + length]
        place += length + 12
    lines = np.frombuffer(zlib.decompress(data), np.uint8).reshape(height, width * 4 + 1)
    assert set(lines[:, 0]) == {1}, "each pixel is the difference from the one to its left"
    return np.cumsum(lines[:, 1:].reshape(height, width, 4), axis=1, dtype=np.uint8).astype(int)


@pytest.mark.parametrize("mean", ["start", "middle", "end"])
@pytest.mark.parametrize("bold", [False, True])
@pytest.mark.parametrize("rim", [False, True])
def test_outlines_look_as_the_text_does(mean: str, bold: bool, rim: bool) -> None:
    content = "".join(
        svg.text(150, 20 + 20 * n, line, 12, mean=mean, bold=bold, rim=rim)
        for n, line in enumerate(LINES)
    )
    drawing = svg.picture(300, 70, svg.box(0, 0, 300, 70, svg.LIGHT) + content)
    text, path = pixels(drawing), pixels(outlined(drawing))
    bare = pixels(svg.picture(300, 70, svg.box(0, 0, 300, 70, svg.LIGHT)))
    ink = np.abs(text - bare).sum()
    # 0.003 with the same version of the font; another one on this machine moves some edges.
    assert np.abs(text - path).sum() < ink * 0.1
    assert np.abs(np.abs(path - bare).sum() / ink - 1) < 0.02


def test_a_text_that_lies_elsewhere_is_seen() -> None:
    """The comparison above would notice a text that stands one unit too far."""
    here, there = (svg.picture(300, 30, svg.text(x, 20, LINES[0], 12)) for x in (10, 11))
    bare = svg.picture(300, 30, "")
    assert (
        np.abs(pixels(here) - pixels(there)).sum() > 0.5 * np.abs(pixels(here) - pixels(bare)).sum()
    )


def test_no_text_of_the_example_is_left_to_the_converter(material: ReportMaterial) -> None:
    drawings = [b.drawing for x in outline(material).values() for b in x if isinstance(b, Picture)]
    assert sum(d.count("<text") for d in drawings) > 50
    assert not any("<text" in outlined(d) for d in drawings)


def test_a_letter_without_an_outline_leaves_its_text_as_it_is() -> None:
    known, unknown = svg.text(0, 9, "Capaian"), svg.text(0, 9, "達成 Capaian")
    assert outlined(known + unknown).endswith(unknown) and outlined(known).startswith("<path")


def test_a_rim_stays_as_wide_as_it_was() -> None:
    path = outlined(svg.text(0, 9, "90", 8, rim=True))
    scale, width = (re.search(p, path) for p in (r"scale\(([\d.]+)\)", r'width="([\d.]+)"'))
    assert scale and width and float(scale[1]) * float(width[1]) == pytest.approx(3, rel=1e-4)


def test_the_outlines_are_those_of_the_font_that_the_converter_brings() -> None:
    """After a newer converter: ``python -m tests.tools.letters --write``."""
    assert tool.KEPT.read_text(encoding="utf-8") == tool.collected()
    assert tool.KEPT.with_name("letters-OFL.txt").is_file()
