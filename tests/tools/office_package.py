"""The parts of an Office file and the relationships between them."""

from __future__ import annotations

import posixpath
import zipfile
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from lxml import etree

MAIN = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
RELATION_ID = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"


@dataclass(frozen=True)
class Relationship:
    """A relationship of a part; ``target`` is a part's name, or an address where ``is_external``."""

    number: str
    kind: str
    target: str
    is_external: bool


class OfficePackage:
    """An Office file that is read, never written."""

    def __init__(self, path: Path) -> None:
        self.path = path
        with zipfile.ZipFile(path) as archive:
            self.names = archive.namelist()
            self.parts = {name: archive.read(name) for name in self.names}
        self.root = cache(self._root)

    def __contains__(self, part: str) -> bool:
        return part in self.parts

    def _root(self, part: str) -> etree._Element:
        return etree.fromstring(self.parts[part])

    def relationships(self, part: str = "") -> list[Relationship]:
        """Return the relationships of a part; those of the package for the empty name."""
        folder, name = posixpath.split(part)
        listing = posixpath.join(folder, "_rels", f"{name}.rels")
        if listing not in self:
            return []
        return [self._relationship(folder, element) for element in self.root(listing)]

    @staticmethod
    def _relationship(folder: str, element: etree._Element) -> Relationship:
        target, is_external = element.get("Target", ""), element.get("TargetMode") == "External"
        if not is_external:
            target = posixpath.normpath(posixpath.join("/", folder, target)).lstrip("/")
        return Relationship(element.get("Id", ""), element.get("Type", ""), target, is_external)
