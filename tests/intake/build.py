"""A valid returned form, built from the product's own blank one, and small ways to spoil it.

``filled()`` is the form as Excel would save it: values typed into the input cells, texts in the
shared table. A test takes it, changes one thing, and looks at what the intake says.
"""

from __future__ import annotations

import re
import struct
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from datetime import date
from decimal import Decimal
from functools import cache
from io import BytesIO
from xml.sax.saxutils import escape

from lkjip.checks.checked_form import Checked
from lkjip.findings import Finding
from lkjip.forms import spec
from lkjip.forms.model import BlankForm, BudgetRow, Identity, IndicatorRow, checksum
from lkjip.forms.rows import row_keys
from lkjip.forms.writing.writer import write_form
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.submission import examine
from lkjip.stored import to_stored

YEAR = 2026
UNIT = "SB-PEM"
NAME = "Formulir LKjIP SB-PEM.xlsx"
UNITS = (
    *(("Dokumen", "7", "jumlah"), ("Persen", "90", "akhir"), ("Kegiatan", "3", "jumlah")),
    *(("Orang", "120", "maks"), ("Indeks", "3.5", "rata"), ("Laporan", "12", "jumlah")),
    *(("Dokumen", "4", "jumlah"), ("Persen", "85", "akhir"), ("Orang", "40", "jumlah")),
    ("Dokumen", "5", "jumlah"),
)

Value = str | float | int | bool | date | None
MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
OFFICE = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
SERIAL_ZERO = date(1899, 12, 30)


def asked(unit: str = UNIT, **changes: object) -> BlankForm:
    """Return the form of one unit: ten indicators, two sub-kegiatan."""
    form = BlankForm(
        year=YEAR,
        up_to_triwulan=4,
        unit=unit,
        unit_name="Sub Bagian Contoh",
        head="Kepala Sub Bagian Contoh",
        sender="Bagian Contoh",
        due=date(YEAR + 1, 1, 10),
        destination_address="data@kota.example",
        performance=tuple(
            IndicatorRow(
                f"IK{i:02d}",
                f"Jumlah keluaran ke-{i} yang dihasilkan unit",
                measure_unit,
                Decimal(target),
                mode,
            )
            for i, (measure_unit, target, mode) in enumerate(UNITS, 1)
        ),
        budget=(
            BudgetRow("4.01.02.2.01.0001", "Penataan Administrasi", Decimal(325_661_061)),
            BudgetRow("4.01.02.2.01.0002", "Pengelolaan Administrasi", Decimal(260_500_000)),
        ),
    )
    return replace(form, **changes)  # type: ignore[arg-type]


def answers(form: BlankForm) -> dict[str, dict[str, Value]]:
    """Right answers to everything, by sheet and cell."""
    performance: dict[str, Value] = {}
    for row, indicator in enumerate(form.performance, spec.FIRST_ROW):
        target = float(indicator.target) if isinstance(indicator.target, Decimal) else 4.0
        whole = indicator.measure_unit not in ("Persen", "Indeks")
        for letter, share in zip("FGHI"[: form.up_to_triwulan], (1, 2, 3, 4), strict=False):
            performance[f"{letter}{row}"] = float(share) if whole else target - 4 + share
        performance[f"L{row}"] = "Sesuai jadwal."
    rows = range(spec.FIRST_ROW, spec.FIRST_ROW + 5 * len(form.asked_about))
    return {
        "Identitas": {
            "C13": "Nama Pengisi",
            "C14": "Pengelola data",
            "C15": "0335-000000",
            "C16": date(form.year + 1, 1, 6),
        },
        "Kinerja": performance,
        "Anggaran": {
            f"E{row}": float(int(budget.pagu * Decimal("0.8")))
            for row, budget in enumerate(form.budget, spec.FIRST_ROW)
        },
        "Analisis": {f"E{row}": f"Jawaban nomor {row} dengan kalimat lengkap." for row in rows},
        "Bukti": {
            f"{letter}{row}": text
            for row, indicator in enumerate(form.performance[:3], spec.FIRST_ROW)
            for letter, text in zip(
                "BCDE",
                (indicator.code, f"Laporan {row}", f"Nomor {row}/2026", "Arsip, map 3"),
                strict=True,
            )
        },
    }


