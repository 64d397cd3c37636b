"""Slips of people at a finished draft: each kind plants one and tells nobody."""

from __future__ import annotations

import copy
import random
import re
from collections.abc import Callable
from typing import Any

from tests.report.make import edit_docx

from lkjip.measure.rules.category import SCALE_86_2017

Slip = Callable[[Any, random.Random], bool]
"""Changes the open document; False where it holds nothing of this kind."""
_NUMBER = re.compile(r"\d+(?:\.\d{3})*(?:,\d+)?")
_CATEGORIES = [name for _, name in SCALE_86_2017.rows]
_FIGURE_HEADS = ("capaian", "realisasi", "target", "serapan", "pagu", "sisa", "efisiensi")


def plant(docx: bytes, slip: Slip, rnd: random.Random) -> bytes | None:
    """Return the draft with one slip; None where it holds nothing of this kind."""
    done = [False]

    def change(document: Any) -> None:
        done[0] = slip(document, rnd)

    edited = edit_docx(docx, change)
    return edited if done[0] else None


def _set(paragraph: Any, text: str) -> None:
    """Write over a paragraph as a person does: in its first run, fields untouched where it can."""
    runs = paragraph.runs
    runs[0].text = text
    for run in runs[1:]:
        run.text = ""


def _generated(document: Any) -> list[Any]:
    """Paragraphs of the body that the program words from figures: not the units' own answers."""
    return [
        p
        for p in document.paragraphs
        if p.style.name in ("LKjIP Isi", "LKjIP Butir", "LKjIP Nomor")
        and "Peraturan" not in p.text
        and "fldChar" not in p._p.xml
        and len(p.runs) <= 2
    ]


def _data_rows(document: Any, rnd: random.Random) -> list[tuple[list[str], Any]]:
    """Rows of tables about figures, with the heads of their columns, in random order."""
    rows = []
    for table in document.tables:
        heads = [c.text.casefold() for c in table.rows[0].cells]
        if "sumber" not in " ".join(heads) and any(h.startswith(_FIGURE_HEADS) for h in heads):
            rows += [(heads, row) for row in table.rows[1:]]
    rnd.shuffle(rows)
    return rows


def _other(number: str, rnd: random.Random) -> str:
    """Another number of the same look: one digit typed wrong."""
    places = [n for n, c in enumerate(number) if c.isdigit()]
    at = rnd.choice(places)
    digit = rnd.choice([d for d in "123456789" if d != number[at]])
    return number[:at] + digit + number[at + 1 :]


def figure_in_table(document: Any, rnd: random.Random) -> bool:
    """A digit of a figure in a table."""
    for heads, row in _data_rows(document, rnd):
        cells = [
            c for head, c in zip(heads, row.cells, strict=False)
            if head.startswith(_FIGURE_HEADS) and _NUMBER.search(c.text) and row.cells[1].text != "Jumlah"
        ]  # fmt: skip
        if cells:
            p = rnd.choice(cells).paragraphs[0]
            _set(p, _NUMBER.sub(lambda m: _other(m[0], rnd), p.text, count=1))
            return True
    return False


def figure_in_prose(document: Any, rnd: random.Random) -> bool:
    """A digit of a figure in a sentence."""
    those = [
        (p, m)
        for p in _generated(document)
        if re.search(r"\d,\d|Rp\d|\(\d", p.text)
        for m in _NUMBER.finditer(p.text)
        if not re.fullmatch(r"20\d\d", m[0])
    ]
    if not those:
        return False
    p, found = rnd.choice(those)
    _set(p, p.text[: found.start()] + _other(found[0], rnd) + p.text[found.end() :])
    return True


def total(document: Any, rnd: random.Random) -> bool:
    """A digit of a sum of money."""
    for heads, row in _data_rows(document, rnd):
        if len(row.cells) > 1 and row.cells[1].text == "Jumlah":
            cells = [
                c
                for h, c in zip(heads, row.cells, strict=False)
                if "(rp)" in h and _NUMBER.search(c.text)
            ]
            if not cells:
                continue
            p = rnd.choice(cells).paragraphs[0]
            _set(p, _other(p.text, rnd))
            return True
    return False


