"""Picture of the cascade: each sasaran, its programmes, and their kegiatan, from left to right."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from lkjip.report.blocks.model import Picture
from lkjip.report.charts import svg
from lkjip.report.charts.bars import to_picture
from lkjip.report.charts.boxes import EDGE, Labelled, draw, height_of
from lkjip.report.material.model import ProgramRow, ReportMaterial
from lkjip.report.material.totals import depths, rows_of_sasaran
from lkjip.report.wording.figures import series

KEY = "kaskade"
MOST_HEIGHT = 760.0
"""Of one picture: 190 mm, so that its caption and a sentence share the page."""
MOST_SHEETS = 2
"""Pages of a cascade with its kegiatan."""
_COLUMN, _BETWEEN = 183.0, 33.0
"""Three columns are as wide as the page; a picture of two is narrower and stands in the middle."""
_GAP = 8.0
_NAMES = ("sasaran", "program", "kegiatan")


@dataclass(slots=True)
class _Node:
    """A box and what stands under it; ``own`` is the height of the box alone."""

    label: Labelled
    children: list[_Node] = field(default_factory=list)
    own: float = field(init=False)

    def __post_init__(self) -> None:
        self.own = height_of(self.label, _COLUMN)

    @property
    def height(self) -> float:
        """Of the whole branch."""
        return max(self.own, _stacked(self.children))


def cascade_charts(material: ReportMaterial) -> tuple[Picture, ...]:
    """Return the cascade as pictures of a page at most; none where no programme names a sasaran.

    Kegiatan are left out where all of them together need more than two pages.
    """
    if not svg.is_available():
        return ()
    trees, levels = _trees(material, 2), 3
    if _stacked(trees) > MOST_SHEETS * MOST_HEIGHT:
        trees, levels = _trees(material, 1), 2
    if not any(tree.children for tree in trees):
        return ()
    sheets: list[list[_Node]] = [[]]
    for part in (part for tree in trees for part in _parts(tree)):
        if sheets[-1] and _stacked([*sheets[-1], part]) > MOST_HEIGHT:
            sheets.append([])
        sheets[-1].append(part)
    return tuple(_sheet(one, n, len(sheets), levels) for n, one in enumerate(sheets, 1))


def _stacked(nodes: Sequence[_Node]) -> float:
    return sum(one.height for one in nodes) + _GAP * max(len(nodes) - 1, 0)


def _trees(material: ReportMaterial, below: int) -> list[_Node]:
    """Return a tree per sasaran, with so many levels of the register Program below it."""
    trees = []
    for n, x in enumerate(material.sasaran, 1):
        codes = series([i.code for i in x.main_indicators][:6])
        more = " dan lainnya" if len(x.main_indicators) > 6 else ""
        root = _Node(Labelled(f"{n}. {' '.join(x.name.split())}", f"{codes}{more}"))
        rows = rows_of_sasaran(material, x)
        depth = depths(rows)
        nodes: dict[str, _Node] = {}
        for row in rows:
            if depth[row.code] < below:
                nodes[row.code] = _Node(_label(row, depth[row.code]))
                nodes.get(row.parent, root).children.append(nodes[row.code])
        trees.append(root)
    return trees


def _label(row: ProgramRow, depth: int) -> Labelled:
    return Labelled(" ".join(row.description.split()), "" if depth else row.code)


def _parts(tree: _Node) -> list[_Node]:
    """Return a tree in parts of which each fits a page, every part below its root again."""
    parts = [_Node(tree.label)]
    for child in tree.children:
        if parts[-1].children and _stacked([*parts[-1].children, child]) > MOST_HEIGHT:
            parts.append(_Node(tree.label))
        parts[-1].children.append(child)
    return parts


def _sheet(trees: list[_Node], number: int, of: int, levels: int) -> Picture:
    top, content = EDGE, []
    step = _COLUMN + _BETWEEN
    for tree in trees:
        content.append(_branch(tree, EDGE, top, step, 0))
        top += tree.height + _GAP
    part = f" ({number} dari {of})" if of > 1 else ""
    title = f"Hubungan {series(_NAMES[:levels])}{part}"
    alt = f"Bagan. {'. '.join(_said(tree) for tree in trees)}."
    key = KEY if number == 1 else f"{KEY}.{number}"
    height, width = top - _GAP + EDGE, levels * step - _BETWEEN + 2 * EDGE
    return to_picture(key, title, height, "".join(content), alt, "Sumber: register Program.", width)


def _branch(node: _Node, x: float, y: float, step: float, depth: int) -> str:
    """Draw a node in the middle of its branch, and what stands under it to its right."""
    middle = y + node.height / 2
    fill = (svg.LIGHT, "#F4F6FA", "#FFFFFF")[min(depth, 2)]
    content = [draw(node.label, x, middle - node.own / 2, _COLUMN, node.own, fill)]
    rail, top = x + _COLUMN + _BETWEEN / 2, y + (node.height - _stacked(node.children)) / 2
    heights = []
    for child in node.children:
        content.append(_branch(child, x + step, top, step, depth + 1))
        heights.append(top + child.height / 2)
        content.append(svg.line(rail, heights[-1], x + step, heights[-1], svg.DARK))
        top += child.height + _GAP
    if heights:
        ends = [*heights, middle]
        content.append(svg.line(x + _COLUMN, middle, rail, middle, svg.DARK))
        content.append(svg.line(rail, min(ends), rail, max(ends), svg.DARK))
    return "".join(content)


def _said(node: _Node) -> str:
    below = "; ".join(_said(child) for child in node.children)
    return f"{node.label.title}{f': {below}' if below else ''}"
