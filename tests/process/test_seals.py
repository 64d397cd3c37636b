"""Verifies what was received and written: an alteration is named, and never attested as whole."""

from __future__ import annotations

import json
import shutil
import zipfile
from collections.abc import Callable
from dataclasses import replace
from datetime import date, time
from functools import partial
from pathlib import Path

import pytest

from lkjip.book.file_book import FileBook
from lkjip.book.port import Change
from lkjip.demo.stage import Play
from lkjip.doctor import Line, Surroundings, examine
from lkjip.errors import ProcessError
from lkjip.findings import Finding
from lkjip.package import read_package
from lkjip.steps.analyse.analyse import analyse
from lkjip.steps.collect.collect import collect
from lkjip.steps.decide.decide import CONFORMING, decide_reviu
from lkjip.steps.draft.examine import list_checklist
from lkjip.steps.draft.write import write_draft
from lkjip.steps.handover import volumes
from lkjip.steps.handover.contents import Contents
from lkjip.steps.handover.parts import package_parts
from lkjip.steps.handover.send import send
from lkjip.steps.handover.volumes import FORMAT
from lkjip.steps.kernel.backup import last_state
from lkjip.steps.kernel.history import END
from lkjip.steps.kernel.snapshot import read_snapshot
from lkjip.steps.overrides import withdraw
from lkjip.steps.provenance import trace_origin
from lkjip.steps.record.approve import approve
from lkjip.steps.seals.verify import verify
from lkjip.steps.status import status
from lkjip.steps.undo import undo
from lkjip.tables.cells import Cell
from lkjip.tables.declared.results import HISTORY

SENDING = date(2025, 1, 30)
Rows = list[dict[str, Cell]]


