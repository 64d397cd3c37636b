"""The command line: one object on standard output, three exit codes, and every bad input named."""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path
from typing import Any

import openpyxl
import pytest
from tests.book import shelf
from tests.book.test_busy import holder
from tests.steps.office import Office, closed_office, typed

from lkjip import cli, product
from lkjip.book.file_book import FileBook
from lkjip.book.layout import LAYOUT
from lkjip.book.port import Change

TEN_FIELDS = [
    "kode", "tingkat", "berkas", "unit", "lembar", "sel", "label", "nilai", "pesan", "perbaikan",
]  # fmt: skip
DAY = ("--hari-ini", "2025-01-08")
ON_A_BOOK = ("rencana", "minta", "kumpulkan", "ingatkan", "analisis", "status", "batal")


class Desk:
    """A person at a terminal: an office's book, and what a command said."""

    def __init__(self, office: Office, capsys: pytest.CaptureFixture[str]) -> None:
        self.office = office
        self.book = office.folder / "lkjip_book.xlsm"
        self.capsys = capsys

    def type(self, *words: str) -> tuple[int, str, str]:
        """Exit code, standard output, standard error."""
        self.capsys.readouterr()
        code = cli.main([*words, "--buku", str(self.book), "--pelaku", "penguji"])
        said = self.capsys.readouterr()
        return code, said.out, said.err

    def ask(self, *words: str) -> tuple[int, dict[str, Any]]:
        """The same with ``--json``: exit code and the one object on standard output."""
        code, out, err = self.type(*words, "--json")
        assert err == ""
        answer = json.loads(out)
        assert isinstance(answer, dict)
        return code, answer


