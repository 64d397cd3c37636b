"""Python's mail policy with CRLF line ends, and subjects that keep every blank."""

from __future__ import annotations

from email.header import Header
from email.policy import EmailPolicy
from typing import Any

_LINE = 76  # RFC 2047, 2: no line with an encoded word is longer


class SubjectPolicy(EmailPolicy):
    """Encodes a subject as one text; Python's own folding loses blanks between encoded words.

    Seen with Python 3.11: ``–––––– ü`` arrived as ``––––––ü`` once the line was folded there.
    """

    def fold(self, name: str, value: Any) -> str:
        """Return the header as the lines of a file; a Message-ID stays on one line.

        Python 3.11 breaks a long Message-ID behind its colon and then reads the blank as its own.
        """
        if name.lower() == "message-id":
            return f"{name}: {value}{self.linesep}"
        if name.lower() != "subject" or str(value).isascii():
            folded: str = super().fold(name, value)
            return folded
        text = Header(str(value), "utf-8", maxlinelen=_LINE, header_name=name)
        return f"{name}: {text.encode(linesep=self.linesep)}{self.linesep}"

    def fold_binary(self, name: str, value: Any) -> bytes:
        """Return the same lines as bytes."""
        return self.fold(name, value).encode("ascii", "surrogateescape")


# `raise_on_defect` turns a slip of ours into an error at once.
POLICY = SubjectPolicy(linesep="\r\n", raise_on_defect=True)
