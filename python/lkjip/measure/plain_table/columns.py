"""Finds the heading of a plain table, and what each of its columns is."""

from __future__ import annotations

import re
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from itertools import islice

from lkjip.errors import UsageError
from lkjip.findings import Finding, Place, make
from lkjip.table_files.source import TableSource, as_text

REQUIRED = ("target", "realisasi")
CHOICE = ("satuan", "arah", "rumus", "akumulasi")
TRIWULAN_COLUMNS = ("tw1", "tw2", "tw3", "tw4")
FIGURES = (*REQUIRED, *CHOICE, *TRIWULAN_COLUMNS)
"""Columns that decide a figure: one heading of each, or the table is refused."""
SYNONYMS = {
    **{name: (name,) for name in (*REQUIRED, *CHOICE)},
    **{
        f"tw{n}": tuple(f"{word}{gap}{i}" for word in ("tw", "triwulan") for gap in ("", "_")
                        for i in (n, roman))
        for n, roman in ((1, "i"), (2, "ii"), (3, "iii"), (4, "iv"))
    },
    "klaim": ("capaian_published", "capaian_tercetak", "capaian", "capaian_masukan"),
    "kategori_klaim": ("kategori_published", "kategori_tercetak", "kategori", "kategori_masukan"),
    "indikator": ("indikator", "indikator_kinerja"),
    "instansi": ("agency", "instansi", "unit", "opd"),
}  # fmt: skip
"""The kinds of columns, and the headings that name each, the best one first."""
HEADING_ROWS = 20
"""Rows that may stand above the heading of a table."""
LIKENESS = 0.8
SHOWN = 12


@dataclass(frozen=True, slots=True)
class Heading:
    """The heading row: its number, unique names of all columns, and where each known column stands.

    ``stated`` is how many columns bear a heading, counted to the last one that does.
    """

    number: int
    titles: tuple[str, ...]
    stated: int
    place: Mapping[str, int]
    findings: tuple[Finding, ...]

    @property
    def nameless(self) -> frozenset[int]:
        """Give the columns between others that bear no heading."""
        return frozenset(i for i in range(self.stated) if not self.titles[i])


def find_heading(source: TableSource, own: Collection[str]) -> Heading | None:
    """Return the first row that names target and realisasi, or None.

    A table that has all the columns ``own`` is our own output read again: its ``capaian`` is then
    no printed capaian. Raises ``UsageError`` where a column that decides a figure is named twice.
    """
    for above, record in enumerate(islice(source.records(), HEADING_ROWS)):
        keys = [_key(as_text(cell)) for cell in record.cells]
        if all(any(s in keys for s in SYNONYMS[name]) for name in REQUIRED):
            titles = [" ".join(as_text(cell).split()) for cell in record.cells]
            while not titles[-1]:
                titles.pop()
            _refuse_doubles(source, record.number, titles, keys)
            at = Place(source.name, sheet=source.sheet, cell=f"baris {record.number}")
            place = _places(keys, own)
            findings = [*_doubled(titles, keys, at), *_misspelt(titles, keys, place, at)]
            if above:
                findings.append(make("H09", at, nilai=record.number, jumlah=above))
            return Heading(record.number, tuple(titles), len(titles), place, tuple(findings))
    return None


def choose_table(
    sources: Sequence[TableSource], own: Collection[str], sheet: str = ""
) -> tuple[TableSource, Heading]:
    """Return the table to compute and its heading.

    Raises ``UsageError`` where no table, or more than one, has target and realisasi.
    """
    name = sources[0].name if sources else ""
    if sheet and not any(s.sheet.casefold() == sheet.casefold() for s in sources):
        there = ", ".join(s.sheet for s in sources if s.sheet) or "tidak ada"
        raise UsageError(f"Lembar “{sheet}” tidak ada pada {name}.", f"Lembar yang ada: {there}.")
    wanted = [s for s in sources if not sheet or s.sheet.casefold() == sheet.casefold()]
    found = [(s, h) for s in wanted if (h := find_heading(s, own)) is not None]
    if len(found) > 1:
        names = ", ".join(s.sheet for s, _ in found)
        raise UsageError(
            f"Beberapa lembar pada {name} memuat target dan realisasi: {names}.",
            "Sebutkan satu dengan --lembar.",
        )
    if not found:
        raise _no_heading(wanted, name)
    return found[0]


def _no_heading(sources: Sequence[TableSource], name: str) -> UsageError:
    first = next((r for s in sources for r in islice(s.records(), 1)), None)
    if first is None:
        return UsageError(f"Berkas {name} kosong.", "Isi baris judul dan datanya.")
    seen = [" ".join(as_text(cell).split()) for cell in first.cells]
    keys = {_key(title) for title in seen}
    lacking = [w for w in REQUIRED if w not in keys]
    shown = [title for title in seen if title]
    more = f", … ({len(shown)} judul)" if len(shown) > SHOWN else ""
    return UsageError(
        f"Kolom {', '.join(lacking or REQUIRED)} tidak ada pada {name or 'tabel'}; judul yang "
        f"terlihat di baris {first.number}: {', '.join(shown[:SHOWN])}{more}.",
        "Judul kolom yang dibaca: satuan, target, realisasi, arah, rumus, akumulasi, tw1–tw4.",
    )


def _key(title: str) -> str:
    return re.sub(r"[\s_]+", "_", title.strip().casefold()).strip("_.:*")


def _refuse_doubles(
    source: TableSource, number: int, titles: Sequence[str], keys: Sequence[str]
) -> None:
    for name in FIGURES:
        at = [i for i, key in enumerate(keys) if key in SYNONYMS[name]]
        if len(at) > 1:
            columns = " dan ".join(f"kolom {i + 1} (“{titles[i]}”)" for i in at)
            where = f"{source.name} {source.sheet}".strip()
            raise UsageError(
                f"Judul {name} ada {len(at)} kali di baris {number} pada {where}: {columns}.",
                "Beri nama lain pada kolom yang tidak dipakai, misalnya target_2023.",
            )


def _places(keys: Sequence[str], own: Collection[str]) -> dict[str, int]:
    ours = own if all(k in keys for k in own) else ()
    place: dict[str, int] = {}
    for name, synonyms in SYNONYMS.items():
        present = next((s for s in synonyms if s in keys and s not in ours), None)
        if present is not None:
            place[name] = keys.index(present)
    return place


def _doubled(titles: Sequence[str], keys: Sequence[str], at: Place) -> list[Finding]:
    known = {s for name, synonyms in SYNONYMS.items() if name not in FIGURES for s in synonyms}
    return [
        make("H07", at, nilai=titles[keys.index(key)])
        for key in dict.fromkeys(keys)
        if key in known and keys.count(key) > 1
    ]


def _misspelt(
    titles: Sequence[str], keys: Sequence[str], place: Mapping[str, int], at: Place
) -> list[Finding]:
    missing = [name for name in FIGURES if name not in place]
    used = {s for synonyms in SYNONYMS.values() for s in synonyms}
    findings = []
    for title, key in zip(titles, keys, strict=False):
        near = get_close_matches(key, missing, n=1, cutoff=LIKENESS)
        if near and key not in used:
            findings.append(make("H06", at, nilai=title, mirip=near[0]))
    return findings