def swapped_rows(document: Any, rnd: random.Random) -> bool:
    """The figures of two rows of a table change places."""
    for heads, row in _data_rows(document, rnd):
        below = row._tr.getnext()
        other = next((r for r in row.table.rows if r._tr is below), None)
        at = next((n for n, h in enumerate(heads) if h.startswith(("capaian", "realisasi"))), None)
        if other is None or at is None:
            continue
        one, two = row.cells[at].paragraphs[0], other.cells[at].paragraphs[0]
        if one.text != two.text and _NUMBER.search(one.text) and _NUMBER.search(two.text):
            first, second = one.text, two.text
            _set(one, second)
            _set(two, first)
            return True
    return False


def wrong_year(document: Any, rnd: random.Random) -> bool:
    """The year before, where the report speaks of its own."""
    year = max(re.findall(r"\b20\d\d\b", document.paragraphs[0].text) or ["2024"])
    texts = [p for p in _generated(document) if re.search(rf"(?i)tahun {year}\b", p.text)]
    if not texts:
        return False
    p = rnd.choice(texts)
    _set(p, re.sub(rf"(?i)(tahun ){year}\b", rf"\g<1>{int(year) - 1}", p.text, count=1))
    return True


def wrong_category(document: Any, rnd: random.Random) -> bool:
    """Another category in a table."""
    for _, row in _data_rows(document, rnd):
        cells = [c for c in row.cells if c.text in _CATEGORIES]
        if cells:
            p = rnd.choice(cells).paragraphs[0]
            _set(p, rnd.choice([name for name in _CATEGORIES if name != p.text]))
            return True
    return False


def missing_indicator(document: Any, rnd: random.Random) -> bool:
    """A row of an indicator is gone."""
    for _, row in _data_rows(document, rnd):
        if re.fullmatch(r"[A-Z]{1,3}\d+", row.cells[0].text):
            row._tr.getparent().remove(row._tr)
            return True
    return False


def doubled_paragraph(document: Any, rnd: random.Random) -> bool:
    """A paragraph stands twice, as after copying."""
    those = [p for p in _generated(document) if len(p.text) > 60]
    if not those:
        return False
    p = rnd.choice(those)
    twin = copy.deepcopy(p._p)
    for mark in [e for e in twin.iter() if "bookmark" in e.tag]:
        mark.getparent().remove(mark)
    p._p.addnext(twin)
    return True


def changed_unit(document: Any, rnd: random.Random) -> bool:
    """Another unit beside a target."""
    for heads, row in _data_rows(document, rnd):
        if "satuan" in heads:
            p = row.cells[heads.index("satuan")].paragraphs[0]
            if p.text:
                _set(p, "Orang" if p.text != "Orang" else "Unit")
                return True
    return False


def sum_of_percentages(document: Any, rnd: random.Random) -> bool:
    """Percentages added up where a quotient of sums belongs."""
    for heads, row in _data_rows(document, rnd):
        kind = next((h for h in heads if h.startswith(("serapan", "capaian"))), None)
        if kind and len(row.cells) > 1 and row.cells[1].text in ("Jumlah", "Capaian sasaran"):
            at = heads.index(kind)
            shown = [_NUMBER.search(r.cells[at].text) for r in row.table.rows]
            values = [float(m[0].replace(".", "").replace(",", ".")) for m in shown if m]
            p = row.cells[at].paragraphs[0]
            new = f"{sum(values) + 1:.2f}%".replace(".", ",")
            _set(p, new)
            return True
    return False


def wrong_reference(document: Any, rnd: random.Random) -> bool:
    """A typed reference to the table after."""
    those = [
        p
        for p in document.paragraphs
        if p.style.name == "LKjIP Isi" and re.search(r"Tabel.\d+", p.text)
    ]
    if not those:
        return False
    p = rnd.choice(those)
    for e in [e for e in p._p.iter() if e.tag.endswith(("}fldChar", "}instrText"))]:
        e.getparent().remove(e)
    _set(p, re.sub(r"(Tabel.)(\d+)", lambda m: f"{m[1]}{int(m[2]) + 1}", p.text, count=1))
    return True


def placeholder(document: Any, rnd: random.Random) -> bool:
    """A mark that waits for its content."""
    p = rnd.choice(_generated(document))
    mark = rnd.choice(
        ["[isi di sini]", "XXX", "{nama}", "........", "TODO", "[nama pejabat]", "???"]
    )
    p.add_run(f" {mark}")
    return True


KINDS: tuple[Slip, ...] = (
    figure_in_table, figure_in_prose, total, swapped_rows, wrong_year, wrong_category,
    missing_indicator, doubled_paragraph, changed_unit, sum_of_percentages, wrong_reference,
    placeholder,
)  # fmt: skip
