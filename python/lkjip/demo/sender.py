"""The other side of the demo: sub-section heads who fill in the form and mail it back.

They use what they have at hand: here openpyxl types into the product's own blank form.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Mapping
from datetime import date, datetime
from email.message import EmailMessage
from email.policy import SMTP
from email.utils import format_datetime
from io import BytesIO
from pathlib import Path

import openpyxl
from openpyxl.worksheet.worksheet import Worksheet

from lkjip.forms import spec
from lkjip.forms.labels import same
from lkjip.steps.request.letters import WIB
from lkjip.tables.declared.inputs import EVIDENCE, EvidenceRow

Answers = Mapping[str, list[dict[str, str]]]
XLSX = ("application", "vnd.openxmlformats-officedocument.spreadsheetml.sheet")


def example_answers(folder: Path) -> dict[str, list[dict[str, str]]]:
    """Return the shipped answers: sheet name → rows of ``<sheet>.csv``."""
    found = {}
    for name in ("kinerja", "anggaran", "analisis", "bukti"):
        with (folder / f"{name}.csv").open(encoding="utf-8", newline="") as stream:
            found[name] = list(csv.DictReader(stream))
    return found


def fill(blank: bytes, unit: str, answers: Answers, day: date, revision: int = 1) -> bytes:
    """Type a unit's answers into its blank form."""
    book = openpyxl.load_workbook(BytesIO(blank))
    _identity(book["Identitas"], day, revision)
    own = {name: [r for r in rows if r["Kode Unit"] == unit] for name, rows in answers.items()}
    _table(book["Kinerja"], spec.PERFORMANCE, {r["Kode"]: r for r in own["kinerja"]})
    _table(book["Anggaran"], spec.BUDGET, {r["Kode"]: r for r in own["anggaran"]})
    texts = {f"{r['Kode']}.{r['Butir']}": r for r in own["analisis"]}
    _table(book["Analisis"], spec.ANALYSIS, texts)
    evidence = EVIDENCE.read_rows(own["bukti"])
    documents = {str(i): _document(row) for i, row in enumerate(evidence, 1)}
    _table(book["Bukti"], spec.EVIDENCE, documents)
    stream = BytesIO()
    book.save(stream)
    return stream.getvalue()


def _document(row: EvidenceRow) -> dict[str, str]:
    return {
        "Kode Indikator": row.code,
        "Nama Dokumen": row.document,
        "Nomor dan Tanggal": row.number,
        "Lokasi": row.location,
    }


def _identity(sheet: Worksheet, day: date, revision: int) -> None:
    values: dict[str, object] = {
        "revisi": revision,
        "pengisi": "(nama pengisi)",
        "jabatan": "Pengelola data",
        "tanggal": day,
    }
    labels = {same(field.label): field.key for field in spec.IDENTITY}
    for row in range(1, sheet.max_row + 1):
        key = labels.get(same(str(sheet.cell(row, spec.IDENTITY_LABEL).value or "")))
        if key in values:
            sheet.cell(row, spec.IDENTITY_VALUE).value = values[key]  # type: ignore[assignment]


def _table(sheet: Worksheet, of: spec.Sheet, rows: Mapping[str, Mapping[str, str]]) -> None:
    columns = {column.title: i for i, column in enumerate(of.col, 1)}
    key_column = columns[of.column(of.key).title]
    kinds = {column.title: column.kind for column in of.col}
    aliases = {"Realisasi": "Realisasi (Rp)"}
    for number in range(spec.FIRST_ROW, sheet.max_row + 1):
        answers = rows.get(str(sheet.cell(number, key_column).value))
        for heading, text in (answers or {}).items():
            name = heading if heading in columns else aliases.get(heading, "")
            if name and text and kinds[name] is not spec.Kind.FORMULA and name != "Kode":
                numeric = kinds[name] in (spec.Kind.NUMBER, spec.Kind.RUPIAH)
                sheet.cell(number, columns[name]).value = _typed(text) if numeric else text


def _typed(text: str) -> float | str:
    """Return a figure as it is typed into a cell: one with its sign stays text."""
    return text.replace(".", ",") if text.endswith("%") else float(text)


def reply(
    sender: str,
    receiver: str,
    name: str,
    form: bytes,
    moment: datetime,
    evidence: Iterable[tuple[str, bytes]] = (),
) -> bytes:
    """Return the mail with which a unit returns its form, with its evidence beside it."""
    mail = EmailMessage(policy=SMTP)
    mail["From"] = sender
    mail["To"] = receiver
    mail["Subject"] = f"Re: Permintaan pengisian formulir LKjIP: {name}"
    mail["Date"] = format_datetime(moment.replace(tzinfo=WIB))
    mail["Message-ID"] = (
        f"<{moment:%Y%m%d%H%M}.{name.replace(' ', '-')}@{sender.partition('@')[2]}>"
    )
    mail.set_content("Terlampir formulir yang telah kami isi. Terima kasih.")
    mail.add_attachment(form, maintype=XLSX[0], subtype=XLSX[1], filename=name)
    for document, data in evidence:
        mail.add_attachment(data, maintype="application", subtype="pdf", filename=document)
    return mail.as_bytes()
