"""A fuzzer of mails with a fixed seed: mutated mails must be read, never end in an accident.

``python -m tests.mailbox.mail_fuzz 10000`` (from the project folder, with ``PYTHONPATH=python``)
prints what came of them as one line of JSON.
"""

from __future__ import annotations

import json
import random
import sys
import tempfile
import time
from collections import Counter
from pathlib import Path

from tests.intake.test_content import CASES, FORM, WRAPPED, archive, cms, uuencoded, winmail
from tests.mailbox.msg_file import Mail, msg
from tests.mailbox.rooms import MAIL, WIB
from tests.mailbox.test_incoming import BOUNCE

from lkjip.intake.folder import read_file

SEED, SLOWEST = 20260107, 3.0
UNIT = MAIL["SB-PEM"]
_WORDS = (
    *(b"Content-Type: ", b"message/rfc822", b"multipart/mixed", b"boundary=", b"base64", b"--b"),
    *(b"=?utf-8?q?", b"?=", b"\r\n\r\n", b"\0", b"\xff\xfe", b"begin 644 a\n", b"PK\x03\x04"),
    *(b"From: ", b"Auto-Submitted: auto-replied\r\n", b"X-Failed-Recipients: a@b.example\r\n"),
    *(b"\x30\x80", b"\x78\x9f\x3e\x22", b"\xd0\xcf\x11\xe0", b"From x\n", b"\xf0\x9f\x8e\x89"),
)


def originals() -> list[bytes]:
    """Mails, archives and wrappings of every kind that the intake opens."""
    return [
        *(make() for make in WRAPPED.values()),
        *(path.read_bytes() for path in sorted(CASES.iterdir()) if path.suffix in (".eml", ".msg")),
        *(BOUNCE, archive(("a.xlsx", FORM), ("b.pdf", b"%PDF")), cms(FORM), uuencoded("a", FORM)),
        *(winmail("a.xlsx", FORM), msg(Mail(UNIT, files=[("a", FORM)], mails=[Mail(UNIT)]))),
    ]


def mutated(rnd: random.Random, data: bytes) -> bytes:
    """Return a mail with one to six faults."""
    found = bytearray(data)
    for _ in range(rnd.randint(1, 6)):
        at = rnd.randrange(max(len(found), 1)) if rnd.random() < 0.5 else rnd.randrange(600)
        at = min(at, len(found))
        size = rnd.choice((1, 2, 8, 64, 700))
        what = rnd.randrange(6)
        if what == 0:
            del found[at : at + size]
        elif what == 1:
            found[at:at] = rnd.choice(_WORDS)
        elif what == 2:
            found[at:at] = found[at : at + size]
        elif what == 3:
            found[at : at + size] = rnd.randbytes(size)
        elif what == 4:
            del found[at:]
        else:
            here = rnd.randrange(len(found) + 1)
            found[at:at] = found[here : here + size]
    return bytes(found)


def run(count: int, seed: int = SEED) -> dict[str, object]:
    """Read so many mutated mails; accidents and slow ones are listed."""
    rnd, seeds = random.Random(seed), originals()
    accidents: list[str] = []
    found: Counter[str] = Counter()
    with tempfile.TemporaryDirectory() as folder:
        for number in range(count):
            path = Path(folder) / rnd.choice(("a.eml", "a", "a.msg", "a.zip", "a.bin", "a.xlsx"))
            path.write_bytes(mutated(rnd, rnd.choice(seeds)))
            begun = time.process_time()
            try:
                mail = read_file(path, WIB)
            except Exception as error:
                accidents.append(f"{number}: {type(error).__name__} {error}")
                continue
            if time.process_time() - begun > SLOWEST:
                accidents.append(f"{number}: {time.process_time() - begun:.1f} s")
            lists = {
                "lampiran": mail.attachment,
                "bukti": mail.evidence,
                "tidak dibaca": mail.unread,
                "temuan": mail.findings,
                "pantulan": mail.bounces,
            }
            found.update(name for name, listed in lists.items() if listed)
            found["kosong"] += not any(lists.values())
    return {"selesai": count, "kecelakaan": accidents, "hasil": dict(found)}


if __name__ == "__main__":
    print(json.dumps(run(int(sys.argv[1]))))
