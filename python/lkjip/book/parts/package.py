"""A spreadsheet file as a zip of parts: read once, change a few, replace the file in one move.

Parts that are not changed keep their bytes, their order and their dates.
"""

from __future__ import annotations

import io
import os
import posixpath
import stat
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

from lxml import etree

from lkjip.disk import force_folder, remove, temporary_name
from lkjip.errors import BookBusy, BookMissing, FolderError, os_reason

MAIN = "http://schemas.openxmlformats.org/spreadsheetml/2006/main"
REL = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PKG = "http://schemas.openxmlformats.org/package/2006/relationships"
CT = "http://schemas.openxmlformats.org/package/2006/content-types"

ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
"""Names the part of the old container in which Excel keeps a workbook with a password."""
LARGE = 2**18
"""Bytes from which a part that is not changed is unpacked again rather than kept."""
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=True)


def tag(name: str) -> str:
    """Return a tag such as ``row`` with the spreadsheet namespace."""
    return f"{{{MAIN}}}{name}"


class Package:
    """The parts of one .xlsm, in memory."""

    def __init__(self, path: Path, data: bytes | None = None, *, whole: bool = True) -> None:
        """Read the file, or take ``data`` as what was read from it.

        Without ``whole`` a part is unpacked when it is asked for; only then is damage found.
        """
        self.path = path
        self._parts: dict[str, bytes] = {}
        with self._read():
            self.original = path.read_bytes() if data is None else data
            self._archive = zipfile.ZipFile(io.BytesIO(self.original))
            self._infos = self._archive.infolist()
            self._names = dict.fromkeys(info.filename for info in self._infos)
            for name in self._names if whole else ():
                data = self._archive.read(name)
                if len(data) < LARGE:
                    self._parts[name] = data
        if "xl/workbook.xml" not in self:
            raise BookMissing(
                f"'{path.name}' bukan buku kerja Excel (.xlsm).",
                "Pilih lkjip_book.xlsm, atau ambil salinan terakhir dari folder cadangan.",
            )

    @contextmanager
    def _read(self) -> Iterator[None]:
        """Say what is wrong with a file that cannot be read."""
        path = self.path
        try:
            yield
        except FileNotFoundError:
            raise BookMissing(
                f"Buku kerja '{path}' tidak ada.",
                "Jalankan perintah dari folder buku kerja, atau sebutkan tempatnya dengan "
                "--buku NAMA_BERKAS.",
            ) from None
        except PermissionError:
            raise FolderError(
                f"Buku kerja '{path}' tidak dapat dibaca: izin ditolak.",
                "Periksa izin berkas itu, atau tutup program lain yang memakainya.",
            ) from None
        except (zipfile.BadZipFile, zlib.error, OSError, EOFError, ValueError, RuntimeError):
            _refuse_password(path)
            raise BookMissing(
                f"'{path.name}' bukan buku kerja Excel yang utuh.",
                "Ambil salinan terakhir dari folder cadangan.",
            ) from None

    def __contains__(self, part: str) -> bool:
        return part in self._names

    def names(self) -> tuple[str, ...]:
        """Return the part names in the order of the file."""
        return tuple(self._names)

    def data(self, part: str) -> bytes:
        """Return the bytes of a part; ``KeyError`` when it is absent."""
        if part in self._names and part not in self._parts:
            with self._read():
                return self._archive.read(part)
        return self._parts[part]

    def xml(self, part: str) -> etree._Element:
        """A part as a tree (a new one each time); ``BookMissing`` when it is absent or damaged."""
        try:
            return etree.fromstring(self.data(part), _PARSER)
        except (KeyError, etree.XMLSyntaxError):
            raise BookMissing(
                f"Buku kerja '{self.path.name}' rusak: bagian '{part}' tidak dapat dibaca.",
                "Ambil salinan terakhir dari folder cadangan.",
            ) from None

    def replace(self, part: str, data: bytes) -> None:
        """Replace the bytes of a part."""
        self._parts[part] = data
        self._names.setdefault(part)

    def put(self, part: str, root: etree._Element) -> None:
        """Replace a part's contents."""
        self.replace(
            part, etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)
        )

    def drop(self, part: str) -> None:
        """Remove a part and what points to it (content type, workbook relationship)."""
        self._parts.pop(part, None)
        del self._names[part]
        self._infos = [info for info in self._infos if info.filename != part]
        types = self.xml("[Content_Types].xml")
        for item in types.findall(f"{{{CT}}}Override"):
            if item.get("PartName") == "/" + part:
                types.remove(item)
        self.put("[Content_Types].xml", types)
        rels_part = "xl/_rels/workbook.xml.rels"
        rels = self.xml(rels_part)
        for item in rels.findall(f"{{{PKG}}}Relationship"):
            if _resolve("xl/workbook.xml", item.get("Target", "")) == part:
                rels.remove(item)
        self.put(rels_part, rels)

    def relations(self, part: str) -> dict[str, tuple[str, str]]:
        """Relationship id → (kind, target part) of a part; external targets are left out."""
        folder, name = posixpath.split(part)
        rels = posixpath.join(folder, "_rels", name + ".rels")
        if rels not in self:
            return {}
        return {
            item.get("Id", ""): (
                item.get("Type", "").rsplit("/", 1)[-1],
                _resolve(part, item.get("Target", "")),
            )
            for item in self.xml(rels).findall(f"{{{PKG}}}Relationship")
            if item.get("TargetMode") != "External"
        }

    def save(self, target: Path | None = None) -> None:
        """Write the file whole or not at all: a temporary file beside it, then one move.

        ``BookBusy`` when the file is no longer what was read: somebody else's work is in it.
        """
        goal = target or self.path
        temporary = temporary_name(goal)
        try:
            with temporary.open("wb") as stream:
                with zipfile.ZipFile(stream, "w") as archive:
                    for info in self._infos:
                        copy = zipfile.ZipInfo(info.filename, info.date_time)
                        copy.compress_type = zipfile.ZIP_DEFLATED
                        copy.external_attr = info.external_attr
                        copy.create_system = info.create_system
                        archive.writestr(copy, self.data(info.filename))
                stream.flush()
                os.fsync(stream.fileno())
            if goal == self.path and goal.exists():
                self._must_be_as_read()
            written = temporary.read_bytes()
            _keep_rights(goal, temporary)
            temporary.replace(goal)
            if goal == self.path:
                self.original = written
            with suppress(OSError):  # the book has its new contents: no refusal any more
                force_folder(goal.parent)
        except BookBusy:
            remove(temporary)
            raise
        except OSError as error:
            remove(temporary)
            raise FolderError(
                f"Buku kerja '{goal.name}' tidak dapat ditulis di '{goal.parent}' "
                f"({os_reason(error)}).",
                "Tutup buku kerja di Excel, periksa ruang kosong dan izin folder itu, lalu ulangi.",
            ) from error

    def _must_be_as_read(self) -> None:
        if self.path.read_bytes() != self.original:
            raise BookBusy(
                f"Buku kerja '{self.path.name}' diubah orang atau program lain sejak dibaca; "
                "perubahan itu tidak ditimpa dan langkah ini belum dikerjakan.",
                "Tutup buku kerja di program lain, lalu ulangi.",
            )


def _refuse_password(path: Path) -> None:
    """Name a book that Excel opens only with a password: it is whole, and nothing of it is lost."""
    with suppress(OSError):
        if ENCRYPTED not in path.read_bytes():
            return
        raise BookMissing(
            f"Buku kerja '{path.name}' hanya terbuka dengan kata sandi, jadi program tidak dapat "
            "membacanya; isinya tidak hilang.",
            "Buka di Excel, File > Info > Protect Workbook > Encrypt with Password, kosongkan "
            "kata sandinya, simpan, tutup, lalu ulangi.",
        )


def _keep_rights(goal: Path, temporary: Path) -> None:
    """Give the new file the rights of the one that it replaces: an office may share its book."""
    if os.name == "posix" and goal.exists():
        temporary.chmod(stat.S_IMODE(goal.stat().st_mode))


def _resolve(part: str, target: str) -> str:
    if target.startswith("/"):
        return target[1:]
    return posixpath.normpath(posixpath.join(posixpath.dirname(part), target))
