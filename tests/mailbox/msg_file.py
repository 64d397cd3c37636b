"""Builds Outlook ``.msg`` files for tests: [MS-OXMSG] in a compound file [MS-CFB], any depth."""

from __future__ import annotations

import struct
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime

SECTOR, MINI, CUTOFF = 512, 64, 4096
END, FREE, FAT = 0xFFFFFFFE, 0xFFFFFFFF, 0xFFFFFFFD
NONE = 0xFFFFFFFF

Node = dict[str, "Node | bytes"]

STRING, BINARY, TIME, INTEGER, OBJECT = 0x001F, 0x0102, 0x0040, 0x0003, 0x000D
MESSAGE_CLASS, SUBJECT, HEADERS = 0x001A, 0x0037, 0x007D
SENDER_TYPE, SENDER_ADDRESS, SENDER_SMTP = 0x0C1E, 0x0C1F, 0x5D01
DELIVERED, BODY, MESSAGE_ID = 0x0E06, 0x1000, 0x1035
ATTACH_DATA, ATTACH_METHOD, SHORT_NAME, LONG_NAME = 0x3701, 0x3705, 0x3704, 0x3707
BY_VALUE, EMBEDDED = 1, 5


@dataclass
class Mail:
    """A mail as Outlook keeps it; ``files`` are attachments, ``mails`` are mails inside."""

    sender: str = "adpem@bagpem.example"
    subject: str = "Formulir LKjIP"
    headers: str = ""
    delivered: datetime | None = None
    files: Sequence[tuple[str, bytes]] = ()
    mails: Sequence[Mail] = ()
    kind: str = "IPM.Note"
    exchange: bool = False
    """The address is an entry of an Exchange directory; the real one stands elsewhere."""
    more: Node = field(default_factory=dict)


def msg(mail: Mail) -> bytes:
    """The bytes of the ``.msg`` file."""
    return compound(_message(mail, 32))


def _message(mail: Mail, head: int) -> Node:
    node: Node = {"__nameid_version1.0": _name_ids()} if head == 32 else {}
    where = SENDER_SMTP if mail.exchange else SENDER_ADDRESS
    texts = {
        MESSAGE_CLASS: mail.kind,
        SUBJECT: mail.subject,
        SENDER_TYPE: "EX" if mail.exchange else "SMTP",
        where: mail.sender,
        BODY: "Terlampir.",
    }
    if mail.exchange:
        texts[SENDER_ADDRESS] = "/O=KANTOR/OU=EXCHANGE/CN=RECIPIENTS/CN=ADPEM"
    if mail.headers:
        texts[HEADERS] = mail.headers
    fixed = []
    if mail.delivered is not None:
        ticks = int((mail.delivered - datetime(1601, 1, 1, tzinfo=UTC)).total_seconds()) * 10**7
        fixed.append(struct.pack("<HHIQ", TIME, DELIVERED, 6, ticks))
    attachments = [_file(name, data) for name, data in mail.files]
    attachments += [_inside(inner) for inner in mail.mails]
    for number, attachment in enumerate(attachments):
        node[f"__attach_version1.0_#{number:08X}"] = attachment
    count = len(attachments)
    head_bytes = struct.pack("<8xIIII", 0, count, 0, count).ljust(head, b"\0")
    node |= _properties(head_bytes, texts, fixed)
    return node | mail.more


def _file(name: str, data: bytes) -> Node:
    node = _properties(
        b"\0" * 8,
        {LONG_NAME: name, SHORT_NAME: name[:8]},
        [
            struct.pack("<HHIII", INTEGER, ATTACH_METHOD, 6, BY_VALUE, 0),
            struct.pack("<HHIII", BINARY, ATTACH_DATA, 6, len(data), 0),
        ],
    )
    return node | {f"__substg1.0_{ATTACH_DATA:04X}{BINARY:04X}": data}


def _inside(mail: Mail) -> Node:
    node = _properties(
        b"\0" * 8,
        {},
        [
            struct.pack("<HHIII", INTEGER, ATTACH_METHOD, 6, EMBEDDED, 0),
            struct.pack("<HHIII", OBJECT, ATTACH_DATA, 6, 0xFFFFFFFF, 1),
        ],
    )
    return node | {f"__substg1.0_{ATTACH_DATA:04X}{OBJECT:04X}": _message(mail, 24)}


