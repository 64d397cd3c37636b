"""Whatever the program writes says its version: a newer one is refused in plain words."""

from __future__ import annotations

import json
import shutil
from datetime import datetime
from io import BytesIO
from pathlib import Path

import pytest
from docx import Document
from tests.steps.office import ASKED, DUE, Office

from lkjip import __version__, product
from lkjip.book.version import NAME, TODAY, VERSION, Stamp, read_stamp
from lkjip.errors import BookStructure, FolderError, ProcessError, UsageError
from lkjip.mail.account import sent
from lkjip.mail.templates.placeholders import PLACEHOLDERS
from lkjip.mail.templates.template import fill_template
from lkjip.package import MANIFEST, PackageVersionError, read_package
from lkjip.report.word.template import open_up
from lkjip.steps.draft.files import TEMPLATE
from lkjip.steps.handover.contents import Contents
from lkjip.steps.status import status
from lkjip.tables.cells import Cell

NEWER = "99.0.0"


# ---- the book


@pytest.mark.parametrize(
    ("cell", "stamp"),
    [
        ("2 (program 0.2.0)", Stamp(2, "0.2.0")),
        (str(TODAY), TODAY),
        (1, Stamp(1)),
        (2.0, Stamp(2)),
        (None, Stamp(VERSION)),
        ("apa saja", Stamp(VERSION)),
    ],
)
def test_the_stamp_of_a_book_is_read_as_it_was_ever_written(cell: Cell, stamp: Stamp) -> None:
    assert read_stamp(cell) == stamp


def test_ten_is_newer_than_nine() -> None:
    assert Stamp(VERSION, "99.10.0").newer and not TODAY.newer and not Stamp(VERSION).newer


def test_every_run_leaves_its_own_version_in_the_book(office: Office) -> None:
    office.type_name(NAME, f"{VERSION} (program 0.0.1)")
    office.planned()
    assert office.name(NAME) == f"{VERSION} (program {__version__})"


def unknown_event(rows: list[dict[str, Cell]]) -> None:
    """A newer program wrote what this one does not know."""
    rows[-1]["peristiwa"] = "pengesahan digital"


def test_a_log_of_a_newer_program_is_refused_with_both_versions(office: Office) -> None:
    office.planned()
    office.type_rows("tblPeristiwa", unknown_event)
    office.type_name(NAME, f"{VERSION} (program {NEWER})")
    with pytest.raises(BookStructure, match=NEWER) as refusal:
        office.step(status, ASKED)
    assert __version__ in refusal.value.message and "pengesahan digital" in refusal.value.message
    assert "Pasang program" in refusal.value.cure and "cadangan" not in refusal.value.cure


def test_a_log_that_this_program_wrote_and_somebody_spoilt_is_still_told_so(
    quick: Office,
) -> None:
    quick.planned()
    quick.type_rows("tblPeristiwa", unknown_event)
    with pytest.raises(ProcessError, match="pengesahan digital"):
        quick.step(status, ASKED)


# ---- the package


def test_a_package_names_its_program_and_one_of_an_earlier_program_is_read(quick: Office) -> None:
    quick.asked()
    shot = quick.shot()
    raw = Contents.of(shot, shot.process, quick.context(DUE)).write({})
    contents, package = Contents.read(raw)
    assert contents.program == __version__
    head = {k: v for k, v in package.manifest.items() if k != "program"}
    assert "program" not in head
    earlier, _ = Contents.read(_with_manifest(raw, head))
    assert earlier.program == "" and earlier.units == contents.units


def test_a_package_of_a_newer_shape_is_refused_by_its_number(quick: Office) -> None:
    shot = quick.asked().shot()
    raw = Contents.of(shot, shot.process, quick.context(DUE)).write({})
    manifest = {**read_package(raw).manifest, "versi": "7"}
    with pytest.raises(PackageVersionError, match="7"):
        read_package(_with_manifest(raw, manifest))


def _with_manifest(raw: bytes, manifest: dict[str, object]) -> bytes:
    from zipfile import ZipFile

    made = BytesIO()
    with ZipFile(BytesIO(raw)) as old, ZipFile(made, "w") as new:
        for name in old.namelist():
            data = json.dumps(manifest).encode() if name == MANIFEST else old.read(name)
            new.writestr(name, data)
    return made.getvalue()


# ---- the register of sent mails


def test_a_line_of_a_newer_program_is_refused_and_nobody_is_told_to_delete_it(
    tmp_path: Path,
) -> None:
    line = sent.SentLine(datetime(2025, 1, 3, 9), sent.Stage.SENT, "k", "a@kantor.go.id").text()
    path = tmp_path / sent.NAME
    path.write_text(line.replace("terkirim", "dijadwalkan") + "\n", encoding="utf-8")
    with pytest.raises(FolderError, match="program yang lebih baru") as refusal:
        sent.read(path)
    assert "dijadwalkan" in refusal.value.message and "Jangan menghapus" in refusal.value.cure


# ---- the templates


@pytest.mark.parametrize(("note", "fits"), [("# Bentuk: 1", True), ("#bentuk:2", False)])
def test_a_text_template_of_a_newer_program_is_refused_in_plain_words(
    tmp_path: Path, note: str, fits: bool
) -> None:
    name = next(iter(PLACEHOLDERS))
    lines = (product.TEMPLATES / name).read_text("utf-8").splitlines()
    template = tmp_path / name
    template.write_text("\n".join([lines[0], note, *lines[1:]]), encoding="utf-8")
    values = dict.fromkeys(PLACEHOLDERS[name], "x")
    if fits:
        fill_template(template, values)
    else:
        with pytest.raises(UsageError, match="program yang lebih baru") as refusal:
            fill_template(template, values)
        assert "templat bawaan" in refusal.value.cure


@pytest.mark.parametrize(("version", "fits"), [("", True), ("lkjip 1", True), ("LKjIP 2", False)])
def test_a_report_template_of_a_newer_program_is_refused_in_plain_words(
    tmp_path: Path, version: str, fits: bool
) -> None:
    template = tmp_path / TEMPLATE
    shutil.copyfile(product.TEMPLATES / TEMPLATE, template)
    document = Document(str(template))
    document.core_properties.version = version
    document.save(str(template))
    if fits:
        open_up(template)
    else:
        with pytest.raises(UsageError, match="program yang lebih baru"):
            open_up(template)
