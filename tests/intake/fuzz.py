"""A fuzzer with a fixed seed: mutated forms must end in a verdict, never in an accident.

``python -m tests.intake.fuzz 20000`` (from the project folder, with ``PYTHONPATH=python``) prints
what came of them as one line of JSON.
"""

from __future__ import annotations

import faulthandler
import json
import random
import re
import sys
import time
import zipfile
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from io import BytesIO

import openpyxl
from tests.intake.build import YEAR, asked, filled
from tests.intake.cases import CASES
from tests.intake.cases_content import comment
from tests.intake.cases_xml import inline_strings, libreoffice_style_prefix

from lkjip.checks.checked_form import ACCEPTED, REFUSED, WITH_NOTES
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.submission import examine

SEED = 20260105
SLOWEST = 2.0
"""Seconds of CPU that one file may take."""
STUCK = 60
"""Seconds after which a hang is shown with its traceback."""

_CELL = re.compile(rb'<c r="([A-Z]+[0-9]+)"[^>]*?(?:/>|>.*?</c>)', re.DOTALL)

Mutate = Callable[[random.Random, bytes], bytes]

_WORDS = (
    *('<c r="', '"/>', "</c>", "</row>", '<row r="', "</sheetData>", "<sheetData>", "<v>", "</v>"),
    *('r="XFD1048576"', 'r="A0"', 'r="ZZZZ1"', 'r="A99999999999"', 'r="1A"', 'r=""', 'r="f6"'),
    *('t="s"', 't="e"', 't="n"', 't="d"', 't="b"', 't="zzz"', 's="-1"', 's="999999"', "<f>"),
    *("-1", "NaN", "INF", "1E400", "1e-400", "9" * 400, "0x10", "٣", "\u202e", "\U0001f389"),
    *("&#0;", "&#x110000;", "&amp;", "&lt;", "&x;", "&", "<", ">", '"', "'", "]]>", "<![CDATA["),
    *("<!--", "-->", "<?x?>", "<!DOCTYPE x>", "<!ENTITY", "x:", 'xmlns="y"', "xml:space", "\x00"),
    *("<is>", "<t>", "<r>", "<rPh>", "[1]Sheet1!A1", "cmd|'/c calc'!A0", "#REF!", "WEBSERVICE("),
    *("vbaProject.bin", 'TargetMode="External"', "../../", "oleObject", "macroEnabled", "_x0000_"),
)
_BODIES = (
    *("/>", "><v></v></c>", "><v>0</v></c>", "><v>-5</v></c>", "><v>1e12</v></c>", "></c>"),
    *("><v>0.85</v></c>", "><v>NaN</v></c>", "><v>1E308</v></c>", "><v>1E309</v></c>"),
    *(' t="s"><v>0</v></c>', ' t="s"><v>3</v></c>', ' t="s"><v>99999</v></c>', ' t="s"/>'),
    *(' t="e"><v>#DIV/0!</v></c>', ' t="b"><v>1</v></c>', ' t="b"><v>7</v></c>'),
    *(' t="d"><v>2027-01-06</v></c>', ' t="d"><v>besok</v></c>', ' t="zzz"><v>1</v></c>'),
    *("><f>SUM(A1:A9)</f></c>", "><f>1+1</f><v>2</v></c>", ' t="str"><f>A1</f><v></v></c>'),
    *(' t="str"><v>1.234</v></c>', ' t="str"><v>-</v></c>', ' t="str"><v>nihil</v></c>'),
    *(' t="inlineStr"><is><t>85 %</t></is></c>', ' t="inlineStr"><is><r><t>a</t></r></is></c>'),
    *(' t="str"><v>{text}</v></c>', ' s="4"><v>60</v></c>', ' s="12"><v>-3</v></c>'),
)
"""Attributes of a cell after its address: everything that some program writes, and worse."""


def flip_bits(rnd: random.Random, data: bytes) -> bytes:
    """A few bits of the file as it lies on the disk."""
    changed = bytearray(data)
    for _ in range(rnd.randint(1, 8)):
        changed[rnd.randrange(len(changed))] ^= 1 << rnd.randrange(8)
    return bytes(changed)


