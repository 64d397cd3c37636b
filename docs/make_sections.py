"""Writes the generated parts of the documents, or only says which ones are stale.

    .venv/bin/python docs/make_sections.py             writes what has changed
    .venv/bin/python docs/make_sections.py --periksa   exit code 1 and a list when a part is stale

A part stands between ``<!-- mulai: NAME -->`` and ``<!-- akhir: NAME -->``; everything in it comes
from the code (layout, buttons, settings, catalogue, form spec, argument parser, a run of the demo).
``tests/docs`` runs the same functions, so a document cannot say something else than the program.
"""

from __future__ import annotations

import argparse
import contextlib
import io
import re
import sys
import tempfile
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import cache, partial
from pathlib import Path

from lkjip import actions, cli
from lkjip.actions import Button
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT, buttons
from lkjip.book.spec import Tab, TabKind
from lkjip.findings import CATALOGUE, Entry
from lkjip.forms import spec
from lkjip.mail.templates.placeholders import PLACEHOLDERS
from lkjip.measure.numbers.format import format_number
from lkjip.provider.guide import GUIDES
from lkjip.sop.activities import activity_of
from lkjip.tables.cells import decimal, text
from lkjip.tables.column import Column
from lkjip.tables.data import Row
from lkjip.tables.declared.settings import SETTINGS

ROOT = Path(__file__).resolve().parents[1]
DOCUMENTS = ("README.md", "docs/panduan.md", "docs/petunjuk-pengisian.md")
PART = re.compile(r"(<!-- mulai: (\S+) -->\n)(.*?)(<!-- akhir: \2 -->)", re.DOTALL)

KINDS = {
    TabKind.HOME: "ringkasan",
    TabKind.STEPS: "langkah SOP",
    TabKind.REGISTER: "register, diisi pegawai",
    TabKind.ENTRY: "isian unit, ditulis program",
    TabKind.RESULT: "hasil, ditulis program",
    TabKind.SYSTEM: "tersembunyi",
}
TOPICS = {
    "K": "Kiriman: berkas, surel, dan revisi",
    "F": "Bentuk dan identitas formulir",
    "I": "Isian formulir",
    "N": "Penulisan angka",
    "C": "Capaian dan pemeriksaan silang",
    "H": "Tabel biasa (perintah `hitung`)",
    "A": "Anggaran",
    "P": "Pesan dan keberatan unit",
    "B": "Register buku kerja",
    "T": "Tabel yang diambil ke register (perintah `impor`)",
    "L": "Laporan yang sudah jadi",
    "M": "Surel masuk dan keluar",
    "D": "Daerah: register dan laporan tingkat kota",
    "S": "Segel: yang tidak lagi seperti diterima atau ditulis",
}
SOURCE_PRINTS = {
    "4.01.02.2.01": ("58,82", "28,06"),
    "4.01.02.2.01.0001": ("71,43", "51,69"),
    "4.01.02.2.01.0002": ("66,67", "5,71"),
    "4.01.02.2.01.0003": ("42,86", "16,04"),
    "4.01.02.2.04": ("90,24", "54,25"),
    "4.01.02.2.04.0001": ("90,24", "54,25"),
}
"""Capaian and serapan as printed in the published evaluation (Formulir E.60, TW II 2024)."""


