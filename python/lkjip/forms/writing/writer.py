"""Writes a blank form (.xlsx) from the spec: pre-filled, validated, locked, printable, no macro."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from decimal import Decimal
from io import BytesIO
from typing import Any

from lkjip.forms import spec
from lkjip.forms.model import BlankForm, Identity, checksum
from lkjip.forms.rows import blank_rows, row_keys
from lkjip.forms.writing import style
from lkjip.forms.writing.growing import growing_rows
from lkjip.forms.writing.page import page
from lkjip.forms.writing.sheets import table_sheet
from lkjip.forms.writing.style import Styles
from lkjip.forms.writing.template import fill
from lkjip.stored import stored_fields, to_stored

CREATED = style.CREATED
HIDDEN_FIELDS = tuple(name for name, _ in stored_fields(Identity))


def identity_of(form: BlankForm) -> Identity:
    """Return the hidden identity of a blank form, checksum included."""
    bare = Identity(spec.FORM_ID, spec.FORM_VERSION, form.year, form.unit, form.revision)
    return Identity(
        bare.form_id,
        bare.version,
        bare.year,
        bare.unit,
        bare.revision,
        checksum(bare, row_keys(form)),
    )


def write_form(form: BlankForm) -> bytes:
    """Return the form as a file; the same form gives the same bytes."""
    return fill(form, draw_form, _checksum)


def _checksum(form: BlankForm) -> str:
    return identity_of(form).checksum


def draw_form(form: BlankForm) -> bytes:
    """Return the form drawn from scratch with XlsxWriter: what a template is made from."""
    import xlsxwriter  # late: most forms are filled into a template

    stream = BytesIO()
    book = xlsxwriter.Workbook(
        stream, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
    )
    book.set_properties({"title": f"Formulir Isian LKjIP {form.year}", "created": CREATED})
    styles = Styles(book)
    _guide(book.add_worksheet("Petunjuk"), styles, form)
    _identity(book.add_worksheet("Identitas"), styles, form)
    rows = blank_rows(form)
    for sheet in spec.TABLE_SHEETS:
        table_sheet(book.add_worksheet(sheet.name), styles, sheet, form, rows[sheet.name])
    _hidden(book.add_worksheet(spec.HIDDEN_SHEET), identity_of(form))
    book.get_worksheet_by_name("Petunjuk").activate()
    book.close()
    return growing_rows(stream.getvalue())


def _guide(raw: Any, styles: Styles, form: BlankForm) -> None:
    page(raw, "Petunjuk", landscape=False, paper=form.paper)
    raw.set_column(0, 0, 3)
    raw.set_column(1, 1, 4)
    raw.set_column(2, 2, 88)
    raw.merge_range(0, 1, 0, 2, f"Formulir Isian LKjIP {form.year}", styles.get("band"))
    raw.set_row(0, 30)
    raw.merge_range(1, 1, 1, 2, f"{form.unit_name} · {form.period}", styles.get("subtitle"))
    raw.set_row(1, 22)
    box = (
        f"Kirim formulir ini ke {form.destination_address} paling lambat "
        f"{style.date_words(form.due)}, dengan membalas surel permintaan."
    )
    raw.merge_range(3, 1, 3, 2, box, styles.get("box"))
    raw.set_row(3, 36)
    steps = (
        "Isi hanya sel berwarna kuning. Sel lain terkunci karena sudah diisi dari Perjanjian "
        "Kinerja.",
        "Lembar Identitas: siapa yang mengisi dan kapan.",
        "Lembar Kinerja: realisasi menurut petunjuk di samping sel; ketik angkanya saja, desimal "
        "memakai koma. "
        "Bila angkanya memang nol, pilih status nihil; bila belum terbit, pilih belum rilis.",
        "Lembar Anggaran: realisasi rupiah sampai dengan periode laporan.",
        "Lembar Analisis: jawab dengan kalimat lengkap; tulis tanda - bila memang tidak ada. "
        "Target, realisasi, capaian, dan angka tahun lalu tertulis di samping pertanyaan.",
        "Lembar Bukti: dokumen yang membuktikan realisasi. Barisnya habis? Teruskan di bawahnya.",
        "Di atas setiap lembar tertulis berapa isian yang sudah lengkap. Simpan sebagai .xlsx; "
        "jangan mengganti nama lembar, dan jangan menambah kolom. Menempel dari berkas lain: "
        "tempel nilainya saja.",
        "Bila mengirim ulang dengan isi yang berbeda, naikkan angka Revisi di lembar Identitas.",
        "Berdua? Salin berkas ini, bagi menurut lembar atau baris, kirim keduanya dengan Revisi "
        "yang sama: sel kosong di satu berkas diisi dari berkas lainnya.",
    )
    for i, text in enumerate(steps, 1):
        raw.write_number(3 + i + 1, 1, i, styles.get("number"))
        raw.write_string(3 + i + 1, 2, text, styles.get("text"))
        raw.set_row(3 + i + 1, 32 if len(text) > 95 else 18)
    row = 3 + len(steps) + 3
    raw.merge_range(row, 1, row, 2, "Arti status pada lembar Kinerja", styles.get("section"))
    meanings = (
        ("angka", "Realisasi berupa angka dan sudah diisi."),
        ("nihil", "Tidak ada yang dilaporkan; dihitung nol."),
        ("belum rilis", "Angka resmi belum terbit; tidak ikut rata-rata dan dicatat di laporan."),
        ("tidak diukur", "Tidak diukur tahun ini; tidak ikut rata-rata dan dicatat di laporan."),
        (spec.NOT_OURS, "Unit lain yang menangani. Tulis alasannya di Keterangan."),
        (spec.TARGET_WRONG, "Tulis target yang benar di Keterangan; angkanya tetap boleh diisi."),
    )
    for i, (word, text) in enumerate(meanings, row + 1):
        rich = [styles.get("bold"), word, styles.get("plain"), f": {text}", styles.get("text")]
        raw.write_rich_string(i, 2, *rich)
        raw.set_row(i, 18)
    raw.print_area(0, 1, row + len(meanings), 2)


SIGNATURE_DOTS = "(" + "…" * 20 + ")"
SIGNED_SCAN = "Bila dicetak dan ditandatangani, kirim hasil pindainya (PDF) bersama formulir ini."


def _identity(raw: Any, styles: Styles, form: BlankForm) -> None:
    page(raw, "Identitas", landscape=False, paper=form.paper)
    raw.set_column(0, 0, 3)
    raw.set_column(1, 1, 30)
    raw.set_column(2, 2, 60)
    raw.merge_range(0, 1, 0, 2, "Identitas", styles.get("band"))
    raw.set_row(0, 30)
    first = spec.IDENTITY_ROW
    needed = [i for i, field in enumerate(spec.IDENTITY) if field.entry and field.required]
    count = "+".join(f'(C{first + i}<>"")' for i in needed)
    filled = 1  # the revision is pre-filled
    raw.merge_range(1, 1, 1, 2, "", styles.get("progress"))
    raw.write_formula(
        1,
        1,
        f'=({count})&" dari {len(needed)} isian wajib terisi"',
        styles.get("progress"),
        f"{filled} dari {len(needed)} isian wajib terisi",
    )
    values: Mapping[str, object] = {
        "tahun": form.year,
        "periode": form.period,
        "kode_unit": form.unit,
        "unit": form.unit_name,
        "kepala": form.head,
        "tenggat": form.due,
        "surel_tujuan": form.destination_address,
        "revisi": form.revision,
    }
    for i, field in enumerate(spec.IDENTITY):
        row = first - 1 + i
        star = " *" if field.entry and field.required else ""
        raw.write_string(row, 1, field.label + star, styles.get("label"))
        value = values.get(field.key)
        form_style = styles.cell(field.kind, field.entry, left=True)
        _put(raw, row, 2, value, form_style)
        raw.set_row(row, 54 if field.kind is spec.Kind.PARAGRAPH else 21)
        _field_rule(raw, row, field)
    typed = first - 1 + next(i for i, one in enumerate(spec.IDENTITY) if one.key == "pengisi")
    raw.set_selection(typed, 2, typed, 2)
    last = first + len(spec.IDENTITY)
    raw.merge_range(last, 1, last, 2, "* wajib diisi", styles.get("note"))
    raw.print_area(0, 1, _signature_block(raw, styles, form, last + 2), 2)


def _signature_block(raw: Any, styles: Styles, form: BlankForm, row: int) -> int:
    """Leave room to sign the printed form; return the last row of the block."""
    head = form.head or f"Kepala {form.unit_name}"
    raw.write_string(row, 1, "Pengisi,", styles.get("text"))
    raw.write_string(row, 2, f"Mengetahui: {head},", styles.get("text"))
    raw.set_row(row + 1, 54)
    raw.write_string(row + 2, 1, SIGNATURE_DOTS, styles.get("text"))
    raw.write_string(row + 2, 2, SIGNATURE_DOTS, styles.get("text"))
    raw.merge_range(row + 3, 1, row + 3, 2, SIGNED_SCAN, styles.get("note"))
    return row + 3


def _field_rule(raw: Any, row: int, field: spec.Field) -> None:
    if not field.entry:
        return
    rule: dict[str, Any] = {"validate": "any"}
    if field.kind is spec.Kind.INTEGER:
        rule = {
            "validate": "integer",
            "criteria": "between",
            "minimum": 1,
            "maximum": 99,
            "error_message": "Ketik bilangan bulat 1 sampai 99.",
        }
    elif field.kind is spec.Kind.DATE:
        rule = {
            "validate": "date",
            "criteria": ">=",
            "value": date(2000, 1, 1),
            "error_message": "Ketik tanggal lengkap: hari/bulan/tahun.",
        }
    if field.hint:
        rule |= {"input_title": field.label[:32], "input_message": field.hint[:255]}
    if rule != {"validate": "any"}:
        raw.data_validation(row, 2, row, 2, rule)


def _put(raw: Any, row: int, column: int, value: object, form: Any) -> None:
    if value is None:
        raw.write_blank(row, column, None, form)
    elif isinstance(value, date):
        raw.write_datetime(row, column, value, form)
    elif isinstance(value, int | Decimal):
        raw.write_number(row, column, value, form)
    else:
        raw.write_string(row, column, str(value), form)


def _hidden(raw: Any, identity: Identity) -> None:
    for row, (name, value) in enumerate(to_stored(identity).items()):
        raw.write_string(row, 0, name)
        raw.write_string(row, 1, str(value))
    raw.very_hidden()
