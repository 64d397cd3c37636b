"""Which of Excel's ways the stand-in plays, and how it refuses.

Each way can be switched; ``test_stand_in.py`` tries them. Where a way is known from: ``xlwings#N``
and ``pywin32#N`` are public issues, "reference" is Microsoft's description of the object model,
"assumed" has no public source. Where a real Excel shows otherwise, change the rule and its test.

- ``filtered_rows``: an array assigned over filtered rows puts its first row into each visible row
  and leaves the others alone (xlwings#747); rows hidden by hand are written (xlwings#679).
- ``locks``: a locked cell of a protected sheet cannot be written (reference: Range.Locked,
  xlwings#1736); tables there cannot be resized, rows not be fitted or shown (assumed).
- ``currency``: a cell with a currency format reads as a ``Decimal`` of four places (reference:
  Range.Value2; xlwings#65), a Decimal makes a plain cell a currency cell (xlwings#2634).
- ``long_ints``: whole numbers beyond 32 bits do not reach COM as a double (pywin32#1001). What
  Excel does with them is unknown; on the Mac it dropped them (xlwings#227).
- ``activate``: another Excel in front makes xlwings' activation fail (xlwings#2627).
- Errors read as numbers (reference: CVErr), dates as moments, texts are read as if typed.
- While a person edits a cell Excel answers 0x800AC472 (xlwings#587).
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from tests.windows.engine import ComError

REFUSED = -2146827284  # 0x800A03EC
EDITING = -2146777998  # 0x800AC472
BUSY = -2147418111  # 0x80010001, RPC_E_CALL_REJECTED
GONE = -2147417848  # 0x80010108, RPC_E_DISCONNECTED
CALL_FAILED = -2147352567


def refusal(text: str = "Application-defined or object-defined error", code: int = REFUSED) -> Any:
    """The error that COM raises when Excel refuses."""
    return ComError(CALL_FAILED, "Exception occurred.", (0, "Microsoft Excel", text, "", 0, code))


@dataclass
class Rules:
    """The ways that are played; see the text of the module."""

    filtered_rows: bool = True
    locks: bool = True
    currency: bool = True
    long_ints: str = "drop"
    max_text: int = 32_767
    activate: str = "works"
    dropped: str = ""
    """A value that a cell swallows."""
    watchers: list[Callable[[str, Any], None]] = field(default_factory=list)

    def about_to(self, member: str, target: Any) -> None:
        """Give each watcher the chance to refuse the use of a member."""
        for watcher in list(self.watchers):
            watcher(member, target)

    def refuse(self, member: str, after: int = 0, times: int = 1, code: int = REFUSED) -> None:
        """Refuse some uses of a member, after some that work."""
        seen = 0

        def watch(name: str, _target: Any) -> None:
            nonlocal seen
            if name == member:
                seen += 1
                if after < seen <= after + times:
                    raise refusal(code=code)

        self.watchers.append(watch)