@pytest.fixture(scope="module")
def approved(analysed: Path, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with an approved draft; tests work on a copy."""
    folder = tmp_path_factory.mktemp("disetujui") / "buku"
    shutil.copytree(analysed, folder)
    play = Play(folder)
    play.step(date(2025, 1, 20), write_draft)
    play.step(date(2025, 1, 22), partial(decide_reviu, decision=CONFORMING))
    return folder


@pytest.fixture
def play(approved: Path, tmp_path: Path) -> Play:
    folder = tmp_path / "buku"
    shutil.copytree(approved, folder)
    return Play(folder)


def alter(play: Play, table: str, change: Callable[[Rows], object]) -> None:
    """Let a person with an unlocked sheet change what the program wrote."""
    rows = [dict(row) for row in FileBook(play.book).read(table)[table].rows]
    made = change(rows)
    FileBook(play.book).apply(Change({table: made if isinstance(made, list) else rows}))


def overtype(table: str, key: str, value: Cell, heading: str, new: Cell) -> Callable[[Play], None]:
    """Change one cell in the row that holds ``value`` under ``key``."""

    def change(rows: Rows) -> None:
        next(row for row in rows if row[key] == value)[heading] = new

    return lambda play: alter(play, table, change)


def found(play: Play) -> tuple[Finding, ...]:
    shot = read_snapshot(FileBook(play.book))
    return verify(shot, replace(play.context(SENDING, time(9)), book=play.book))


def codes(play: Play) -> list[str]:
    return sorted({one.code for one in found(play)})


def doctor(play: Play) -> list[Line]:
    around = Surroundings(play.book, root=play.folder)
    return [line for line in examine(around) if line.subject in ("Segel", "Riwayat")]


def original(play: Play, unit: str) -> Path:
    """The archived file of a unit's form that counts."""
    rows = FileBook(play.book).read("tblKiriman")["tblKiriman"].rows
    row = [r for r in rows if r["Kode Unit"] == unit and str(r["Hasil"]).startswith("diterima")][-1]
    return play.folder / "forms" / "2024" / "arsip" / str(row["Arsip"])


def evidence(play: Play) -> list[Path]:
    """The archived evidence files."""
    rows = FileBook(play.book).read("tblBerkasBukti")["tblBerkasBukti"].rows
    return [play.folder / "forms" / "2024" / "arsip" / str(row["Arsip"]) for row in rows]


def draft(play: Play) -> Path:
    return play.folder / "laporan" / "2024" / "LKjIP_2024_draf_v1.docx"


def edit_in_word(path: Path) -> None:
    """Change a document as a person would: another comment at its end keeps it whole."""
    with zipfile.ZipFile(path, "a") as document:
        document.comment = b"disunting"


OVERTYPED = overtype("tblIsianKinerja", "Kode", "IK04", "TW I", 500)


def test_nothing_is_said_where_nothing_was_changed(play: Play) -> None:
    assert found(play) == ()
    assert [line.fine for line in doctor(play)] == [True, True]
    assert trace_origin(*_looking(play), "IK04").findings == ()
    result = play.step(SENDING, send)
    assert not result.refused and result.findings == ()


def _looking(play: Play) -> tuple[object, object]:
    shot = read_snapshot(FileBook(play.book))
    return shot, replace(play.context(SENDING, time(9)), book=play.book)


def test_an_overtyped_figure_is_named_with_both_values_at_every_door(play: Play) -> None:
    before = trace_origin(*_looking(play), "IK04").data["asal"]
    OVERTYPED(play)
    [one] = [f for f in found(play) if f.code == "S01"]
    assert (one.sheet, one.value, one.unit) == ("Isian Kinerja", "500", "SB-OTDA")
    assert "di buku kerja 500, di formulir" in one.message and one.label == "IK04 TW I"
    assert any("di buku kerja 500" in line.details for line in doctor(play))
    traced = trace_origin(*_looking(play), "IK04")
    assert traced.needs_fix and "TIDAK SAMA: Isian Kinerja!" in traced.summary
    assert all(link["berbeda"] == [] for link in before)
    assert [len(link["berbeda"]) for link in traced.data["asal"]] == [1]
    reviewed = list_checklist(*_looking(play))
    assert "S01" in {f.code for f in reviewed.findings} and "tidak lagi" in reviewed.summary


def test_kirim_waits_until_a_difference_is_explained(play: Play) -> None:
    overtype("tblIsianAnalisis", "Kode", "IK01", "Jawaban", "Semua baik.")(play)
    play.step(SENDING, partial(_ignored, reason="hanya kata-kata"))
    refused = play.step(SENDING, send)
    assert refused.refused and {"S01"} <= {f.code for f in refused.findings}
    assert not list((play.folder / "laporan" / "2024").glob("Paket*"))
    sent = play.step(SENDING, partial(send, reason="Kabag memperbaiki ejaan jawaban."))
    contents, _package = Contents.read(Path(str(sent.data["paket"])).read_bytes())
    assert contents.explained == "Kabag memperbaiki ejaan jawaban."
    last = FileBook(play.book).read("tblRiwayat")["tblRiwayat"].rows
    explained = [row for row in last if row["Tindakan"] == "jelaskan perbedaan"]
    assert "Kabag memperbaiki ejaan" in str(explained[0]["Keterangan"])


def figures(play: Play) -> list[str]:
    """The inputs, whatever their order."""
    return sorted(map(str, FileBook(play.book).read("tblIsianKinerja")["tblIsianKinerja"].rows))


def _ignored(shot: object, context: object, reason: str) -> object:
    from lkjip.steps.overrides import ignore_changes

    return ignore_changes(shot, context, reason)  # type: ignore[arg-type]


def test_kumpulkan_takes_the_figure_of_the_form_again(play: Play) -> None:
    was = figures(play)
    OVERTYPED(play)
    result = play.step(SENDING, collect)
    assert "diambil lagi darinya" in result.summary
    assert figures(play) == was
    assert codes(play) == []


def test_what_was_changed_between_two_runs_stays_in_the_history(
    analysed: Path, tmp_path: Path
) -> None:
    """A run over an altered cell seals it; the note of the run still names it."""
    shutil.copytree(analysed, tmp_path / "buku")
    play = Play(tmp_path / "buku")
    overtype("tblCapaian", "Kode", "IK04", "Capaian (%)", 171.43)(play)
    assert codes(play) == ["S06"]
    play.step(SENDING, status)
    assert codes(play) == ["S14"]
    [note] = [
        row
        for row in FileBook(play.book).read("tblRiwayat")["tblRiwayat"].rows
        if row["Tindakan"] == "diubah di luar program"
    ]
    assert "IK04, Capaian (%): " in str(note["Keterangan"]) and "171.43" in str(note["Keterangan"])
    play.step(SENDING, analyse, time(11))
    assert codes(play) == []


ALTERED: dict[str, tuple[Callable[[Play], object], list[str]]] = {
    "original altered": (lambda p: original(p, "SB-OTDA").write_bytes(b"lain"), ["S03"]),
    "original deleted": (lambda p: original(p, "SB-OTDA").unlink(), ["S04"]),
    "original swapped": (
        lambda p: shutil.copyfile(original(p, "SB-PEM"), original(p, "SB-OTDA")),
        ["S03"],
    ),
    "refused form deleted": (lambda p: _refused_original(p).unlink(), ["S15"]),
    "evidence altered": (lambda p: evidence(p)[0].write_bytes(b"lain"), ["S03"]),
    "evidence deleted": (lambda p: evidence(p)[0].unlink(), ["S04"]),
    "evidence swapped": (lambda p: shutil.copyfile(evidence(p)[1], evidence(p)[0]), ["S03"]),
    "draft altered": (lambda p: edit_in_word(draft(p)), ["S09"]),
    "draft deleted": (lambda p: draft(p).unlink(), ["S10"]),
    "draft swapped": (lambda p: draft(p).write_bytes(original(p, "SB-PEM").read_bytes()), ["S09"]),
    "record of a request altered": (lambda p: _record(p).write_text("{}"), ["S16"]),
    "archive cell outside": (
        overtype("tblKiriman", "Kode Unit", "SB-OTDA", "Arsip", "../../../rahasia.txt"),
        ["S05", "S06"],
    ),
    "result overtyped": (
        overtype("tblGulungan", "Jenjang", "Keseluruhan", "Capaian (%)", 99),
        ["S06"],
    ),
    "row of inputs deleted": (
        lambda p: alter(p, "tblIsianAnggaran", lambda rows: rows[1:]),
        ["S02", "S06"],
    ),
    "row of inputs added": (
        lambda p: alter(p, "tblBukti", lambda rows: [*rows, {**rows[0], "Dokumen": "Palsu"}]),
        ["S02", "S06"],
    ),
    "sender overtyped": (
        overtype("tblIsianKinerja", "Kode", "IK04", "Pengirim", "siapa@lain.example"),
        ["S01", "S06"],
    ),
    "submission overtyped": (
        overtype("tblKiriman", "Kode Unit", "SB-WIL", "Hasil", "dilewati"),
        ["S06"],
    ),
    "state without its copy": (lambda p: _without_copy(p), ["S07"]),
    "history row altered": (
        overtype("tblRiwayat", "No", 2, "Keterangan", "lain"),
        ["S12"],
    ),
    "history tail dropped, end reset": (lambda p: _dropped(p), ["S13"]),
}


def _refused_original(play: Play) -> Path:
    rows = FileBook(play.book).read("tblKiriman")["tblKiriman"].rows
    row = next(r for r in rows if r["Hasil"] == "ditolak")
    return play.folder / "forms" / "2024" / "arsip" / str(row["Arsip"])


def _record(play: Play) -> Path:
    return sorted((play.folder / "forms" / "2024" / "keluar" / "diminta").iterdir())[0]


def _without_copy(play: Play) -> None:
    last_state(play.book).unlink()
    overtype("tblCapaian", "Kode", "IK04", "Capaian (%)", 171.43)(play)


def _dropped(play: Play) -> None:
    """Drop the last line of the history and make the end fit the line before it."""
    book = FileBook(play.book)
    rows = HISTORY.read(book.read(HISTORY.name)[HISTORY.name])[:-1]
    book.apply(Change(dict([HISTORY.written(rows)]), {END: rows[-1].chain}))


@pytest.mark.parametrize("name", ALTERED)
def test_whatever_is_altered_deleted_or_swapped_is_named(play: Play, name: str) -> None:
    alteration, expected = ALTERED[name]
    alteration(play)
    assert set(expected) <= set(codes(play)) <= {*expected, "S06", "S07", "S08"}
    notes = {"S15", "S16"}
    assert any(not line.fine for line in doctor(play)) is not bool(notes & set(expected))


OLD: dict[str, Callable[[Path], object]] = {
    "altered": edit_in_word,
    "deleted": Path.unlink,
    "swapped": lambda path: path.write_bytes(b"lain"),
}


@pytest.mark.parametrize("way", OLD)
def test_a_draft_that_was_decided_on_and_its_package_stay_a_record(play: Play, way: str) -> None:
    sent = Path(str(play.step(SENDING, send).data["paket"]))
    play.step(SENDING, partial(withdraw, reason="Angka berubah."))
    assert codes(play) == []
    OLD[way](draft(play))
    [one] = found(play)
    assert (one.code, draft(play).name in one.message) == ("S23", True)
    assert all(line.fine for line in doctor(play))
    sent.unlink()
    assert [one.code for one in found(play)] == ["S23", "S23"]


@pytest.mark.parametrize("way", OLD)
def test_a_withdrawn_report_stays_a_record(play: Play, way: str) -> None:
    signed = Path(str(play.step(SENDING, SIGN).data["laporan"]))
    play.step(SENDING, partial(withdraw, reason="Angka berubah."))
    assert codes(play) == []
    OLD[way](signed)
    [one] = found(play)
    assert (one.code, "laporan akhir versi 1 yang dicabut" in one.message) == ("S23", True)


def test_a_file_outside_the_archive_never_gets_into_the_package(play: Play) -> None:
    (play.folder / "rahasia.txt").write_text("rahasia")
    digest = str(_hash(play.folder / "rahasia.txt"))
    overtype("tblKiriman", "Kode Unit", "SB-OTDA", "Arsip", "../../../rahasia.txt")(play)
    alter(
        play,
        "tblKiriman",
        lambda rows: [
            {**r, "Sidik": digest} if r["Arsip"] == "../../../rahasia.txt" else r for r in rows
        ],
    )
    assert play.step(SENDING, send).refused
    sent = play.step(SENDING, partial(send, reason="dicoba"))
    package = read_package(Path(str(sent.data["paket"])).read_bytes())
    assert b"rahasia" not in package.parts.values()
    assert not any(name.endswith(".txt") for name in package.parts)


def _hash(path: Path) -> str:
    import hashlib

    return hashlib.sha256(path.read_bytes()).hexdigest()


def test_an_altered_original_is_never_sent_as_the_form_of_a_unit(play: Play) -> None:
    original(play, "SB-OTDA").write_bytes(b"lain")
    assert play.step(SENDING, send).refused
    sent = play.step(SENDING, partial(send, reason="Aslinya ada di surel."))
    parts = read_package(Path(str(sent.data["paket"])).read_bytes()).parts
    assert not any(name.startswith("formulir/SB-OTDA") for name in parts)
    assert any("SB-PEM" in name for name in parts)


SIGN = partial(
    approve, by="Kabag", on=date(2025, 1, 29), number="1/2025", reason="Diperintahkan Kabag."
)


def test_a_signed_report_that_was_altered_or_lost_is_named_and_never_sent(play: Play) -> None:
    signed = Path(str(play.step(SENDING, SIGN).data["laporan"]))
    assert codes(play) == []
    edit_in_word(signed)
    assert codes(play) == ["S17"]
    assert play.step(SENDING, send).refused
    annexed = play.step(SENDING, partial(send, reason="Tanda tangan menyusul."))
    names = read_package(Path(str(annexed.data["paket"])).read_bytes()).parts
    assert signed.name not in names
    signed.unlink()
    assert codes(play) == ["S18"]


def test_a_package_altered_on_disk_is_named(play: Play) -> None:
    sent = Path(str(play.step(SENDING, send).data["paket"]))
    assert codes(play) == []
    sent.write_bytes(sent.read_bytes() + b"x")
    assert codes(play) == ["S11"]


def test_an_original_that_lies_in_masuk_again_heals_the_archive(play: Play) -> None:
    path = original(play, "SB-OTDA")
    path.write_bytes(bytes(path.stat().st_size))  # zeroes of the right length, as after a power cut
    assert codes(play) == ["S03"]
    play.step(SENDING, collect)
    assert codes(play) == []


def test_an_altered_copy_does_not_take_a_step_back(play: Play) -> None:
    last = FileBook(play.book).read("tblRiwayat")["tblRiwayat"].rows[-1]
    copy = play.folder / "cadangan" / str(last["Cadangan"])
    rows = [dict(row) for row in FileBook(copy).read("tblCapaian")["tblCapaian"].rows]
    rows[0]["Capaian (%)"] = 171.43
    FileBook(copy).apply(Change({"tblCapaian": rows}))
    with pytest.raises(ProcessError, match="berubah sesudah dibuat"):
        play.step(SENDING, undo)


def test_the_package_carries_the_end_of_the_history(play: Play) -> None:
    """Whoever rewrites the history afterwards contradicts what lies at Bagian Organisasi."""
    end = FileBook(play.book).read_names(END)[END]
    sent = play.step(SENDING, send)
    package = read_package(Path(str(sent.data["paket"])).read_bytes())
    assert package.manifest["riwayat_ujung"] == end
    assert json.dumps(package.manifest["penjelasan"]) == '""'


def test_the_file_that_was_decided_on_is_the_one_that_counts(play: Play) -> None:
    """An edit before the approval is part of it; an edit afterwards is not."""
    shot = read_snapshot(FileBook(play.book))
    assert shot.process.approved_fingerprint == _hash(draft(play))


def test_evidence_that_is_too_much_leaves_beside_the_package(
    play: Play, monkeypatch: pytest.MonkeyPatch
) -> None:
    play.step(SENDING, SIGN)
    rows = FileBook(play.book).read("tblBerkasBukti")["tblBerkasBukti"].rows
    shot, context = play.shot(), play.context(SENDING)
    parts = package_parts(shot, context, shot.process)
    monkeypatch.setattr(volumes, "MOST_FILES", len(parts) - len(rows))
    sent = play.step(SENDING, send)
    main, package = Contents.read(Path(str(sent.data["paket"])).read_bytes())
    apart = [Path(str(path)) for path in sent.data["bukti_terpisah"]]  # type: ignore[attr-defined]
    assert [path.name for path in apart] == [name for _, name in main.evidence_packages]
    assert [_hash(path) for path in apart] == [digest for digest, _ in main.evidence_packages]
    held = [name for path in apart for name in read_package(path.read_bytes(), FORMAT).parts]
    assert sum(name.startswith("bukti/") for name in held) == len(rows) > 0
    assert not any(name.startswith("bukti/") for name in package.parts)
    assert all(path.name in sent.summary for path in apart)
    assert codes(play) == []
    apart[0].write_bytes(b"lain")
    assert codes(play) == ["S11"]
