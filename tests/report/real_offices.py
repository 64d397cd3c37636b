"""Real offices as report material, from their published tables: a kecamatan, and a large dinas.

Source: Evaluasi Hasil RKPD Kota Probolinggo Triwulan II Tahun 2024 (Formulir E.60), see
``tests/data/README.md``. The large office holds the rows of three of them (Sekretariat DPRD,
Sekretariat Daerah, Inspektorat), 165 indicators as a whole dinas has, with their budgets; names
occur several times in it. Texts of the offices are not in those tables.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import datetime
from decimal import Decimal

from tests.reference import BUDGETS, PUBLISHED, read_table

from lkjip.measure.numbers.reading import parse_number
from lkjip.measure.numbers.value import Value
from lkjip.measure.rules.budget import efficiency, serapan
from lkjip.measure.rules.capaian import compute_capaian
from lkjip.measure.rules.category import SCALE_86_2017
from lkjip.measure.rules.rollup import Item, mean_capaian
from lkjip.measure.rules.rule import Rule
from lkjip.report.material import model as b
from lkjip.report.wording.names import calm

TIME = datetime.fromisoformat("2024-07-22T09:30:00")
LARGE = 165
_LEVELS = {3: "Program", 5: "Kegiatan", 6: "Sub Kegiatan"}


def kecamatan() -> b.ReportMaterial:
    """Kecamatan Kedopok: 35 indicators, no budget in the table."""
    return _material("Kecamatan Kedopok", ["44_kecamatan_kedopok"])


def dinas() -> b.ReportMaterial:
    """An office of 165 indicators and their programmes with money."""
    names = ["35_sekretariat_dprd", "36_sekretariat_daerah", "37_inspektorat"]
    return _material("Dinas Contoh", names, LARGE)


def _material(name: str, tables: list[str], at_most: int = 1000) -> b.ReportMaterial:
    rows = [row for one in tables for row in read_table(PUBLISHED / f"prob2024tw2_{one}.csv")]
    all_items = list(_indicators(rows[:at_most]))
    money = {code: both for one in tables for code, both in _money(one)}
    names = dict(_name(row["note"]) for row in rows)
    programs = _programs(all_items, money, names)
    sasaran = tuple(_sasaran(program, all_items) for program in programs if not program.parent)
    identity = b.Identity(
        2024, "Pemerintah Kota Probolinggo", name, name, "Probolinggo", "Sub Bagian Program",
        up_to_triwulan=2, signatory_position=f"Kepala {name}", renstra="2019–2024",
    )  # fmt: skip
    return b.ReportMaterial(identity, tuple(x for x in sasaran if x.indikator), programs)


def _code(note: str) -> str:
    found = re.search(r"kode ([\d.]+?)\.?;", note)
    return ".".join(str(int(part)) for part in found[1].split(".")) if found else ""


def _name(note: str) -> tuple[str, str]:
    """Return the code and the name of the programme row that an indicator measures."""
    found = re.search(r"kode [\d.]+;\s*(.+?) (?:\||$)", f"{note} ")
    return _code(note), " ".join(found[1].split()) if found else ""


def _indicators(rows: list[dict[str, str]]) -> Iterator[b.Indikator]:
    for number, row in enumerate(rows, 1):
        unit, code = " ".join(row["satuan"].split()), _code(row["note"])
        target = parse_number(row["target"], measure_unit=unit)
        done = parse_number(row["realisasi"], measure_unit=unit, target=target.number)
        result = compute_capaian(target.quantity, done.quantity, Rule())
        earlier = re.search(r"realisasi s/d 2023=([\d.,%]+)", row["note"])
        past = parse_number(earlier[1], measure_unit=unit).number if earlier else None
        yield b.Indikator(
            f"I{number:03}",
            " ".join(row["indikator"].split()) or f"Indikator {number}",
            unit or "Persen",
            Value.of(target.number) if target.number is not None else Value.of(Decimal(100)),
            Value.of(done.number),
            result.value,
            SCALE_86_2017.category(result.value),
            result.formula,
            level=_LEVELS.get(code.count(".") + 1, ""),
            program_code=code,
            past=(b.OtherYear(2023, Value.of(past)),) if past is not None else (),
            asked=False,
        )


def _money(table: str) -> Iterator[tuple[str, tuple[Decimal, Decimal]]]:
    path = BUDGETS / f"anggaran_prob2024tw2_{table}.csv"
    for row in read_table(path) if path.is_file() else ():
        code = ".".join(str(int(part)) for part in row["kode"].strip(".").split("."))
        both = [parse_number(row[k], measure_unit="Rp").number for k in ("pagu", "realisasi")]
        if both[0] is not None and both[1] is not None:
            yield code, (both[0], both[1])


def _programs(
    all_items: list[b.Indikator],
    money: dict[str, tuple[Decimal, Decimal]],
    names: dict[str, str],
) -> tuple[b.ProgramRow, ...]:
    """Return the tree that the codes draw; money is that of the lowest rows, summed upwards."""
    codes = dict.fromkeys(i.program_code for i in all_items if i.program_code)
    for code in list(codes):
        parts = code.split(".")
        codes |= dict.fromkeys(".".join(parts[:n]) for n in (3, 5) if len(parts) > n)
    ordered = sorted(codes, key=lambda c: [int(part) for part in c.split(".")])
    rows = []
    for code in ordered:
        below = [c for c in ordered if c.startswith(f"{code}.")] or [code]
        leaves = [c for c in below if not any(d.startswith(f"{c}.") for d in ordered)]
        spent = [money[c] for c in leaves if c in money]
        pagu = sum((p for p, _ in spent), Decimal(0)) if spent else None
        done = sum((r for _, r in spent), Decimal(0)) if spent else None
        own = [i.capaian for i in all_items if i.program_code == code and i.capaian is not None]
        c = sum(own, Decimal(0)) / len(own) if own else None
        s = serapan([p for p, _ in spent], [r for _, r in spent]) if spent else None
        top = ".".join(code.split(".")[:3])
        parents = [p for p in (".".join(code.split(".")[:n]) for n in (5, 3)) if p != code]
        row = b.ProgramRow(
            code, _LEVELS.get(code.count(".") + 1, "Program"), names.get(code) or f"Kegiatan {code}",
            next((p for p in parents if p in codes and code.startswith(f"{p}.")), ""),
            f"Meningkatnya hasil {calm(names.get(top, '')) or top}", "", c,
            SCALE_86_2017.category(c), pagu, done, s, efficiency(c, s),
        )  # fmt: skip
        rows.append(row)
    return tuple(rows)


def _sasaran(program: b.ProgramRow, all_items: list[b.Indikator]) -> b.Sasaran:
    own = [i for i in all_items if f"{i.program_code}.".startswith(f"{program.code}.")]
    main = [i for i in own if i.level == "Program"] or own[:1]
    below = [i for i in own if i not in main]
    mean = mean_capaian([Item(i.code, i.capaian) for i in main])
    return b.Sasaran(
        program.sasaran, (*main, *below), mean.value, SCALE_86_2017.category(mean.value),
        mean.method, mean.formula, used=mean.used, main=tuple(i.code for i in main),
    )  # fmt: skip


def with_answers(material: b.ReportMaterial) -> b.ReportMaterial:
    """The same with an answer for every main indicator."""
    said = b.Analysis(
        *(b.Answer(text) for text in (
            "Kegiatan dilaksanakan menurut jadwal.", "Data terlambat diterima.",
            "Jadwal disepakati ulang.", "Rapat dilaksanakan secara daring.",
            "Didukung kelurahan setempat.",
        ))
    )  # fmt: skip
    return replace(
        material,
        sasaran=tuple(
            replace(
                x,
                indikator=tuple(
                    replace(i, analysis=said, asked=True) if i.code in x.main else i
                    for i in x.indikator
                ),
            )
            for x in material.sasaran
        ),
    )