@pytest.fixture
def desk(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> Desk:
    return Desk(closed_office(tmp_path / "kantor"), capsys)


@pytest.fixture
def asked(desk: Desk) -> Desk:
    """The requests have gone out."""
    desk.office.asked()
    return desk


@pytest.fixture
def collected(asked: Desk) -> Desk:
    """All forms are in."""
    for unit in ("SB-PEM", "SB-WIL", "SB-OTDA", "KERJASAMA"):
        asked.office.put(unit)
    assert asked.type("kumpulkan", *DAY)[0] == 0
    return asked


# ---- one object


def common_fields(answer: dict[str, Any], command: str) -> None:
    assert answer["perintah"] == command
    assert isinstance(answer["ringkas"], str) and answer["ringkas"]
    assert isinstance(answer["temuan"], list) and isinstance(answer["berkas_dibuat"], list)
    assert all(list(finding) == TEN_FIELDS for finding in answer["temuan"])


def test_plan_gives_the_plan_as_one_object(desk: Desk) -> None:
    code, answer = desk.ask("rencana", "--mulai", "2025-01-02", *DAY)
    common_fields(answer, "rencana")
    assert code == 0 and [step["tenggat"] for step in answer["langkah"]][-1] == "2025-02-11"


def test_request_names_every_file_that_it_made(desk: Desk) -> None:
    desk.office.planned()
    code, answer = desk.ask("minta", *DAY)
    common_fields(answer, "minta")
    assert code == 0 and len(answer["berkas_dibuat"]) >= 12
    assert all(Path(name).is_file() for name in answer["berkas_dibuat"])


def test_collect_gives_every_file_its_unit_its_outcome_and_its_findings(asked: Desk) -> None:
    office = asked.office
    office.put("SB-PEM")
    office.put("SB-WIL", office.form("SB-WIL", year=2023), "salah tahun.xlsx")
    note = typed("Kinerja", "IK04", "TW II", "dua")
    office.put("SB-OTDA", office.form("SB-OTDA", note), "kurang.xlsx")
    code, answer = asked.ask("kumpulkan", *DAY)
    common_fields(answer, "kumpulkan")
    assert code == 1
    files = {one["nama"]: one for one in answer["berkas"]}
    assert [(n, f["unit"], f["hasil"]) for n, f in files.items()][:2] == [
        ("Formulir_SB-PEM.xlsx", "SB-PEM", "diterima"),
        ("salah tahun.xlsx", "SB-WIL", "ditolak"),
    ]
    assert files["kurang.xlsx"]["hasil"] in ("ditolak", "diterima-dengan-catatan")
    assert files["Formulir_SB-PEM.xlsx"]["temuan"] == []
    for one in files.values():
        assert {"nama", "unit", "hasil", "temuan"} <= set(one)
        assert all(list(finding) == TEN_FIELDS for finding in one["temuan"])
        assert all(finding["pesan"] and finding["perbaikan"] for finding in one["temuan"])
    assert "F04" in [finding["kode"] for finding in files["salah tahun.xlsx"]["temuan"]]
    assert sum(len(one["temuan"]) for one in files.values()) == len(answer["temuan"])
    again = asked.ask("kumpulkan", *DAY)[1]["berkas"]
    assert {one["hasil"] for one in again} == {"dilewati"}


def test_analyse_gives_every_indicator_and_every_level(collected: Desk) -> None:
    code, answer = collected.ask("analisis", *DAY)
    common_fields(answer, "analisis")
    assert code == 0
    assert round(answer["indikator"][0]["capaian"], 2) == 58.82
    assert {one["jenjang"] for one in answer["gulungan"]} >= {"Keseluruhan", "Sasaran", "Kegiatan"}


@pytest.mark.parametrize(
    ("words", "field"),
    [
        (("status", *DAY), "langkah"),
        (("ingatkan", *DAY), "surel"),
        (("batal", *DAY), "tabel"),
        (("asal", "IK01"), "temuan"),
        (("bangun", "--periksa"), "sama"),
    ],
    ids=lambda value: value[0] if isinstance(value, tuple) else "",
)
def test_the_other_commands_give_one_object_as_well(
    collected: Desk, words: tuple[str, ...], field: str
) -> None:
    code, answer = collected.ask(*words)
    common_fields(answer, words[0])
    assert code in (0, 1) and field in answer


WALK: tuple[tuple[bool, str, tuple[str, ...]], ...] = (
    (True, "2025-01-08", ("analisis",)),
    (True, "2025-01-20", ("centang", "2.surat")),
    (True, "2025-01-20", ("draf",)),
    (True, "2025-01-22", ("reviu", "--keputusan", "tidak-sesuai", "--catatan", "koreksi.txt")),
    (True, "2025-01-23", ("jawab", "1", "Sudah dilengkapi.")),
    (True, "2025-01-23", ("lanjut",)),
    (True, "2025-01-24", ("reviu", "--keputusan", "sesuai")),
    (True, "2025-01-24", ("tarik", "--alasan", "Salah satu angka diperbaiki.")),
    (True, "2025-01-24", ("draf",)),
    (True, "2025-01-27", ("reviu", "--keputusan", "sesuai")),
    (True, "2025-01-30", ("kirim",)),
    (False, "2025-01-31", ("evaluasi", "--keputusan", "mungkin")),
    (False, "2025-01-31", ("abaikan", "--alasan", "Tidak perlu.")),
    (True, "2025-02-10", ("evaluasi", "--keputusan", "sesuai")),
    (False, "2025-02-11", ("tutup", "--alasan", "Sudah selesai.")),
)
"""The rest of the SOP in words: whether it is possible, on which day, the command."""


def test_the_whole_sop_can_be_walked_by_commands_that_answer_with_one_object(
    collected: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(collected.office.folder)
    (collected.office.folder / "koreksi.txt").write_text("1. Lengkapi Bab I.\n", encoding="utf-8")
    for possible, day, words in WALK:
        code, answer = collected.ask(*words, "--hari-ini", day)
        sentence = answer.get("galat", {}).get("pesan") or answer["ringkas"]
        assert (code != 2) is possible, f"{words}: {sentence}"
        assert "bermasalah" not in sentence
        if possible:
            common_fields(answer, words[0])
    assert {row["Keadaan"] for row in collected.office.rows("tblRencana")} == {"selesai"}


def test_a_plain_table_is_computed_into_one_object(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text("satuan,target,realisasi\nDokumen,7,5\nPersen,100,90.24\n")
    assert cli.main(["hitung", str(table), "--json"]) == 0
    answer = json.loads(capsys.readouterr().out)
    common_fields(answer, "hitung")
    assert len(answer["baris"]) == 2 and "capaian" in answer["kolom"]


@pytest.mark.parametrize(
    ("content", "seen"),
    [(None, "tabel.csv"), ("", "tabel.csv"), ("nama,nilai\na,1\n", "target")],
    ids=["no file", "an empty file", "other columns"],
)
def test_a_plain_table_that_is_none_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str | None, seen: str
) -> None:
    table = tmp_path / "tabel.csv"
    if content is not None:
        table.write_text(content)
    assert cli.main(["hitung", str(table), "--json"]) == 2
    error = json.loads(capsys.readouterr().out)["galat"]
    assert seen in error["pesan"] and error["perbaikan"]
    assert "bermasalah" not in error["pesan"]


def test_a_plain_table_is_written_whole_beside_its_source(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    table, result = tmp_path / "tabel.csv", tmp_path / "hasil.csv"
    table.write_text("indikator;target;realisasi;x\n=1+1;10;-5;-4,5\nB;10;aneh;-\n")
    assert cli.main(["hitung", str(table), "--ke", str(result)]) == 1
    lines = result.read_text(encoding="utf-8").splitlines()
    assert lines[1].startswith('\'=1+1,10,-5,"-4,5",10,-5,0,') and len(lines) == 3
    assert "1 dari 2 baris dihitung; C30 1×, N21 1×." in capsys.readouterr().out
    assert len(list(tmp_path.iterdir())) == 2


@pytest.mark.parametrize("name", ["tabel.csv", "hasil.xlsx"])
def test_a_result_replaces_neither_its_source_nor_names_itself_a_workbook(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], name: str
) -> None:
    table = tmp_path / "tabel.csv"
    table.write_text("target;realisasi\n10;5\n")
    assert cli.main(["hitung", str(table), "--ke", str(tmp_path / name), "--json"]) == 2
    assert json.loads(capsys.readouterr().out)["galat"]["perbaikan"]
    assert table.read_text() == "target;realisasi\n10;5\n"


def test_a_plain_table_loads_no_library_that_guesses_types() -> None:
    code = (
        "import sys; from lkjip.commands import tools, plain_table\n"
        "assert not {'pandas', 'numpy', 'openpyxl'} & set(sys.modules), 'loaded'"
    )
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    subprocess.run([sys.executable, "-c", code], env=environ, check=True)


def test_a_new_book_for_a_year_is_one_object_and_one_file(desk: Desk) -> None:
    code, answer = desk.ask("baru", "--tahun", "2026")
    common_fields(answer, "baru")
    assert code == 0 and answer["buku"].endswith("lkjip_book_2026.xlsm")
    settings = FileBook(Path(answer["buku"])).read("tblPengaturan")["tblPengaturan"].rows
    assert settings[0]["Nilai"] == 2026
    units = FileBook(Path(answer["buku"])).read("tblUnit")["tblUnit"].rows
    assert units == FileBook(desk.book).read("tblUnit")["tblUnit"].rows


def test_an_error_is_one_object_too(desk: Desk) -> None:
    code, answer = desk.ask("kumpulkan", *DAY)
    assert code == 2 and answer["perintah"] == "kumpulkan" and answer["temuan"] == []
    assert set(answer["galat"]) == {"jenis", "pesan", "perbaikan"}
    assert answer["galat"]["jenis"] == "ProcessError"
    assert all(answer["galat"].values())


def test_wrong_words_are_one_object_too(desk: Desk) -> None:
    code, answer = desk.ask("rencana", "--mulai", "kemarin")
    assert code == 2 and "'kemarin'" in answer["galat"]["pesan"]
    assert "TTTT-BB-HH" in answer["galat"]["perbaikan"]


# ---- for people


def test_a_person_reads_a_sentence_and_that_nothing_was_found(desk: Desk) -> None:
    code, out, err = desk.type("rencana", "--mulai", "2025-01-02", *DAY)
    assert (code, err) == (0, "")
    assert "26 hari kerja" in out and "Tidak ada temuan." in out


def test_a_person_reads_every_finding_with_its_place_and_its_cure(asked: Desk) -> None:
    office = asked.office
    office.put("SB-WIL", office.form("SB-WIL", year=2023))
    code, out, err = asked.type("kumpulkan", *DAY)
    flat = re.sub(r"[\s│]+", " ", out)
    assert (code, err) == (1, "") and "F04" in flat and "tahun 2023" in flat


def test_an_error_goes_to_standard_error_and_leaves_standard_output_empty(desk: Desk) -> None:
    code, out, err = desk.type("kumpulkan", *DAY)
    assert (code, out) == (2, "")
    assert "langkah 2" in err and "Traceback" not in err


def test_nothing_but_text_goes_into_a_pipe(collected: Desk) -> None:
    code, out, err = collected.type("status", *DAY)
    assert code == 0 and err == "" and "\x1b" not in out and "1 Rencana" in out


@pytest.mark.parametrize(
    "value",
    [
        "[/merah]",
        "[bold]",
        "[link=x]",
        "[",
        "漢字 – ×",
    ],
)
def test_brackets_and_foreign_letters_that_a_unit_typed_are_printed_as_they_are(
    asked: Desk, value: str
) -> None:
    form = asked.office.form("SB-WIL", typed("Kinerja", "IK03", "TW II", value))
    asked.office.put("SB-WIL", form)
    code, out, err = asked.type("kumpulkan", *DAY)
    assert (code, err) == (1, "") and value in re.sub(r"[\s│]+", " ", out)


def test_without_any_word_the_commands_are_listed(capsys: pytest.CaptureFixture[str]) -> None:
    assert cli.main([]) == 0
    out = capsys.readouterr().out
    assert all(command in out for command in ON_A_BOOK)


@pytest.mark.parametrize(
    ("words", "seen"),
    [
        (("terbang",), "terbang"),
        (("rencana", "--mulai"), "--mulai"),
        (("baru",), "--tahun"),
        (("baru", "--tahun", "dua"), "dua"),
        (("minta", "--cepat"), "--cepat"),
        (("rencana", "--mulai", "2025-02-30"), "2025-02-30"),
        (("rencana", "--hari-ini", "besok"), "besok"),
        (("baru", "--tahun", "1024"), "1024"),
    ],
)
def test_words_that_make_no_sense_are_refused_with_the_word(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], words: tuple[str, ...], seen: str
) -> None:
    code = cli.main([*words, "--buku", str(tmp_path / "buku.xlsm")] if words[0] == "baru" else
                    list(words))  # fmt: skip
    out, err = capsys.readouterr()
    assert (code, out) == (2, "") and seen in err
    assert list(tmp_path.iterdir()) == []


# ---- the real program


def command(*words: str, cwd: Path, **environ: str) -> subprocess.CompletedProcess[str]:
    """The command line as a process of its own."""
    return subprocess.run(
        [sys.executable, "-m", "lkjip", *words],
        cwd=cwd,
        env={**os.environ, "PYTHONPATH": os.pathsep.join(sys.path), **environ},
        capture_output=True,
        text=True,
        encoding="utf-8",
        errors="backslashreplace",
        check=False,
    )


def test_the_program_works_on_the_book_of_the_current_folder(desk: Desk) -> None:
    done = command("rencana", "--mulai", "2025-01-02", "--json", *DAY, cwd=desk.office.folder)
    assert (done.returncode, done.stderr) == (0, "")
    assert json.loads(done.stdout)["mulai"] == "2025-01-02"
    assert len(desk.office.rows("tblRiwayat")) == 1


def test_the_program_ends_with_2_where_there_is_no_book(tmp_path: Path) -> None:
    done = command("status", "--json", cwd=tmp_path)
    assert (done.returncode, done.stderr) == (2, "")
    assert json.loads(done.stdout)["galat"]["jenis"] == "BookMissing"
    assert list(tmp_path.iterdir()) == []


def test_the_object_is_utf_8_whatever_the_terminal_can_show(asked: Desk) -> None:
    form = asked.office.form("SB-WIL", typed("Kinerja", "IK03", "TW II", "漢字 → ≥"))
    asked.office.put("SB-WIL", form)
    done = command("kumpulkan", "--json", *DAY, cwd=asked.office.folder, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (1, "")
    assert "漢字 → ≥" in json.dumps(json.loads(done.stdout), ensure_ascii=False)


@pytest.mark.parametrize(
    ("word", "code"),
    [("status", 0), ("kumpulkan", 1)],
)
def test_a_terminal_that_lacks_letters_still_shows_its_lines(
    asked: Desk, word: str, code: int
) -> None:
    form = asked.office.form("SB-WIL", typed("Kinerja", "IK03", "TW II", "漢字 → ≥"))
    asked.office.put("SB-WIL", form)
    done = command(word, *DAY, cwd=asked.office.folder, PYTHONIOENCODING="cp1252")
    assert (done.returncode, done.stderr) == (code, "")
    assert "Kewilayahan" in done.stdout


# ---- bad input: exit 2, a sentence with place and cure, the book as it was


def refused(desk: Desk, *words: str) -> dict[str, str]:
    """The error of a command that must not change anything."""
    before = desk.book.read_bytes() if desk.book.is_file() else None
    files = shelf.everything(desk.office.folder)
    code, answer = desk.ask(*words)
    assert code == 2
    assert (desk.book.read_bytes() if before is not None else None) == before
    assert shelf.everything(desk.office.folder) == files
    error: dict[str, str] = answer["galat"]
    assert error["pesan"] and error["perbaikan"]
    assert "bermasalah" not in error["pesan"], "a sentence, not a crash"
    return error


def rename(part: str, old: str, new: str) -> Callable[[Path], object]:
    return lambda path: shelf.edit(path, part, old, new)


def rename_in_table(table: str, old: str, new: str) -> Callable[[Path], object]:
    def change(path: Path) -> None:
        shelf.edit(path, shelf.part_with(path, "xl/tables/", f'"{table}"'), old, new)

    return change


WORKBOOK = "xl/workbook.xml"
HEADER = LAYOUT.table("tblIndikator").header_cell("Satuan")
SPOILED: dict[str, tuple[Callable[[Path], object], list[str]]] = {
    "a tab renamed": (
        rename(WORKBOOK, '<sheet name="Indikator"', '<sheet name="Daftar Indikator"'),
        ["'Indikator'"],
    ),
    "a tab gone": (
        lambda path: shelf.rewrite(
            path,
            {WORKBOOK: re.sub(rb'<sheet name="Riwayat"[^>]*/>', b"", shelf.parts(path)[WORKBOOK])},
        ),
        ["'Riwayat'"],
    ),
    "a table renamed": (
        rename_in_table("tblUnit", 'displayName="tblUnit"', 'displayName="Table1"'),
        ["'tblUnit'", "Table1"],
    ),
    "a column renamed": (
        rename_in_table("tblIndikator", 'name="Satuan"', 'name="Satuan Ukur"'),
        ["'Satuan'", "tblIndikator", "'Indikator'", HEADER],
    ),
    "a named cell renamed": (
        rename(WORKBOOK, 'name="rencana_mulai"', 'name="mulai"'),
        ["'rencana_mulai'"],
    ),
    "a named cell that lost its cell": (
        lambda path: shelf.rewrite(
            path,
            {WORKBOOK: re.sub(rb'(name="rencana_mulai">)[^<]*', rb"\1#REF!",
                              shelf.parts(path)[WORKBOOK])},
        ),
        ["'rencana_mulai'"],
    ),
    "a year that is none": (
        lambda path: FileBook(path).apply(
            Change({"tblPengaturan": [{"Kunci": "tahun", "Nilai": "dua ribu"}]})
        ),
        ["Pengaturan!D5", "dua ribu"],
    ),
    "a text file": (lambda path: path.write_text("bukan buku kerja"), ["lkjip_book.xlsm"]),
    "an empty file": (lambda path: path.write_bytes(b""), ["lkjip_book.xlsm"]),
    "half a file": (lambda path: path.write_bytes(path.read_bytes()[:50_000]), ["lkjip_book.xlsm"]),
    "a workbook of somebody else": (lambda path: openpyxl.Workbook().save(path), ["'Beranda'"]),
    "a part that is no XML": (
        lambda path: shelf.rewrite(path, {WORKBOOK: b"<workbook"}),
        [WORKBOOK],
    ),
}  # fmt: skip


@pytest.mark.parametrize("spoil", SPOILED.values(), ids=SPOILED.keys())
@pytest.mark.parametrize("words", [("rencana", "--mulai", "2025-01-02"), ("status",)],
                         ids=["rencana", "status"])  # fmt: skip
def test_a_book_that_is_not_as_it_must_be_is_refused_by_what_is_wrong(
    desk: Desk, spoil: tuple[Callable[[Path], object], list[str]], words: tuple[str, ...]
) -> None:
    change, wanted = spoil
    change(desk.book)
    error = refused(desk, *words, *DAY)
    for word in wanted:
        assert word in error["pesan"] + error["perbaikan"]


def test_an_empty_register_stops_the_plan_and_not_the_look_at_the_book(desk: Desk) -> None:
    FileBook(desk.book).apply(Change({"tblUnit": []}))
    error = refused(desk, "rencana", "--mulai", "2025-01-02", *DAY)
    assert "'Unit'" in error["pesan"] and "kosong" in error["pesan"]
    code, _answer = desk.ask("status", *DAY)
    assert code == 0


@pytest.mark.parametrize("command_", ON_A_BOOK)
def test_every_command_says_that_the_book_is_missing_and_how_to_name_it(
    desk: Desk, command_: str
) -> None:
    desk.book.unlink()
    error = refused(desk, command_)
    assert str(desk.book) in error["pesan"] and "--buku" in error["perbaikan"]


def test_a_year_that_does_not_match_names_both_years(desk: Desk) -> None:
    error = refused(desk, "rencana", "--mulai", "2022-01-03")
    assert "2022" in error["pesan"] and "2024" in error["pesan"]
    assert "Pengaturan" in error["perbaikan"]


@pytest.mark.parametrize("owner", ["~$lkjip_book.xlsm", "~$jip_book.xlsm",
                                   ".~lock.lkjip_book.xlsm#"])  # fmt: skip
def test_a_book_that_is_open_in_a_program_is_refused_by_the_owner_file(
    desk: Desk, owner: str
) -> None:
    (desk.office.folder / owner).write_bytes(b"")
    error = refused(desk, "rencana", "--mulai", "2025-01-02")
    assert owner in error["pesan"] and "tutup" in error["perbaikan"]


def test_a_book_that_is_open_can_still_be_looked_at(desk: Desk) -> None:
    (desk.office.folder / "~$lkjip_book.xlsm").write_bytes(b"")
    assert desk.ask("status", *DAY)[0] == 0


def test_a_second_run_is_refused_while_the_first_has_the_book(desk: Desk) -> None:
    with holder(desk.book) as other:
        error = refused(desk, "rencana", "--mulai", "2025-01-02")
        assert "perintah lain" in error["pesan"] and "Tunggu" in error["perbaikan"]
        other.communicate("")
    assert desk.ask("rencana", "--mulai", "2025-01-02", *DAY)[0] == 0


@pytest.mark.parametrize("blocked", ["cadangan", "forms", "forms/2024/keluar"])
def test_a_folder_that_cannot_be_written_is_told_by_its_path(desk: Desk, blocked: str) -> None:
    desk.office.planned()
    place = desk.office.folder / blocked
    if place.exists():
        place.rename(place.with_name("dahulu"))
    place.parent.mkdir(parents=True, exist_ok=True)
    place.write_text("sebuah berkas")
    before = desk.book.read_bytes()
    code, answer = desk.ask("minta", *DAY)
    assert code == 2 and answer["galat"]["jenis"] == "FolderError"
    assert str(place) in answer["galat"]["pesan"] and answer["galat"]["perbaikan"]
    assert desk.book.read_bytes() == before


def test_a_book_in_a_place_that_is_no_folder_is_missing(desk: Desk) -> None:
    code = cli.main(["minta", "--json", "--buku", str(desk.book / "dalam" / "buku.xlsm")])
    assert code == 2
    assert json.loads(desk.capsys.readouterr().out)["galat"]["jenis"] == "BookMissing"


def test_an_inbox_that_is_no_folder_is_told_by_its_path(asked: Desk) -> None:
    error = refused(asked, "kumpulkan", "--dari", str(asked.book), *DAY)
    assert str(asked.book) in error["pesan"]


@pytest.mark.parametrize(
    "place",
    [
        "berkas.txt/buku.xlsm",
        "tidak/ada/buku.xlsm",
    ],
)
def test_a_new_book_where_no_file_can_be_is_refused(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], place: str
) -> None:
    (tmp_path / "berkas.txt").write_text("sebuah berkas")
    code = cli.main(["baru", "--tahun", "2025", "--json", "--buku", str(tmp_path / place)])
    error = json.loads(capsys.readouterr().out)["galat"]
    assert code == 2 and error["jenis"] == "FolderError"
    assert [path.name for path in tmp_path.iterdir()] == ["berkas.txt"]


def test_a_filled_book_is_not_built_over(asked: Desk) -> None:
    error = refused(asked, "bangun")
    assert str(asked.book) in error["pesan"]


def test_a_dry_run_changes_nothing_and_says_what_would_be(asked: Desk) -> None:
    for unit in ("SB-PEM", "SB-WIL"):
        asked.office.put(unit)
    before = shelf.everything(asked.office.folder)
    code, answer = asked.ask("kumpulkan", "--kering", *DAY)
    assert code == 0 and [one["hasil"] for one in answer["berkas"]] == ["diterima"] * 2
    assert shelf.everything(asked.office.folder) == before


def test_a_crash_is_told_in_one_sentence_with_the_file_that_has_the_details(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def crash(*_: object) -> None:
        raise ZeroDivisionError("rahasia program")

    monkeypatch.chdir(desk.office.folder)
    monkeypatch.setattr(FileBook, "apply", crash)
    before = desk.book.read_bytes()
    code, out, err = desk.type("rencana", "--mulai", "2025-01-02", *DAY)
    assert (code, out) == (2, "") and "Traceback" not in err and "rahasia" not in err
    [log] = (desk.office.folder / "catatan").iterdir()
    assert log.name in err and "ZeroDivisionError: rahasia program" in log.read_text()
    assert desk.book.read_bytes() == before


def test_stopping_a_command_leaves_the_book_as_it_was(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def stopped(*_: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(FileBook, "apply", stopped)
    before = desk.book.read_bytes()
    code, out, err = desk.type("rencana", "--mulai", "2025-01-02", *DAY)
    assert (code, out) == (2, "") and "Dihentikan" in err
    assert desk.book.read_bytes() == before
    monkeypatch.undo()
    assert desk.type("rencana", "--mulai", "2025-01-02", *DAY)[0] == 0


@pytest.mark.skipif(os.name != "posix", reason="needs pipes of POSIX")
def test_a_reader_that_stops_reading_makes_no_traceback() -> None:
    words = [sys.executable, "-m", "lkjip", "status", "--json", "--buku", str(product.BOOK)]
    environ = {**os.environ, "PYTHONPATH": os.pathsep.join(sys.path)}
    pipes = {"stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    with subprocess.Popen(words, env=environ, **pipes) as process:
        assert process.stdout is not None and process.stderr is not None
        process.stdout.close()
        assert process.stderr.read() == b""
    assert process.returncode == 0