def cut(rnd: random.Random, data: bytes) -> bytes:
    """A download that stopped, at the end or at the beginning."""
    at = rnd.randrange(len(data))
    return data[:at] if rnd.random() < 0.8 else data[at:]


def scramble_block(rnd: random.Random, data: bytes) -> bytes:
    """A block of the file replaced, removed or doubled."""
    at, size = rnd.randrange(len(data)), rnd.randint(1, 400)
    block = rnd.choice((b"", rnd.randbytes(size), data[at : at + size] * 2))
    return data[:at] + block + data[at + size :]


def edit_headers(rnd: random.Random, data: bytes) -> bytes:
    """One byte of a zip header: sizes, offsets, flags, methods."""
    changed = bytearray(data)
    heads = [i for sign in (b"PK\x01\x02", b"PK\x03\x04", b"PK\x05\x06") for i in _all(data, sign)]
    changed[min(rnd.choice(heads) + rnd.randrange(46), len(changed) - 1)] = rnd.randrange(256)
    return bytes(changed)


def _all(data: bytes, sign: bytes) -> Iterator[int]:
    at = data.find(sign)
    while at >= 0:
        yield at
        at = data.find(sign, at + 1)


def edit_cells(rnd: random.Random, data: bytes) -> bytes:
    """Some cells with other contents: the XML stays sound, so the file gets past the gate."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    sheets = [name for name in parts if name.startswith("xl/worksheets/sheet")]
    for _ in range(rnd.choice((1, 2, 5, 40))):
        name = rnd.choice(sheets)
        cells = list(_CELL.finditer(parts[name]))
        if cells:
            cell = rnd.choice(cells)
            text = "".join(chr(rnd.choice((65, 233, 8206, 32, 10, 128512))) for _ in range(5))
            body = rnd.choice(_BODIES).format(text=text).encode()
            at = rnd.choice((*[cell[1]] * 40, rnd.choice(cells)[1], b"ZZ9000"))
            new = b'<c r="' + at + b'"' + body
            parts[name] = parts[name][: cell.start()] + new + parts[name][cell.end() :]
    return _zipped(rnd, parts)


def edit_xml(rnd: random.Random, data: bytes) -> bytes:
    """Edits of the XML inside, in an archive that is sound again."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    names = [name for name in parts if rnd.random() < 0.9 or "sheet" in name]
    for _ in range(rnd.choice((1, 1, 1, 2, 3, 8))):
        name = rnd.choice([n for n in names if "sheet" in n or "Strings" in n] or names)
        if rnd.random() < 0.25:
            name = rnd.choice(names)
        parts[name] = _edited(rnd, parts[name])
    if rnd.random() < 0.05:
        del parts[rnd.choice(list(parts))]
    if rnd.random() < 0.05:
        parts[rnd.choice(("xl/baru.xml", "XL/Workbook.xml", "a/../b", "xl/media/x.png"))] = b"<x/>"
    return _zipped(rnd, parts)


def _zipped(rnd: random.Random, parts: dict[str, bytes]) -> bytes:
    stream = BytesIO()
    with zipfile.ZipFile(stream, "w", rnd.choice((0, 8))) as archive:
        for name, part in parts.items():
            archive.writestr(name, part)
    return stream.getvalue()


