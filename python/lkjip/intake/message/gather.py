"""Gathers the files of a mail or an archive: forms, evidence, and what is not read and why.

Every file goes through ``take``, whatever wrapped it. What a file is, its bytes say
(``content.kind``); mails and archives in it are opened, within the bounds of one reading.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace

from lkjip.intake.content import signed, unzip, uuencode, winmail
from lkjip.intake.content.kind import (
    NOBODYS,
    PGP_MESSAGE,
    WORKBOOKS,
    Kind,
    document_kind,
    ending_of,
    kind_of,
)
from lkjip.intake.message.attachment import Incoming, Unread
from lkjip.intake.message.headers import file_name
from lkjip.intake.message.links import merge
from lkjip.intake.message.model import (
    DEEPEST,
    MAX_ATTACHMENTS,
    MAX_PARTS,
    MIB,
    UNKNOWN,
    VIA,
    IncomingMail,
    Reading,
    via,
)

LARGEST_EVIDENCE = 25 * MIB
MOST_UNPACKED = 128 * MIB
"""Bytes that all archives and mails of one reading may give."""
_DEEP = f"memuat surel atau arsip di dalamnya lebih dari {DEEPEST} lapis"
_FULL = f"lebih dari {MAX_PARTS} berkas"
WHY: Mapping[Kind, str] = {
    Kind.EMPTY: "berkas kosong",
    Kind.PROGRAM: "program atau berkas bermakro",
    Kind.SHORTCUT: "pintasan ke tempat lain, bukan berkasnya",
    Kind.PACKED: "arsip selain .zip, atau arsip rusak",
    Kind.ENCRYPTED: "terenkripsi",
    Kind.PACKAGE: "paket LKjIP; ambil dengan perintah kirim --dari",
    Kind.UNKNOWN: "jenis berkas tidak dikenal",
    Kind.SHADOW: "berkas bayangan komputer",
    Kind.SIGNATURE: "tanda tangan digital",
}
_QUIET = (Kind.SHADOW, Kind.SIGNATURE)


class Gatherer:
    """Fills the lists of one mail, archive or bare file."""

    def __init__(self, mail: IncomingMail, reading: Reading) -> None:
        self.mail = mail
        self.reading = reading

    def counts_on(self) -> bool:
        """Count one more part; False, with a word, when there are too many."""
        self.reading.parts += 1
        if self.reading.parts > MAX_PARTS:
            self.mail.note_once("M10", f"memuat lebih dari {MAX_PARTS} bagian")
        return self.reading.parts <= MAX_PARTS

    def take(
        self, name: str, data: bytes, *, declared: Kind | None = None, shown: bool = False
    ) -> None:
        """Take one file.

        ``declared`` is what its mail calls it, heard where the bytes say nothing; ``shown`` tells
        that it belongs to the words of the mail.
        """
        kind = kind_of(data, name)
        says_nothing = kind is Kind.UNKNOWN or (kind is Kind.EVIDENCE and not document_kind(data))
        if declared is not None and says_nothing:
            kind = declared
        if kind is Kind.WORKBOOK:
            self._workbook(name, data)
        elif kind is Kind.EVIDENCE:
            self._evidence(name, data, shown)
        elif opened := self._openers().get(kind):
            self._open(opened, name, data)
        else:
            encrypted = kind is Kind.ENCRYPTED and not self.mail.office
            if encrypted:
                self.mail.note_once("M07", "PGP" if PGP_MESSAGE in data else "S/MIME")
            self.leave(name, WHY[kind], quiet=encrypted or kind in _QUIET)
            if kind is Kind.PACKAGE:
                self.mail.packages.append(self._credited(name, data))

    def _openers(self) -> dict[Kind, Callable[[str, bytes], None]]:
        return {
            Kind.MAIL: self._mail,
            Kind.MAILBOX: self._mailbox,
            Kind.OUTLOOK: self._outlook,
            Kind.ARCHIVE: self._archive,
            Kind.WINMAIL: self._winmail,
            Kind.SIGNED: self._signed,
            Kind.UUENCODED: self._uuencoded,
        }

    def leave(self, name: str, reason: str, *, quiet: bool = False) -> None:
        """List a file as not read."""
        self.mail.unread.append(Unread(name or "lampiran", reason, self._within, quiet))

    @property
    def _within(self) -> str:
        return "" if self.mail.office and not self.reading.inside else self.mail.name

    def _workbook(self, name: str, data: bytes) -> None:
        if len(self.mail.attachment) >= MAX_ATTACHMENTS:
            self.mail.note_once("M10", f"membawa lebih dari {MAX_ATTACHMENTS} buku kerja")
            self.leave(name, f"lebih dari {MAX_ATTACHMENTS} buku kerja")
            return
        number = len(self.mail.attachment) + 1
        if self._within and ending_of(name) not in WORKBOOKS:
            name = f"{name or f'lampiran-{number}'}.xlsx"
        self.mail.attachment.append(self._credited(name, data))

    def _evidence(self, name: str, data: bytes, shown: bool) -> None:
        if shown:
            self.leave(name, "gambar di dalam teks surel", quiet=True)
        elif len(data) > LARGEST_EVIDENCE:
            size = f"{len(data) / MIB:.0f} MB, paling besar {LARGEST_EVIDENCE // MIB} MB"
            self.leave(name, size)
        else:
            number = len(self.mail.evidence) + 1
            self.mail.evidence.append(self._credited(name or f"bukti-{number}", data))

    def _credited(self, name: str, data: bytes) -> Incoming:
        mail = self.mail
        sender = "" if mail.office else via(mail.sender, mail.sender)
        within, seen = self._within, mail.checked_by
        return Incoming(name, data, sender, mail.when, within, mail.returned, seen)

    def _open(self, opened: Callable[[str, bytes], None], name: str, data: bytes) -> None:
        """Open a wrapper within the bounds of this reading."""
        self.reading.unpacked += len(data)
        if self.reading.unpacked > MOST_UNPACKED:
            self.mail.note_once("M10", f"memuat lebih dari {MOST_UNPACKED // MIB} MiB")
            self.leave(name, f"seluruh isi lebih dari {MOST_UNPACKED // MIB} MiB")
        elif self.may_go_deeper(name):
            with self.deeper():
                opened(name, data)

    def may_go_deeper(self, name: str) -> bool:
        """Return whether one more layer may be opened; one too many is said and listed."""
        if self.reading.inside < DEEPEST:
            return True
        self.mail.note_once("M10", _DEEP)
        self.leave(name, f"lebih dari {DEEPEST} lapis")
        return False

    @contextmanager
    def deeper(self) -> Iterator[None]:
        """Work one layer further inside."""
        self.reading.inside += 1
        try:
            yield
        finally:
            self.reading.inside -= 1

    def _mail(self, name: str, data: bytes) -> None:
        self.merge(self.reading.read_eml(data, name or self.mail.name, self.reading))

    def _outlook(self, name: str, data: bytes) -> None:
        self.merge(self.reading.read_msg(data, name or self.mail.name, self.reading))

    def _mailbox(self, name: str, data: bytes) -> None:
        """Read a file in which a mail program keeps many mails, each after a line ``From``."""
        for number, one in enumerate(data.split(b"\nFrom "), 1):
            if not self.counts_on():
                self.leave(f"{name} (surel {number} dan seterusnya)", _FULL)
                return
            self._mail(f"{name} (surel {number})", one.partition(b"\n")[2])

    def _archive(self, name: str, data: bytes) -> None:
        try:
            self._files(unzip.entries(data))
        except unzip.UnopenedError as error:
            self.leave(name, str(error))

    def _winmail(self, name: str, data: bytes) -> None:
        found = winmail.attachments(data)
        if found is None:
            self.leave(name, "winmail.dat rusak", quiet=not self.mail.office)
            self.mail.note_once("M03", "")
            return
        self._files(found)

    def _signed(self, name: str, data: bytes) -> None:
        content = signed.content_of(data)
        if content is None:
            self.leave(name, "isi bertanda tangan tidak utuh", quiet=not self.mail.office)
            self.mail.note_once("M06", "isi yang bertanda tangan digital tidak utuh")
        elif kind_of(content) is Kind.MAIL:
            self._mail(name, content)
        else:
            self.take(name.removesuffix(".p7m"), content)

    def _uuencoded(self, name: str, data: bytes) -> None:
        self.take_uuencoded(data)

    def take_uuencoded(self, text: bytes) -> None:
        """Take the files that an old mail program wrote into a text."""
        self._files((file_name(name), data) for name, data in uuencode.files(text))

    def _files(self, found: Iterable[tuple[str, bytes | unzip.UnopenedError]]) -> None:
        for path, data in found:
            name = file_name(path)
            if not self.counts_on():
                self.leave(name, _FULL)
                return
            if isinstance(data, unzip.UnopenedError):
                self.leave(name, str(data))
            elif path.startswith("__MACOSX/") or NOBODYS.fullmatch(name):
                self.leave(name, WHY[Kind.SHADOW], quiet=True)
            else:
                self.reading.unpacked += len(data)
                self.take(name, data)

    def merge(self, inside: IncomingMail) -> None:
        """Take over what an inner mail carries, credited to its writer and who forwarded it."""
        mail = self.mail
        for one in inside.attachment:
            if len(mail.attachment) >= MAX_ATTACHMENTS:
                mail.note_once("M10", f"membawa lebih dari {MAX_ATTACHMENTS} buku kerja")
                self.leave(one.name, f"lebih dari {MAX_ATTACHMENTS} buku kerja")
            else:
                mail.attachment.append(self._forwarded(one))
        mail.evidence += [self._forwarded(one) for one in inside.evidence]
        mail.packages += [self._forwarded(one) for one in inside.packages]
        mail.unread += [replace(one, within=mail.name) for one in inside.unread]
        mail.findings += [f for f in inside.findings if f.code != "M02" and f not in mail.findings]
        mail.link = mail.link or inside.link
        merge(mail.links, inside.links)
        if mail.office:
            mail.bounces += inside.bounces

    def _forwarded(self, one: Incoming) -> Incoming:
        sender = one.sender
        if not self.mail.office:
            writer = one.sender.split(VIA)[0]
            sender = via("" if writer == UNKNOWN else writer, self.mail.sender)
        returned = one.returned or self.mail.returned
        when = self.mail.when or one.when
        seen = one.checked_by if self.mail.office else self.mail.checked_by
        return replace(
            one,
            sender=sender,
            when=when,
            within=self.mail.name,
            returned=returned,
            checked_by=seen,
        )