# ── small things ──────────────────────────────────────────────────────────────────────────────
def table(headings: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> str:
    """A Markdown table; ``right`` are the columns (from 0) that are aligned to the right."""
    rule = ["---:" if i in right else "---" for i in range(len(headings))]
    lines = [headings, rule, *rows]
    return "".join(f"| {' | '.join(_cell(c) for c in line)} |\n" for line in lines)


def _cell(value: str) -> str:
    return value.replace("|", "\\|").replace("\n", " ") or "–"


def blanks(template: str) -> str:
    """``{nilai}`` → ``‹nilai›``: what the program fills in."""
    return re.sub(r"\{(\w+)\}", r"‹\1›", template)


def code(words: str) -> str:
    """As something that is typed."""
    return f"`{words}`" if words else ""


# ── the command line ──────────────────────────────────────────────────────────────────────────
def commands() -> dict[str, argparse.ArgumentParser]:
    """Every command with its own parser."""
    for action in cli.parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    raise LookupError("the parser has no commands")


def own_options(sub: argparse.ArgumentParser) -> list[argparse.Action]:
    """The options that not every command has."""
    return [a for a in sub._actions if a.dest not in COMMON and a.dest != "help"]


def _common() -> frozenset[str]:
    shared = [{a.dest for a in sub._actions} for sub in commands().values()]
    return frozenset(set.intersection(*shared) - {"help"})


COMMON = _common()


def _written(action: argparse.Action) -> str:
    if not action.option_strings:
        name = (action.metavar or action.dest).upper()  # type: ignore[union-attr]
        return f"[{name}]" if action.nargs in ("?", "*") else name
    words = action.option_strings[-1]
    if action.nargs != 0:
        value = "|".join(map(str, action.choices)) if action.choices else ""
        words += f" {value or action.metavar or action.dest.upper()}"
    return words if action.required else f"[{words}]"


def usage(name: str, sub: argparse.ArgumentParser) -> str:
    """``kumpulkan [--dari DARI]``."""
    return " ".join([name, *(_written(action) for action in own_options(sub))])


def commands_english() -> str:
    """README: command and what it does."""
    rows = [
        (code(usage(name, sub)), actions.BY_NAME[name].english) for name, sub in commands().items()
    ]
    return table(("Command", "Does"), rows)


def commands_indonesian() -> str:
    """Manual: command, what it does, its own options in words."""
    rows = []
    for name, sub in commands().items():
        options = "; ".join(
            f"{code(a.option_strings[-1])}: {a.help}" if a.option_strings else f"{a.help}"
            for a in own_options(sub)
            if a.help
        )
        rows.append((code(usage(name, sub)), actions.BY_NAME[name].help, options))
    return table(("Perintah", "Kegunaan", "Pilihan"), rows)


def common_options() -> str:
    """The options of every command."""
    sub = next(iter(commands().values()))
    rows = [
        (code(_written(action).strip("[]")), action.help or "")
        for action in sub._actions
        if action.dest in COMMON
    ]
    return table(("Pilihan umum", "Arti"), rows)


# ── the book ──────────────────────────────────────────────────────────────────────────────────
def command_of(button: Button) -> str:
    """The command that does what the button does."""
    action, _ = actions.pressed(button.macro)
    return " ".join([action.name, *(f"--{key} {value}" for key, value in button.given.items())])


def button_table() -> str:
    """Manual: every button."""
    rows = []
    for button in actions.buttons():
        tabs = [p.tab for p in LAYOUT.buttons if p.button.sub == button.sub]
        everywhere = len(tabs) >= len(_step_tabs())
        place = "semua lembar langkah" if everywhere else ", ".join(dict.fromkeys(tabs))
        if everywhere and "Beranda" in tabs:
            place = "Beranda dan semua lembar langkah"
        rows.append(
            (
                f"**{button.caption}**",
                place,
                button.hint,
                f"“{button.question}”" if button.question else "tidak",
                code(command_of(button)),
            )
        )
    return table(("Tombol", "Lembar", "Kegunaan", "Bertanya dahulu?", "Perintah yang sama"), rows)


def _step_tabs() -> list[Tab]:
    return [tab for tab in LAYOUT.tabs if tab.kind is TabKind.STEPS]


def step_card(no: int) -> str:
    """Manual: what the SOP says about a step, and the step's buttons."""
    step = activity_of(no)
    facts = [
        ("Aktivitas", step.activity),
        ("Kelengkapan", "; ".join(step.completeness_items)),
        ("Waktu", f"{step.duration_days} hari kerja"),
        ("Output", "; ".join(step.output)),
        ("Pelaksana", ", ".join(step.performer)),
    ]
    if step.decision:
        facts += [
            ("Bila sesuai", step.decision.conforming),
            ("Bila tidak sesuai", step.decision.not_conforming),
        ]
    own = buttons.BY_STEP[no]
    names = ", ".join(f"**{b.caption}**" for b in own) or "belum ada pada versi ini"
    same = ", ".join(code(command_of(b)) for b in own)
    facts += [("Lembar", step.tab), ("Tombol", names)]
    if same:
        facts.append(("Perintah", same))
    return table(("Menurut SOP", step.short), facts)


def tab_table() -> str:
    """Manual: every tab that people can see."""
    home = "Keadaan delapan langkah, tindakan berikut, unit, capaian, temuan, dan anggaran."
    rows = []
    for tab in LAYOUT.tabs:
        words = home if tab.kind is TabKind.HOME else tab.remark
        name = f"**{tab.name}**"
        rows.append((name, KINDS[tab.kind], words or "Pengaturan xlwings; jangan diubah."))
    return table(("Lembar", "Jenis", "Isi"), rows)


def account_guides() -> str:
    """Manual: what people do at each provider of mail accounts, one page each."""
    pages = []
    for guide in GUIDES:
        lines = [f"#### {guide.title}", ""]
        for part in guide.parts:
            lines += [f"{part.who}:", ""]
            lines += [f"{number}. {step}" for number, step in enumerate(part.steps, 1)]
            lines.append("")
        pages.append("\n".join(lines))
    return "\n" + "\n".join(pages).replace("{perintah}", "py run.py") + "\n"


def settings_table() -> str:
    """Manual: every setting."""
    rows = [
        (
            s.label,
            code(s.key),
            text(s.value) or "(kosong)",
            ", ".join(s.options) or "bebas",
            s.remark,
        )
        for s in SETTINGS
    ]
    return table(("Pengaturan", "Kunci", "Nilai bawaan", "Pilihan", "Arti"), rows)


def register_columns() -> str:
    """Manual: the columns of the registers that a program cannot know."""
    rows = []
    for name in ("tblUnit", "tblIndikator", "tblProgram", "tblLibur"):
        found = LAYOUT.table(name)
        for column in found.columns:
            rows.append((found.tab, column.heading, _what_to_type(column), column.hint))
    return table(("Lembar", "Kolom", "Isi", "Petunjuk"), rows)


def _what_to_type(column: Column) -> str:
    return " / ".join(column.options) if column.options else column.kind.value


def templates_table() -> str:
    """Manual: the text templates and their placeholders."""
    rows = [
        (code(f"forms/templat/{name.value}"), " ".join(code("{" + p + "}") for p in known))
        for name, known in PLACEHOLDERS.items()
    ]
    return table(("Templat", "Penanda yang boleh dipakai"), rows)


def findings_list() -> str:
    """Manual: one entry per finding code."""
    lines: list[str] = []
    seen = ""
    for entry in CATALOGUE.values():
        topic = entry.code[0]
        if topic != seen:
            lines.append(f"### {topic} – {TOPICS.get(topic, 'Lain-lain')}\n")
            seen = topic
        lines.append(_finding(entry))
    return "\n".join(lines)


def _finding(entry: Entry) -> str:
    return (
        f"#### {entry.code} {entry.title}\n\n"
        f"*{entry.level.value.capitalize()}.* {entry.explanation}\n\n"
        f"- Pesan: {blanks(entry.message)}\n"
        f"- Yang dilakukan: {blanks(entry.cure)}\n"
    )


# ── the form ──────────────────────────────────────────────────────────────────────────────────
def identity_hints() -> str:
    """Quick guide: the lines of Identitas that the unit fills in."""
    rows = [
        (f.label, "ya" if f.required else "tidak", f.hint, f.example)
        for f in spec.IDENTITY
        if f.entry
    ]
    return table(("Isian", "Wajib", "Petunjuk", "Contoh"), rows)


def form_hints(sheet: spec.Sheet) -> str:
    """Quick guide: the columns of a sheet that the unit fills in; equal ones share a line."""
    rows: list[tuple[str, str, str, str]] = []
    quarters: list[spec.Column] = []
    for column in sheet.inputs:
        if column.key.removeprefix("tw").isdigit():
            quarters.append(column)
            continue
        rows.append(_hint(column.title, column))
    if quarters:
        names = f"{quarters[0].title} – {quarters[-1].title}"
        first = quarters[0]
        hint = first.hint.replace(first.title, "triwulan itu")
        rows.insert(0, (names, "ya" if first.required else "tidak", hint, first.example))
    return table(("Kolom", "Wajib", "Petunjuk", "Contoh"), rows)


def _hint(name: str, column: spec.Column) -> tuple[str, str, str, str]:
    return name, "ya" if column.required else "tidak", column.hint, column.example


# ── the demo ──────────────────────────────────────────────────────────────────────────────────
@cache
def demo() -> tuple[tuple[Row, ...], tuple[Row, ...]]:
    """A run of the demo: its roll-up and its history."""
    with tempfile.TemporaryDirectory() as folder, contextlib.redirect_stdout(io.StringIO()):
        target = Path(folder) / "demo"
        outcome = cli.main(["demo", "--folder", str(target), "--json"])
        if outcome != cli.DONE:
            raise RuntimeError(f"the demo ended with exit code {outcome}")
        found = FileBook(target / "lkjip_book.xlsm").read("tblGulungan", "tblRiwayat")
    return found["tblGulungan"].rows, found["tblRiwayat"].rows


def demo_figures() -> str:
    """README: what the demo computed, beside what the source prints."""
    rows = []
    for row in demo()[0]:
        key = text(row["Kode"])
        if text(row["Jenjang"]) == "Unit":
            continue
        capaian, serapan = _shown(row["Capaian (%)"]), _shown(row["Serapan (%)"])
        printed = SOURCE_PRINTS.get(key)
        if printed and printed != (capaian, serapan):
            raise RuntimeError(f"{key}: computed {capaian}, {serapan}; the source prints {printed}")
        rows.append(
            (
                text(row["Jenjang"]),
                text(row["Uraian"]),
                capaian,
                text(row["Kategori"]),
                serapan,
                "the same" if printed else "–",
            )
        )
    heads = ("Level", "Name", "Capaian (%)", "Category", "Serapan (%)", "Printed in the source")
    return table(heads, rows, right=(2, 4))


def _shown(value: object) -> str:
    number = decimal(value)  # type: ignore[arg-type]
    return format_number(number) if isinstance(number, Decimal) else "–"


def demo_history() -> str:
    """README: the history that the demo left in the book."""
    rows = [
        (
            text(row["Waktu"])[:10],
            text(row["Langkah"]),
            text(row["Tindakan"]),
            text(row["Objek"]),
            text(row["Status"]),
        )
        for row in demo()[1]
    ]
    return table(("Day", "Tab", "Action", "Unit or object", "State written"), rows)


PARTS: dict[str, Callable[[], str]] = {
    "commands": commands_english,
    "demo-figures": demo_figures,
    "demo-history": demo_history,
    "perintah": commands_indonesian,
    "pilihan-umum": common_options,
    "tombol": button_table,
    "lembar": tab_table,
    "pengaturan": settings_table,
    "kolom-register": register_columns,
    "templat": templates_table,
    "temuan": findings_list,
    **{f"langkah-{no}": partial(step_card, no) for no in range(1, 9)},
    "isian-identitas": identity_hints,
    "akun-surel": account_guides,
    **{f"isian-{sheet.name.lower()}": partial(form_hints, sheet) for sheet in spec.TABLE_SHEETS},
}


def renew(document: str) -> str:
    """The text of a document with all its parts made anew. ``KeyError`` for an unknown part."""
    return PART.sub(lambda found: f"{found[1]}{PARTS[found[2]]()}{found[4]}", document)


def parts_of(document: str) -> list[str]:
    """The names of the parts in a document."""
    return [found[2] for found in PART.finditer(document)]


def stale(path: Path) -> list[str]:
    """The parts of a document that no longer say what the program says."""
    return [
        found[2]
        for found in PART.finditer(path.read_text(encoding="utf-8"))
        if found[3] != PARTS[found[2]]()
    ]


def main(argv: Sequence[str] | None = None) -> int:
    """Write, or check; the exit code."""
    options = argparse.ArgumentParser(description=(__doc__ or "").splitlines()[0])
    options.add_argument("--periksa", action="store_true", help="only say which parts are stale")
    only_look = options.parse_args(argv).periksa
    found = False
    for name in DOCUMENTS:
        path = ROOT / name
        for part in stale(path):
            found = True
            print(f"{name}: {part} {'is stale' if only_look else 'written'}")
        if not only_look:
            path.write_text(renew(path.read_text(encoding="utf-8")), encoding="utf-8")
    if not found:
        print("All generated parts are fresh.")
    return 1 if found and only_look else 0


if __name__ == "__main__":
    sys.exit(main())