def _edited(rnd: random.Random, part: bytes) -> bytes:
    if not part:
        return part
    at, size = rnd.randrange(len(part)), rnd.choice((0, 1, 2, 5, 20, 200))
    how = rnd.randrange(6)
    if how == 0:  # a word put in, or in the place of something
        word = rnd.choice(_WORDS).encode("utf-8", "surrogatepass")
        return part[:at] + word + part[at + size :]
    if how == 1:  # a piece doubled
        return part[: at + size] + part[at : at + size] * rnd.choice((1, 1, 50)) + part[at + size :]
    if how == 2:  # two pieces exchanged
        other = rnd.randrange(len(part))
        a, b = sorted((at, other))
        return part[:a] + part[b : b + size] + part[a + size : b] + part[a : a + size] + part[b:]
    if how == 3:  # a byte changed
        return part[:at] + bytes([rnd.randrange(256)]) + part[at + 1 :]
    if how == 4:  # a number changed
        digits = [i for i in range(at, min(at + 500, len(part))) if 48 <= part[i] <= 57]
        if digits:
            i = rnd.choice(digits)
            number = rnd.choice((b"", b"0", b"-1", b"99999999999", b"1048577", b"7"))
            return part[:i] + number + part[i + 1 :]
    return part[:at] + part[at + size :]


MUTATIONS: tuple[Mutate, ...] = (
    flip_bits,
    cut,
    scramble_block,
    edit_headers,
    edit_xml,
    edit_xml,
    edit_cells,
    edit_cells,
    edit_cells,
)


def originals() -> list[bytes]:
    """Forms in the spellings that really come in, and some with everything in them."""
    rich = comment(filled(), "Kinerja", {"F6": "catatan"})
    rich.typed("Kinerja", {"F7": "1.234,5", "G7": "85 %"})
    rich.raw("Kinerja", "F9", '<c r="F9"><f>12+0.5</f><v>12.5</v></c>')
    book = openpyxl.load_workbook(BytesIO(filled().data()))
    stream = BytesIO()
    book.save(stream)
    return [
        filled().data(),
        filled().data(zipfile.ZIP_STORED),
        rich.data(),
        stream.getvalue(),
        libreoffice_style_prefix(),
        inline_strings(),
    ]


@dataclass
class Outcome:
    """The outcomes of all mutated forms."""

    amount: int = 0
    result: Counter[str] = field(default_factory=Counter)
    findings: Counter[str] = field(default_factory=Counter)
    accidents: list[str] = field(default_factory=list)
    longest: float = 0.0


def run(count: int, seed: int = SEED) -> Outcome:
    """Mutate and examine ``count`` forms; accidents are collected, not raised."""
    rnd = random.Random(seed)
    seeds, forms = originals(), {asked().unit: asked()}
    outcome = Outcome()
    for number in range(count):
        data = rnd.choice(MUTATIONS)(rnd, rnd.choice(seeds))
        faulthandler.dump_traceback_later(STUCK, exit=False)
        begun = time.process_time()
        try:
            checked = examine(Incoming(f"{number}.xlsx", data), forms, YEAR)
        except BaseException as error:
            outcome.accidents.append(f"{number}: {type(error).__name__}: {error}"[:300])
            continue
        finally:
            faulthandler.cancel_dump_traceback_later()
        spent = time.process_time() - begun
        outcome.amount += 1
        outcome.longest = max(outcome.longest, spent)
        outcome.result[checked.result] += 1
        outcome.findings.update({finding.code for finding in checked.findings})
        if spent > SLOWEST:
            outcome.accidents.append(f"{number}: {spent:.1f} s")
        if checked.result not in (ACCEPTED, WITH_NOTES, REFUSED):
            outcome.accidents.append(f"{number}: hasil {checked.result}")
    return outcome


def main() -> None:
    """``python -m tests.intake.fuzz COUNT [SEED]``."""
    count = int(sys.argv[1]) if len(sys.argv) > 1 else 20_000
    seed = int(sys.argv[2]) if len(sys.argv) > 2 else SEED
    outcome = run(count, seed)
    print(
        json.dumps(
            {
                "formulir": count,
                "benih": seed,
                "selesai": outcome.amount,
                "hasil": dict(outcome.result.most_common()),
                "temuan": dict(outcome.findings.most_common()),
                "terlama_detik_cpu": round(outcome.longest, 3),
                "kecelakaan": outcome.accidents,
            }
        )
    )
    sys.exit(bool(outcome.accidents))


assert CASES  # the builders that serve as originals register themselves

if __name__ == "__main__":
    main()
