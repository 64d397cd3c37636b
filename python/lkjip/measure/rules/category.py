"""Categories of capaian: a table of lower bounds, applied to the unrounded value."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.format import format_exact, format_number


@dataclass(frozen=True, slots=True)
class Scale:
    """An editable scale: rows of (lower bound in percent, name), any order.

    Lower bounds on the unrounded value leave no gap: 90,90 is below 91, so it has the class
    under 91. A value below the lowest bound has the lowest class. ``strict`` scales print their
    bounds as "> 85": the bound itself belongs to the class below. ``upper`` are the upper bounds
    as printed, by name, where they leave a gap below the next class or end the scale.
    """

    rows: tuple[tuple[Decimal, str], ...]
    name: str = ""
    strict: bool = False
    upper: tuple[tuple[str, Decimal], ...] = ()

    def __post_init__(self) -> None:
        if not self.rows:
            raise ValueError("a scale needs at least one row")
        ordered = tuple(sorted(self.rows, key=lambda b: b[0], reverse=True))
        if len({b for b, _ in ordered}) != len(ordered):
            raise ValueError("two rows of a scale have the same lower bound")
        object.__setattr__(self, "rows", ordered)

    @classmethod
    def from_table(cls, rows: Iterable[tuple[Decimal, str]], name: str = "") -> Scale:
        """Return a scale from the rows of a table of the book."""
        return cls(tuple(rows), name)

    def category(self, value: Decimal | None) -> str:
        """Name of the class of ``value`` (percent, unrounded); "" for None.

        >>> SCALE_86_2017.category(Decimal("90.90")), SCALE_86_2017.category(Decimal("91"))
        ('Tinggi', 'Sangat Tinggi')
        """
        if value is None:
            return ""
        for limit, name in self.rows:
            if value > limit or (value == limit and not self.strict):
                return name
        return self.rows[-1][1]

    def is_in_gap(self, value: Decimal | None) -> bool:
        """True if the printed scale leaves out ``value``: above the class, below the next one."""
        limit = dict(self.upper).get(self.category(value))
        return value is not None and limit is not None and value > limit

    def gap_notes(self, value: Decimal | None, place: Place | None = None) -> tuple[Finding, ...]:
        """Return a note for a value that the printed scale leaves out."""
        if value is None or not self.is_in_gap(value):
            return ()
        name = self.category(value)
        upper = format_exact(dict(self.upper)[name])
        content = {
            "nilai": format_number(value),
            "kategori": name,
            "atas": upper,
            "skala": self.name,
        }
        return (make("C18", place, **content),)

    @property
    def category_names(self) -> tuple[str, ...]:
        """Names from the highest class to the lowest."""
        return tuple(name for _, name in self.rows)


def _scale(name: str, *rows: tuple[str, str, str], strict: bool = False) -> Scale:
    """Return a scale from rows (lower bound, printed upper bound or "", name)."""
    return Scale(
        tuple((Decimal(lower), content) for lower, _, content in rows),
        name,
        strict,
        tuple((content, Decimal(upper)) for _, upper, content in rows if upper),
    )


SCALE_86_2017 = _scale(
    "Permendagri 86/2017, Tabel T-E.1",
    ("91", "", "Sangat Tinggi"),
    ("76", "90", "Tinggi"),
    ("66", "75", "Sedang"),
    ("51", "65", "Rendah"),
    ("0", "50", "Sangat Rendah"),
)
QUALITY_SCALE = _scale(
    "LKjIP Inspektorat Kab. Sampang 2019",
    ("91", "100", "Sangat Baik"),
    ("76", "90", "Baik"),
    ("66", "75", "Cukup"),
    ("51", "65", "Kurang"),
    ("0", "50", "Sangat Kurang"),
)
SIX_CLASS_SCALE = _scale(
    "LKjIP Kab. Maluku Tengah 2021",
    ("85", "100", "Memuaskan"),
    ("75", "", "Sangat Baik"),
    ("65", "", "Baik"),
    ("50", "", "Cukup Baik"),
    ("30", "", "Agak Kurang"),
    ("0", "", "Kurang"),
    strict=True,
)
TARGET_SCALE = _scale(
    "e-SAKIP Kab. Pringsewu 2026",
    ("105.01", "", "Melampaui Target"),
    ("95", "105", "Tercapai"),
    ("80", "94.99", "Mendekati Target"),
    ("60", "79.99", "Perlu Perhatian"),
    ("0", "59.99", "Kritis"),
)
AKIP_SCALE = _scale(
    "PermenPANRB 88/2021 (predikat AKIP)",
    ("90", "", "AA"),
    ("80", "", "A"),
    ("70", "", "BB"),
    ("60", "", "B"),
    ("50", "", "CC"),
    ("30", "", "C"),
    ("0", "", "D"),
    strict=True,
)
DEFAULT_SCALES: tuple[Scale, ...] = (
    SCALE_86_2017,
    QUALITY_SCALE,
    SIX_CLASS_SCALE,
    TARGET_SCALE,
    AKIP_SCALE,
)
"""Scales that offices print; the book's table starts with the first and may hold any."""
