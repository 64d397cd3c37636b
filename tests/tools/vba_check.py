"""Check a whole VBA project, alone or in its workbook, as a strict reader would.

The reader shares no line with the writer and none with ``oletools``, so it can disagree with both.
"""

from __future__ import annotations

import re
import zipfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from lxml import etree
from tests.tools.complaints import Complaints, Unreadable
from tests.tools.compound_file import read_compound_file
from tests.tools.vba_container import unpack
from tests.tools.vba_dir import ModuleRecord, ProjectRecords, read_dir
from tests.tools.vba_project_text import read_project_text

PROJECT_PART = "xl/vbaProject.bin"
MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
SOURCE_ONLY = b"\xff\xff"
"""The version of a project that carries no compiled code ([MS-OVBA] 2.3.4.1)."""
NEEDED = ("PROJECT", "VBA/dir", "VBA/_VBA_PROJECT")
LONGEST_LINE = 1023
OFFICE_DOCUMENT = 'Attribute VB_Base = "0{000208'


@dataclass
class VbaProject:
    """The result of reading: the sources, the modules of a sheet or the book, complaints."""

    complaints: Complaints = field(default_factory=Complaints)
    sources: dict[str, str] = field(default_factory=dict)
    documents: set[str] = field(default_factory=set)

    def objections(self) -> list[str]:
        """Return errors and warnings alike: a project that we write ourselves has neither."""
        return self.complaints.errors + self.complaints.warnings


def check_vba(data: bytes) -> VbaProject:
    """Check the bytes of a ``vbaProject.bin``."""
    project = VbaProject()
    try:
        _check(data, project)
    except Unreadable as error:
        project.complaints.error(str(error))
    return project


def check_vba_book(path: Path) -> VbaProject:
    """Check the project of a workbook, and that its document modules are the sheets."""
    with zipfile.ZipFile(path) as package:
        project = check_vba(package.read(PROJECT_PART))
        names = code_names(package)
    missing = names ^ project.documents
    project.complaints.require(not missing, f"code names without a module: {sorted(missing)}")
    return project


def code_names(package: zipfile.ZipFile) -> set[str]:
    """Return the code names of the workbook and its sheets."""
    names = [_code_name(package, "xl/workbook.xml", "workbookPr")]
    for part in package.namelist():
        if re.fullmatch(r"xl/(?:work|chart)sheets/[^/]+\.xml", part):
            names.append(_code_name(package, part, "sheetPr"))
    return set(names)


def _code_name(package: zipfile.ZipFile, part: str, tag: str) -> str:
    element = etree.fromstring(package.read(part)).find(MAIN + tag)
    return "" if element is None else element.get("codeName", "")


def _check(data: bytes, project: VbaProject) -> None:
    complaints = project.complaints
    streams = read_compound_file(data, complaints)
    lacking = [name for name in NEEDED if name not in streams]
    if lacking:
        raise Unreadable(f"streams missing: {lacking}")
    is_source_only = _check_version(streams["VBA/_VBA_PROJECT"], complaints)
    records = read_dir(unpack(streams["VBA/dir"], "dir", complaints), complaints)
    names = [module.name for module in records.modules]
    complaints.require(len({n.lower() for n in names}) == len(names), "modules of the same name")
    for module in records.modules:
        if is_source_only:
            complaints.prefer(module.offset == 0, f"{module.name}: compiled code kept")
        _check_module(module, records, streams, project)
    used = {"VBA/dir", "VBA/_VBA_PROJECT", *(f"VBA/{m.stream}" for m in records.modules)}
    cached = {name for name in streams if name.startswith("VBA/__SRP_")}
    extra = {name for name in streams if name.startswith("VBA/")} - used - cached
    complaints.require(not extra, f"streams without a module: {sorted(extra)}")
    _check_names(records, streams, complaints)
    _check_project_text(records, streams["PROJECT"], project)


def _check_version(stream: bytes, complaints: Complaints) -> bool:
    right = len(stream) >= 7 and stream[:2] == b"\xcc\x61" and stream[4] == 0
    complaints.require(right, "_VBA_PROJECT: another header")
    is_source_only = stream[2:4] == SOURCE_ONLY
    if is_source_only:
        complaints.require(len(stream) == 7, "_VBA_PROJECT: a cache without a version")
    return is_source_only


def _check_module(
    module: ModuleRecord,
    records: ProjectRecords,
    streams: Mapping[str, bytes],
    project: VbaProject,
) -> None:
    complaints, name = project.complaints, module.name
    stream = streams.get(f"VBA/{module.stream}")
    if stream is None or module.offset > len(stream):
        complaints.error(f"{name}: no stream, or one shorter than its offset")
        return
    text = unpack(stream[module.offset :], name, complaints).decode(records.encoding)
    project.sources[name] = text
    if OFFICE_DOCUMENT in text:
        project.documents.add(name)
    head = f'Attribute VB_Name = "{name}"\r\n'
    complaints.require(text.startswith(head), f"{name}: another name in its attributes")
    complaints.require(not re.search(r"(?<!\r)\n|\r(?!\n)", text), f"{name}: half a line end")
    complaints.prefer(text.endswith("\r\n"), f"{name}: the last line has no end")
    has_base = "Attribute VB_Base" in text
    complaints.require(module.is_procedural != has_base, f"{name}: type and base disagree")
    for number, line in enumerate(text.split("\r\n"), 1):
        complaints.require(len(line) <= LONGEST_LINE, f"{name}: line {number} is too long")


def _check_names(
    records: ProjectRecords, streams: Mapping[str, bytes], complaints: Complaints
) -> None:
    """Compare the optional list of names with the modules."""
    if "PROJECTwm" not in streams:
        return
    pairs = (
        m.name.encode(records.encoding) + b"\0" + m.name.encode("utf-16-le") + b"\0\0"
        for m in records.modules
    )
    listed = b"".join(pairs) + b"\0\0"
    complaints.prefer(streams["PROJECTwm"] == listed, "PROJECTwm: not the modules in their order")


def _check_project_text(records: ProjectRecords, stream: bytes, project: VbaProject) -> None:
    complaints = project.complaints
    text = read_project_text(stream.decode(records.encoding), complaints)
    complaints.require(text.name == records.name, "PROJECT: another project name")
    names = {module.name for module in records.modules}
    packages = {name for name, kind in text.kinds.items() if kind == "Package"}
    difference = (set(text.kinds) - packages) ^ names
    complaints.require(not difference, f"PROJECT: modules {sorted(difference)}")
    for module in records.modules:
        kind = text.kinds.get(module.name, "")
        if module.is_procedural:
            complaints.require(kind == "Module", f"PROJECT: {module.name} is a {kind}")
        elif module.name in project.documents:
            complaints.require(kind == "Document", f"PROJECT: {module.name} is a {kind}")