class Xlsx:
    """The parts of a workbook, to be changed one at a time."""

    def __init__(self, data: bytes) -> None:
        with zipfile.ZipFile(BytesIO(data)) as archive:
            self.parts = {name: archive.read(name) for name in archive.namelist()}

    @property
    def sheets(self) -> dict[str, str]:
        """Sheet name → name of its part."""
        book = self.parts["xl/workbook.xml"].decode()
        rels = dict(
            re.findall(
                r'Id="(\w+)"[^>]*?Target="([^"]+)"',
                self.parts["xl/_rels/workbook.xml.rels"].decode(),
            )
        )
        found = re.findall(r'<sheet name="([^"]+)"[^>]*?r:id="(\w+)"', book)
        return {name: f"xl/{rels[rid]}" for name, rid in found}

    def text(self, part: str) -> str:
        return self.parts[part].decode("utf-8")

    def edit(self, part: str, old: str, new: str, count: int = 1) -> Xlsx:
        """Replace a text of a part that must be there."""
        text = self.text(part)
        assert old in text, (part, old)
        self.parts[part] = text.replace(old, new, count).encode("utf-8")
        return self

    def sub(self, part: str, pattern: str, new: str | Callable[[re.Match[str]], str]) -> Xlsx:
        """Replace a pattern of a part that must be there."""
        text, count = re.subn(pattern, new, self.text(part), flags=re.DOTALL)
        assert count, (part, pattern)
        self.parts[part] = text.encode("utf-8")
        return self

    def xml_of(self, sheet: str, cell: str) -> str:
        """The whole element of a cell."""
        match = re.search(rf'<c r="{cell}"[^>]*?(?:/>|>.*?</c>)', self.text(self.sheets[sheet]))
        assert match is not None, (sheet, cell)
        return match[0]

    def raw(self, sheet: str, cell: str, xml: str) -> Xlsx:
        """Put another element in the place of a cell."""
        return self.edit(self.sheets[sheet], self.xml_of(sheet, cell), xml)

    def typed(self, sheet: str, values: Mapping[str, Value]) -> Xlsx:
        """Type values into cells; their formats stay."""
        part = self.sheets[sheet]
        text = self.text(part)
        for cell, value in values.items():
            match = re.search(rf'<c r="{cell}"( s="\d+")?[^>]*?(?:/>|>.*?</c>)', text)
            assert match is not None, (sheet, cell)
            new = f'<c r="{cell}"{match[1] or ""}{self._value(value)}'
            text = text[: match.start()] + new + text[match.end() :]
        self.parts[part] = text.encode("utf-8")
        return self

    def _value(self, value: Value) -> str:
        if value is None:
            return "/>"
        if isinstance(value, bool):
            return f' t="b"><v>{int(value)}</v></c>'
        if isinstance(value, date):
            return f"><v>{(value - SERIAL_ZERO).days}</v></c>"
        if isinstance(value, str):
            return f' t="s"><v>{self.shared(value)}</v></c>'
        return f"><v>{value:.15g}</v></c>"

    def shared(self, text: str, xml: str | None = None) -> int:
        """The index of a new shared text (``xml``: the inside of its item)."""
        part = "xl/sharedStrings.xml"
        count = self.text(part).count("<si>")
        inside = xml or f'<t xml:space="preserve">{escape(text)}</t>'
        self.edit(part, "</sst>", f"<si>{inside}</si></sst>")
        return count

    def add(self, part: str, data: bytes | str, kind: str = "") -> Xlsx:
        """Add a part, with its content type when there is one."""
        self.parts[part] = data.encode("utf-8") if isinstance(data, str) else data
        if kind:
            override = f'<Override PartName="/{part}" ContentType="{kind}"/></Types>'
            self.edit("[Content_Types].xml", "</Types>", override)
        return self

    def relate(self, rels: str, kind: str, target: str, mode: str = "") -> Xlsx:
        """Add a relationship (the part with the relationships is made when there is none)."""
        if rels not in self.parts:
            empty = "http://schemas.openxmlformats.org/package/2006/relationships"
            self.parts[rels] = f'<Relationships xmlns="{empty}"></Relationships>'.encode()
        number = self.text(rels).count("<Relationship ") + 90
        target_mode = f' TargetMode="{mode}"' if mode else ""
        one = f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"{target_mode}/>'
        return self.edit(rels, "</Relationships>", f"{one}</Relationships>")

    def add_sheet(self, name: str, cells: str, *, state: str = "") -> Xlsx:
        """Add a worksheet with these rows of XML."""
        number = len(self.sheets) + 1
        part = f"xl/worksheets/sheet{number}.xml"
        kind = "application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"
        self.add(
            part, f'<worksheet xmlns="{MAIN}"><sheetData>{cells}</sheetData></worksheet>', kind
        )
        self.relate(
            "xl/_rels/workbook.xml.rels", f"{OFFICE}/worksheet", f"worksheets/sheet{number}.xml"
        )
        rid = re.findall(r'Id="(rId\d+)"', self.text("xl/_rels/workbook.xml.rels"))[-1]
        hidden = f' state="{state}"' if state else ""
        one = f'<sheet name="{name}" sheetId="{number + 20}"{hidden} r:id="{rid}"/></sheets>'
        return self.edit("xl/workbook.xml", "</sheets>", one)

    def remove_sheet(self, name: str) -> Xlsx:
        part = self.sheets[name]
        self.sub("xl/workbook.xml", rf'<sheet name="{name}"[^>]*/>', "")
        self.sub(
            "xl/_rels/workbook.xml.rels",
            rf'<Relationship [^>]*Target="{part.removeprefix("xl/")}"/>',
            "",
        )
        self.sub("[Content_Types].xml", rf'<Override PartName="/{part}"[^>]*/>', "")
        del self.parts[part]
        return self

    def data(self, method: int = zipfile.ZIP_DEFLATED) -> bytes:
        """The file: the same parts give the same bytes, at whatever second they are written."""
        stream = BytesIO()
        with zipfile.ZipFile(stream, "w", method) as archive:
            for name, part in self.parts.items():
                member = zipfile.ZipInfo(name)
                member.compress_type = method
                archive.writestr(member, part)
        return stream.getvalue()


