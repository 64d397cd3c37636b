"""A book for another office: nothing of the example in it, set up from tables, ready for step 2."""

from __future__ import annotations

import json
import re
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from lkjip import cli, product
from lkjip.book.file_book import FileBook
from lkjip.sop.office_words import NEUTRAL, in_office, names_from

EXAMPLE = re.compile(
    r"Probolinggo|Pemerintahan|Otonomi|bagpem|Kewilayahan|Kerja ?Sama", re.IGNORECASE
)
TEXT_PARTS = (".xml", ".rels", ".vml")

Ask = Callable[..., tuple[int, dict[str, Any]]]


@pytest.fixture
def ask(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> Ask:
    monkeypatch.chdir(tmp_path)

    def run(*words: str) -> tuple[int, dict[str, Any]]:
        code = cli.main([*words, "--json"])
        return code, json.loads(capsys.readouterr().out)

    return run


def words_of_the_example(book: Path) -> list[str]:
    with zipfile.ZipFile(book) as package:
        parts = {n: package.read(n) for n in package.namelist() if n.endswith(TEXT_PARTS)}
    texts = {name: part.decode("utf-8", "replace") for name, part in parts.items()}
    return [f"{name}: {m.group()}" for name, text in texts.items() for m in EXAMPLE.finditer(text)]


def test_a_blank_book_holds_no_word_of_the_example(ask: Ask, tmp_path: Path) -> None:
    code, answer = ask("baru", "--tahun", "2025", "--kosong")
    assert code == 0 and Path(answer["buku"]).name == "lkjip_book.xlsm"
    assert words_of_the_example(tmp_path / "lkjip_book.xlsm") == []
    assert words_of_the_example(product.BOOK) != []
    book = FileBook(tmp_path / "lkjip_book.xlsm")
    assert book.read("tblUnit", "tblIndikator", "tblProgram")["tblUnit"].rows == ()
    assert book.read("tblRiwayatIndikator")["tblRiwayatIndikator"].rows == ()
    assert (
        book.read_names("beranda_judul")["beranda_judul"] == "LKjIP 2025 · unit kerja · Tahun 2025"
    )
    assert ask("status")[0] == 0
    assert words_of_the_example(tmp_path / "lkjip_book.xlsm") == []


def test_a_blank_book_replaces_nothing_and_comes_from_no_other(ask: Ask, tmp_path: Path) -> None:
    ask("baru", "--tahun", "2025", "--kosong")
    before = (tmp_path / "lkjip_book.xlsm").read_bytes()
    code, answer = ask("baru", "--tahun", "2026", "--kosong")
    assert code == 2 and "tidak ditimpa" in answer["galat"]["pesan"]
    assert (tmp_path / "lkjip_book.xlsm").read_bytes() == before
    code, answer = ask("baru", "--tahun", "2026", "--kosong", "--dari", "lkjip_book.xlsm")
    assert code == 2 and "--dari" in answer["galat"]["pesan"]
    assert [path.name for path in tmp_path.glob("*.xlsm")] == ["lkjip_book.xlsm"]


UNITS = "Kode Unit,Unit,Kepala,Email,Aktif\nTU,Subbag Tata Usaha,Kasubbag TU,tu@contoh.go.id,ya\n"
PROGRAMS = (
    "Kode;Jenjang;Uraian;Induk;Kode Unit;Sasaran;Pagu\n"
    "1;Program;Program Hukum;;;Meningkatnya kepastian hukum;\n"
    "1.1;Kegiatan;Fasilitasi;1;;Meningkatnya kepastian hukum;\n"
    "1.1.1;Sub Kegiatan;Penyusunan;1.1;TU;Meningkatnya kepastian hukum;Rp 125.000.000\n"
)
INDICATORS = (
    "Kode;Kode Program;Indikator;Satuan;Target;Arah;Akumulasi;Sumber;Kode Unit\n"
    "IK1;1;Nilai SAKIP;predikat;BB;naik;akhir;isian unit;TU\n"
    "IK2;1.1.1;Waktu layanan;hari;5–7;rentang;akhir;isian unit;TU\n"
)
SETTINGS = (
    "Kunci;Nilai\npemerintah;Pemerintah Kota Contoh\ninstansi;Sekretariat Daerah\n"
    "unit_kerja;Bagian Hukum\nkota;Contoh\nsurel_pengumpul;lkjip@hukum.example\n"
    "penyusun;Subbag Dokumentasi\njabatan_ttd;Kepala Bagian Hukum\n"
)


@pytest.mark.parametrize("order", ["SUPI", "IPUS"])
def test_another_office_is_set_up_from_tables_in_any_order(
    ask: Ask, tmp_path: Path, order: str
) -> None:
    tables = {"S": SETTINGS, "U": UNITS, "P": PROGRAMS, "I": INDICATORS}
    ask("baru", "--tahun", "2025", "--kosong")
    code, answer = ask("rencana", "--mulai", "2026-01-05", "--hari-ini", "2026-01-05")
    assert code == 2 and "kosong" in answer["galat"]["pesan"]
    for letter in order:
        (tmp_path / "tabel.csv").write_text(tables[letter], encoding="utf-8")
        code, answer = ask("impor", "tabel.csv", "--hari-ini", "2026-01-05")
        assert code != 2, answer
    code, answer = ask("rencana", "--mulai", "2026-01-05", "--hari-ini", "2026-01-05")
    assert code == 0, answer
    code, answer = ask("minta", "--hari-ini", "2026-01-06")
    assert (code, [one["kode"] for one in answer["unit"]]) == (0, ["TU"])
    book = tmp_path / "lkjip_book.xlsm"
    assert words_of_the_example(book) == []
    rows = FileBook(book).read("tblKelengkapan", "tblRencana")
    shown = str([row for data in rows.values() for row in data.rows])
    assert "Draft LKjIP Bagian Hukum Sekretariat Daerah Pemerintah Kota Contoh" in shown
    assert "Kepala Subbag Dokumentasi" in str(rows["tblRencana"].rows[0]["Aktivitas"])
    out = tmp_path / "forms" / "2025" / "keluar"
    made = [*out.glob("*.xlsx"), *out.glob("*.docx")]
    assert len(made) == 3
    found = [words for path in made for words in words_of_the_example(path)]
    thanks = "kerja sama"  # what every letter ends with
    assert [words for words in found if not words.endswith(thanks)] == []


def test_the_office_that_the_sop_prints_keeps_its_words() -> None:
    printed = {"unit_kerja": "Bagian Pemerintahan", "penyusun": "Sub Bagian Otonomi Daerah"}
    words = "Kasubbag Otonomi Daerah kepada Kabag Pemerintahan"
    assert in_office(words, names_from(printed)) == words
    assert in_office(words, NEUTRAL) == "Kepala sub bagian penyusun kepada kepala unit kerja"
