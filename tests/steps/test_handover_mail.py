"""The mail that hands the package over: what is too large for it is named and not attached."""

from __future__ import annotations

import email
from email.policy import default

from tests.steps.office import DUE, Office

from lkjip.steps.handover.letters import MB, handover_mail


def names(raw: bytes) -> list[str | None]:
    return [
        p.get_filename() for p in email.message_from_bytes(raw, policy=default).iter_attachments()
    ]


def text(raw: bytes) -> str:
    body = email.message_from_bytes(raw, policy=default).get_body(("plain",))
    assert body is not None
    return str(body.get_content())


def test_a_package_over_the_limit_is_handed_over_by_itself_and_the_mail_says_so(
    quick: Office,
) -> None:
    quick.type_setting("batas_surel", 1)
    files = (("Paket.zip", b"x" * (MB + 1)), ("Nota.docx", b"y"))
    raw = handover_mail(quick.shot(), quick.context(DUE), files)
    assert names(raw) == ["Nota.docx"]
    assert "Paket.zip (2 MB, terlalu besar untuk surel; diserahkan tersendiri)" in " ".join(
        text(raw).split()
    )


def test_a_package_within_the_limit_is_attached(quick: Office) -> None:
    files = (("Paket.zip", b"x" * (MB + 1)), ("Nota.docx", b"y"))
    raw = handover_mail(quick.shot(), quick.context(DUE), files)
    assert names(raw) == ["Paket.zip", "Nota.docx"] and "tersendiri" not in text(raw)