@cache
def blank_bytes(form: BlankForm) -> bytes:
    return write_form(form)


@cache
def filled_bytes(form: BlankForm) -> bytes:
    book = Xlsx(blank_bytes(form))
    for sheet, values in answers(form).items():
        book.typed(sheet, values)
    return book.data()


def filled(form: BlankForm | None = None) -> Xlsx:
    """A valid returned form, ready to be spoilt."""
    return Xlsx(filled_bytes(form or asked()))


def with_identity(book: Xlsx, form: BlankForm | None = None, **changes: object) -> Xlsx:
    """Another hidden identity, with the checksum that belongs to it."""
    form = form or asked()
    identity = replace(
        Identity(spec.FORM_ID, spec.FORM_VERSION, form.year, form.unit, form.revision),
        **changes,  # type: ignore[arg-type]
    )
    sealed = replace(identity, checksum=checksum(identity, row_keys(form)))
    hidden = {f"B{i}": str(value) for i, value in enumerate(to_stored(sealed).values(), 1)}
    return book.typed(spec.HIDDEN_SHEET, hidden)


def take(data: bytes, form: BlankForm | None = None, name: str = NAME) -> Checked:
    """Take a file in and return the outcome."""
    form = form or asked()
    return examine(Incoming(name, data), {form.unit: form}, YEAR)


def codes(findings: tuple[Finding, ...]) -> list[str]:
    return sorted(finding.code for finding in findings)


def local_offset(data: bytes, name: str) -> int:
    """Where the local header of a part begins."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        return archive.getinfo(name).header_offset


def patch(data: bytes, at: int, new: bytes) -> bytes:
    return data[:at] + new + data[at + len(new) :]


def central_offset(data: bytes, name: str) -> int:
    """Where the directory entry of a part begins."""
    end = data.rfind(b"PK\x05\x06")
    at = struct.unpack_from("<L", data, end + 16)[0]
    raw = name.encode()
    while data[at : at + 4] == b"PK\x01\x02":
        n, x, c = struct.unpack_from("<3H", data, at + 28)
        if data[at + 46 : at + 46 + n] == raw:
            return int(at)
        at += 46 + n + x + c
    raise KeyError(name)
