"""Realistic returned forms for the benchmarks: about a thousand filled cells, as Excel saves them."""

from __future__ import annotations

import random
import re
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path

from tests.intake.build import Xlsx, answers

from lkjip.forms import spec
from lkjip.forms.model import BlankForm, BudgetRow, IndicatorRow
from lkjip.forms.writing.writer import write_form
from lkjip.forms.writing.zip_write import archive, deflate

YEAR = 2026
INDICATORS, BUDGETS = 25, 10
_WORDS = [
    "target",
    "tercapai",
    "karena",
    "koordinasi",
    "dengan",
    "perangkat",
    "daerah",
    "dan",
    "kecamatan",
    "dimulai",
    "sejak",
    "awal",
    "tahun",
    "anggaran",
    "kendala",
    "utama",
    "adalah",
    "keterlambatan",
    "data",
    "dari",
    "kelurahan",
    "serta",
    "perubahan",
    "peraturan",
    "yang",
    "menuntut",
    "penyesuaian",
    "dokumen",
    "solusi",
    "yang",
    "ditempuh",
    "berupa",
    "pendampingan",
    "rutin",
    "bimbingan",
    "teknis",
    "dan",
    "rapat",
    "evaluasi",
    "setiap",
    "triwulan",
    "anggaran",
    "dihemat",
    "dengan",
    "rapat",
    "daring",
]
_STRINGS = "xl/sharedStrings.xml"
_PERFORMANCE = "xl/worksheets/sheet3.xml"


def asked(unit: str = "U0001") -> BlankForm:
    """Return the form of a large unit."""
    units = ("Dokumen", "Persen", "Kegiatan", "Orang", "Indeks")
    modes = ("jumlah", "akhir", "jumlah", "maks", "rata")
    return BlankForm(
        year=YEAR,
        up_to_triwulan=4,
        unit=unit,
        unit_name=f"Sub Bagian Contoh {unit}",
        head="Kepala Sub Bagian Contoh",
        sender="Bagian Contoh",
        due=date(YEAR + 1, 1, 10),
        destination_address="data@kota.example",
        performance=tuple(
            IndicatorRow(
                f"IK{i:02d}",
                f"Jumlah hasil penataan administrasi pemerintahan dan kewilayahan nomor {i}",
                units[i % 5],
                Decimal(80 if i % 5 == 1 else 12 + i),
                modes[i % 5],
            )
            for i in range(1, INDICATORS + 1)
        ),
        budget=tuple(
            BudgetRow(f"4.01.02.2.01.{i:04d}", f"Sub kegiatan nomor {i}", Decimal(250_000_000 + i))
            for i in range(1, BUDGETS + 1)
        ),
    )


@cache
def _parts() -> dict[str, str]:
    """A complete form with results kept for its formulas, as a spreadsheet program leaves it."""
    form = asked()
    book = Xlsx(write_form(form))
    for sheet, values in answers(form).items():
        book.typed(sheet, values)
    for row in range(spec.FIRST_ROW, spec.FIRST_ROW + spec.EVIDENCE_ROWS):
        code = form.performance[row % INDICATORS].code
        texts = dict(zip("BCDE", (code, f"Laporan {row}", f"No {row}/2026", "Arsip"), strict=True))
        book.typed("Bukti", {f"{letter}{row}": text for letter, text in texts.items()})
    for part in list(book.sheets.values()):
        if "<v></v>" in book.text(part):
            book.sub(part, r"<v></v>", "<v>12.5</v>")
    return {name: data.decode() for name, data in book.parts.items()}


@cache
def cells() -> int:
    """How many cells of a form hold a value."""
    return sum(
        len(re.findall(r"<v>[^<]+</v>", text))
        for name, text in _parts().items()
        if name.startswith("xl/worksheets/")
    )


def filled(number: int, seed: int = 1) -> bytes:
    """One returned form: its own figures and answers, two to four sentences each."""
    rnd = random.Random(f"{seed} {number}")
    parts = dict(_parts())

    def answer(match: re.Match[str]) -> str:
        words = rnd.choices(_WORDS, k=rnd.randint(25, 60))
        return f">{' '.join(words).capitalize()}.</t>"

    def figure(match: re.Match[str]) -> str:
        value = rnd.choice((float(rnd.randint(1, 60)), round(rnd.uniform(1, 60), 2)))
        return f"{match[1]}<v>{value:.15g}</v>"

    parts[_STRINGS] = re.sub(r">Jawaban nomor [^<]*</t>", answer, parts[_STRINGS])
    pattern = r'(<c r="[F-I](?:[6-9]|[1-9][0-9]+)" s="\d+">)<v>[^<]*</v>'
    parts[_PERFORMANCE] = re.sub(pattern, figure, parts[_PERFORMANCE])
    return archive([(name, deflate(text.encode())) for name, text in parts.items()])


def forms(count: int, seed: int = 1) -> Iterator[bytes]:
    """As many different returned forms."""
    return (filled(number, seed) for number in range(count))


def write_folder(folder: Path, count: int) -> None:
    """A folder full of returned forms."""
    folder.mkdir(parents=True, exist_ok=True)
    for number, data in enumerate(forms(count)):
        (folder / f"formulir{number:05d}.xlsx").write_bytes(data)