def _properties(head: bytes, texts: dict[int, str], fixed: list[bytes]) -> Node:
    node: Node = {}
    rows = list(fixed)
    for key, text in texts.items():
        data = text.encode("utf-16-le")
        rows.append(struct.pack("<HHIII", STRING, key, 6, len(data) + 2, 0))
        node[f"__substg1.0_{key:04X}{STRING:04X}"] = data
    node["__properties_version1.0"] = head + b"".join(sorted(rows, key=lambda row: row[2:4]))
    return node


def _name_ids() -> Node:
    return {f"__substg1.0_{number:04X}0102": b"" for number in (2, 3, 4)}


# ---- the compound file


@dataclass
class _Entry:
    name: str
    kind: int
    data: bytes = b""
    child: int = NONE
    right: int = NONE
    start: int = END
    size: int = 0

    def to_bytes(self) -> bytes:
        name = self.name.encode("utf-16-le")
        return struct.pack(
            "<64sHBBIII16sIQQIQ",
            name,
            len(name) + 2,
            self.kind,
            1,
            NONE,
            self.right,
            self.child,
            b"",
            0,
            0,
            0,
            self.start,
            self.size,
        )


def compound(root: Node) -> bytes:
    """A compound file with these storages (dicts) and streams (bytes)."""
    entries = [_Entry("Root Entry", 5)]
    _add(entries, 0, root)
    sectors, table = bytearray(), []

    def chain(data: bytes) -> int:
        if not data:
            return END
        first = len(table)
        count = -(-len(data) // SECTOR)
        table.extend([*range(first + 1, first + count), END])
        sectors.extend(data.ljust(count * SECTOR, b"\0"))
        return first

    mini, mini_table = bytearray(), []
    for entry in entries[1:]:
        entry.size = len(entry.data)
        if entry.kind != 2 or not entry.data:
            continue
        if len(entry.data) >= CUTOFF:
            entry.start = chain(entry.data)
        else:
            entry.start = len(mini_table)
            count = -(-len(entry.data) // MINI)
            mini_table += [*range(entry.start + 1, entry.start + count), END]
            mini += entry.data.ljust(count * MINI, b"\0")
    entries[0].start, entries[0].size = chain(bytes(mini)), len(mini)
    mini_fat = struct.pack(f"<{len(mini_table)}I", *mini_table)
    padded = mini_fat.ljust(-(-len(mini_fat) // SECTOR) * SECTOR, b"\xff")
    mini_at = chain(padded)
    directory = b"".join(entry.to_bytes() for entry in entries)
    directory_at = chain(directory.ljust(-(-len(directory) // SECTOR) * SECTOR, b"\0"))
    blocks = 1
    while blocks * 128 < len(table) + blocks:
        blocks += 1
    fat_at = list(range(len(table), len(table) + blocks))
    table += [FAT] * blocks
    fat = struct.pack(f"<{len(table)}I", *table).ljust(blocks * SECTOR, b"\xff")
    header = struct.pack(
        "<8s16xHHHHH6xIIIIIIIII",
        bytes.fromhex("D0CF11E0A1B11AE1"),
        0x3E,
        3,
        0xFFFE,
        9,
        6,
        0,
        blocks,
        directory_at,
        0,
        CUTOFF,
        mini_at,
        len(padded) // SECTOR,
        END,
        0,
    )
    slots = fat_at + [FREE] * (109 - len(fat_at))
    return header + struct.pack("<109I", *slots) + bytes(sectors) + fat


def _add(entries: list[_Entry], parent: int, node: Node) -> None:
    """Children as one chain to the right, in the order that the format asks for."""
    before = -1
    for name in sorted(node, key=lambda one: (len(one), one.upper())):
        value = node[name]
        number = len(entries)
        entries.append(_Entry(name, 1 if isinstance(value, dict) else 2))
        if before < 0:
            entries[parent].child = number
        else:
            entries[before].right = number
        before = number
        if isinstance(value, dict):
            _add(entries, number, value)
        else:
            entries[number].data = value
