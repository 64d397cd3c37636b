"""The SOP's completeness items as a checklist: how each is ticked, and which are still open.

Three kinds:

- seen in the log: the program knows from what happened (a form came, the collection is closed);
- seen outside: a step looks (registers, archive, package) and sets the item's ``key``;
- ticked by a person, where no program can look.

Every item is obligatory except "Draft LKjIP Kota Probolinggo" at step 8: it is written by Bagian
Organisasi and never reaches the section's own book, so demanding a tick would only make people
tick blindly. "Surat Pengantar" is signed and sent by people; the first form that comes back also
proves that it went out.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from lkjip.sop.activities import activity_of
from lkjip.sop.process.state import Process, Status

PROGRAM, BY_PERSON = "dilihat program", "dicentang orang"


@dataclass(frozen=True, slots=True)
class CompletenessItem:
    """One item: ``method`` is "dilihat program" or "dicentang orang"; ``from_log`` answers from
    the log where it can, otherwise the item is set by its ``key``."""

    key: str
    sop_step: int
    text: str
    method: str
    required: bool = True
    from_log: Callable[[Process], bool] | None = None

    def is_present(self, process: Process) -> bool:
        """Return whether the item is there."""
        seen_in_log = self.from_log is not None and self.from_log(process)
        return seen_in_log or self.key in process.ticked


def _is_collected(process: Process) -> bool:
    return process.closed or process.all_complete


def _finish(no: int) -> Callable[[Process], bool]:
    return lambda process: process.status(no) is Status.FINISHED


def _item(
    key: str,
    order: int,
    method: str = PROGRAM,
    required: bool = True,
    from_log: Callable[[Process], bool] | None = None,
) -> CompletenessItem:
    no = int(key[0])
    return CompletenessItem(
        key, no, activity_of(no).completeness_items[order], method, required, from_log
    )


COMPLETENESS_ITEMS: tuple[CompletenessItem, ...] = (
    _item("1.informasi", 0),  # units and indicators are registered
    _item("2.surat", 0, method=BY_PERSON),
    _item("2.form", 1, from_log=lambda process: bool(process.units)),
    _item("3.form", 0, from_log=_is_collected),
    _item("3.softcopy", 1),  # the originals lie in the archive
    _item("4.data", 0, from_log=_finish(3)),
    _item("5.indikator", 0, from_log=_finish(4)),
    _item("5.form", 1, from_log=lambda process: process.has_data),
    _item("6.draf", 0, from_log=_finish(5)),
    _item("7.form", 0),  # the package holds the form data
    _item("7.softcopy", 1),  # the package file exists
    _item("8.draf_kota", 0, method=BY_PERSON, required=False),
)


def completeness_items(no: int) -> tuple[CompletenessItem, ...]:
    """Return the items of step ``no``, in the order of the SOP."""
    return tuple(item for item in COMPLETENESS_ITEMS if item.sop_step == no)


def open_items(process: Process, no: int) -> tuple[CompletenessItem, ...]:
    """Obligatory items of step ``no`` that are not there yet."""
    return tuple(
        item for item in completeness_items(no) if item.required and not item.is_present(process)
    )
