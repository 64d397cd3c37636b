"""Taking mails out of a mailbox: each once, marked last, whatever happens in between."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, date, datetime
from functools import cache
from itertools import pairwise
from pathlib import Path

import pytest
from tests.mailbox.rooms import MAIL, WIB, by_hand, mail
from tests.mailbox.test_incoming import BOUNCE

from lkjip.errors import FolderError
from lkjip.intake.archive import sha256
from lkjip.intake.mailbox import fetch as mailbox_fetch
from lkjip.intake.mailbox.fetch import Criteria, Fetcher, FetchReport
from lkjip.intake.mailbox.imap import MailboxDisconnectedError, MailboxError, MailSummary
from lkjip.intake.mailbox.seen import MailboxRecord

ARRIVED = datetime(2025, 1, 7, 1, 30, tzinfo=UTC)
FORM = b"PK formulir"


@dataclass
class Box:
    """Stands in for a mailbox. ``drops`` lists after how many commands each connection breaks."""

    mails: dict[int, bytes]
    seen: set[int] = field(default_factory=set)
    moved: dict[int, str] = field(default_factory=dict)
    validity: int = 7
    identity: str = "kita@surel/INBOX"
    drops: list[int] = field(default_factory=list)
    refuses: str = ""
    sizes: dict[int, int] = field(default_factory=dict)
    fetched: list[int] = field(default_factory=list)
    opened: int = 0
    left: int | None = None

    def open(self) -> Box:
        self.opened += 1
        self.left = self.drops.pop(0) if self.drops else None
        self._use()
        return self

    def _use(self) -> None:
        if self.left is not None:
            if self.left == 0:
                raise MailboxDisconnectedError("sambungan terputus")
            self.left -= 1

    def find(self, since: date, include_read: bool) -> list[int]:
        self._use()
        self.since = since
        return sorted(u for u in self.mails if include_read or u not in self.seen)

    def summary(self, uids: Sequence[int]) -> list[MailSummary]:
        self._use()
        found = []
        for uid in uids:
            if uid in self.mails:
                raw = self.mails[uid]
                sender = MAIL["SB-PEM"] if MAIL["SB-PEM"].encode() in raw else "x@lain.example"
                size = self.sizes.get(uid, len(raw))
                found.append(
                    MailSummary(uid, size, ARRIVED, sender, f"hal {uid}", b"multipart" in raw)
                )
        return found

    def content(self, uids: Sequence[int]) -> dict[int, bytes]:
        self._use()
        self.fetched += uids
        return {uid: self.mails[uid] for uid in uids if uid in self.mails}

    def mark(self, uids: Sequence[int]) -> str:
        self._use()
        if not self.refuses:
            self.seen |= set(uids)
        return self.refuses

    def move(self, uids: Sequence[int], folder: str) -> str:
        self._use()
        self.moved |= dict.fromkeys(uids, folder)
        return ""

    def close(self) -> None:
        pass


@cache  # the boundary between the parts is drawn anew every time
def form(number: int, sender: str = MAIL["SB-PEM"]) -> bytes:
    return mail(sender, f"Formulir {number}", files=[("F.xlsx", FORM + bytes([number]))]).as_bytes()


@cache
def chat(sender: str = "orang@lain.example") -> bytes:
    return mail(sender, "Undangan rapat").as_bytes()


@dataclass
class Desk:
    """The folders of one office; ``take`` is one run."""

    folder: Path

    @property
    def wanted(self) -> Criteria:
        return Criteria(
            since=date(2025, 1, 3),
            zone=WIB,
            incoming=self.folder / "masuk",
            archive=self.folder / "arsip",
            is_known=frozenset(MAIL.values()).__contains__,
        )

    def take(self, box: Box, attempts: int = 4, **other: object) -> FetchReport:
        wanted = replace(self.wanted, **other)  # type: ignore[arg-type]
        return Fetcher(box.open, wanted, lambda: range(attempts)).fetch()

    def mails(self) -> list[bytes]:
        return [p.read_bytes() for p in sorted((self.folder / "masuk").glob("*.eml"))]

    def archived(self) -> set[str]:
        return {p.name[:64] for p in (self.folder / "arsip").rglob("*.xlsx")}


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)


def codes(report: FetchReport) -> list[str]:
    return [finding.code for finding in report.findings]


def test_forms_are_kept_archived_and_marked_and_nothing_else_is(desk: Desk) -> None:
    box = Box({1: form(1), 2: chat(), 3: form(3, "orang@lain.example"), 4: chat()})
    report = desk.take(box)
    assert (report.seen, len(report.fetched), report.without_form) == (4, 2, 2)
    assert box.seen == {1, 3} and sorted(desk.mails()) == sorted(
        [form(1), form(3, "orang@lain.example")]
    )
    assert desk.archived() == {sha256(FORM + bytes([n])) for n in (1, 3)}
    assert box.moved == {} and report.remaining == 0 and report.findings == []


def test_mails_that_cannot_carry_a_form_are_not_fetched(desk: Desk) -> None:
    box = Box({1: form(1), 2: chat(), 3: chat(MAIL["SB-PEM"])})
    report = desk.take(box)
    assert box.fetched == [1, 3]  # of a unit every mail is read: it may hold a question or a link
    assert codes(report) == ["M08"] and "hal" not in report.findings[0].file


def test_a_second_run_looks_at_nothing_again(desk: Desk) -> None:
    box = Box({1: form(1), 2: chat()})
    desk.take(box)
    box.fetched.clear()
    report = desk.take(box)
    assert box.fetched == [] and report.fetched == [] and report.without_form == 1
    box.mails[3] = form(3)
    assert len(desk.take(box).fetched) == 1


def test_a_day_of_grace_covers_the_time_zones(desk: Desk) -> None:
    box = Box({})
    desk.take(box)
    assert box.since == date(2025, 1, 2)


def test_a_huge_mail_is_skipped_unmarked_with_a_word_once(desk: Desk) -> None:
    box = Box({1: form(1), 2: form(2)}, sizes={1: 999_999_999})
    report = desk.take(box)
    assert codes(report) == ["M05"] and report.findings[0].file == "hal 1"
    assert box.fetched == [2] and box.seen == {2}
    assert codes(desk.take(box)) == []


def test_a_mail_that_cannot_be_read_is_kept_but_not_marked(desk: Desk) -> None:
    tnef = by_hand(["Content-Type: application/ms-tnef; name=winmail.dat"])
    box = Box({1: tnef, 2: BOUNCE})
    report = desk.take(box)
    assert box.seen == set() and len(desk.mails()) == len(report.fetched) == 2
    assert desk.take(box).fetched == []


def test_mails_are_moved_only_when_told(desk: Desk) -> None:
    box = Box({1: form(1), 2: chat()})
    desk.take(box, move_to="LKjIP")
    assert box.moved == {1: "LKjIP"}


def test_a_dry_run_changes_nothing_anywhere(desk: Desk) -> None:
    box = Box({1: form(1), 2: chat()})
    report = desk.take(box, dry_run=True)
    assert len(report.fetched) == 1 and box.seen == set()
    assert list(desk.folder.iterdir()) == []


def test_a_mailbox_that_may_only_be_read_is_taken_from_all_the_same(desk: Desk) -> None:
    box = Box({n: form(n) for n in range(1, 60)}, refuses="hanya boleh dibaca")
    report = desk.take(box)
    assert codes(report) == ["M32"] and len(desk.mails()) == 59
    report = desk.take(box)
    assert report.fetched == [] and len(desk.mails()) == 59


def test_the_same_mail_under_a_new_number_stays_one_file(desk: Desk) -> None:
    desk.take(Box({1: form(1)}))
    box = Box({8: form(1)}, validity=8)
    report = desk.take(box)
    assert len(desk.mails()) == 1 and box.seen == {8} and len(report.fetched) == 1


def test_the_same_numbers_in_another_mailbox_are_other_mails(desk: Desk) -> None:
    desk.take(Box({1: form(1)}))
    desk.take(Box({1: form(2)}, identity="lain@surel/INBOX"))
    desk.take(Box({1: form(3)}, validity=8))
    assert len(desk.mails()) == 3


@pytest.mark.parametrize("after", range(12))
def test_a_connection_that_drops_at_any_command_is_taken_up_again(desk: Desk, after: int) -> None:
    box = Box({n: form(n) if n % 2 else chat() for n in range(1, 40)}, drops=[after])
    report = desk.take(box)
    assert box.seen == {n for n in range(1, 40) if n % 2} and report.remaining == 0
    assert len(desk.mails()) == 20 and report.without_form == 19
    assert codes(report) == []


def test_a_connection_that_drops_again_and_again_gets_on_by_steps(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_fetch, "FETCH_BATCH", 1)
    box = Box({n: form(n) for n in range(1, 31)}, drops=[5] * 60)
    report = desk.take(box, attempts=2)
    assert len(desk.mails()) == 30 and report.remaining == 0 and box.seen == set(range(1, 31))


def test_a_mailbox_that_goes_away_for_good_leaves_a_count_and_the_next_run_goes_on(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(mailbox_fetch, "FETCH_BATCH", 2)
    box = Box({n: form(n) for n in range(1, 11)}, drops=[5, 0, 0, 0, 0, 0, 0, 0])
    report = desk.take(box)
    assert (
        codes(report) == ["M30"]
        and report.remaining == 8
        and "8 surel" in report.findings[0].message
    )
    report = desk.take(Box(box.mails, box.seen))
    assert report.remaining == 0 and len(desk.mails()) == 10


def test_a_mailbox_that_was_never_there_is_an_error(desk: Desk) -> None:
    with pytest.raises(MailboxError, match="tidak dapat dihubungi"):
        desk.take(Box({1: form(1)}, drops=[0] * 9))
    assert list(desk.folder.iterdir()) == []


def test_a_mail_that_vanishes_meanwhile_is_nothing(desk: Desk) -> None:
    box = Box({1: form(1), 2: form(2)})
    look = box.summary

    def vanish(uids: Sequence[int]) -> list[MailSummary]:
        found = look(uids)
        box.mails.pop(2, None)
        return found

    box.summary = vanish  # type: ignore[method-assign]
    report = desk.take(box)
    assert len(report.fetched) == 1 and report.remaining == 0


def crash(name: str, when: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """Let the next use of ``name`` end the run before or after it did its work."""
    place, _, attribute = name.rpartition(".")
    target = {"": mailbox_fetch, "Box": Box, "MailboxRecord": MailboxRecord}[place]
    real: Callable[..., object] = getattr(target, attribute)

    def fail(*given: object, **named: object) -> object:
        if when == "after":
            real(*given, **named)
        raise SystemExit("mati")

    monkeypatch.setattr(target, attribute, fail)


@pytest.mark.parametrize("when", ["before", "after"])
@pytest.mark.parametrize(
    "name", ["write_mail", "store", "MailboxRecord.add", "Box.mark", "Box.content", "Box.summary"]
)
def test_a_run_that_ends_anywhere_loses_nothing_and_repeats_nothing(
    desk: Desk, monkeypatch: pytest.MonkeyPatch, name: str, when: str
) -> None:
    box = Box({1: form(1), 2: chat(), 3: form(3)})
    with monkeypatch.context() as patch:
        crash(name, when, patch)
        with pytest.raises(SystemExit):
            desk.take(box)
    marked = {n for n in box.seen if sha256(FORM + bytes([n])) not in desk.archived()}
    assert marked == set(), "marked before its form lay in the archive"
    desk.take(box)
    assert sorted(desk.mails()) == sorted([form(1), form(3)]) and box.seen == {1, 3}
    assert len(desk.archived()) == 2


def test_a_register_cut_short_by_a_crash_is_read_and_written_on(desk: Desk) -> None:
    box = Box({1: form(1), 2: chat()})
    desk.take(box)
    register = desk.folder / "masuk" / ".kotak_surat.jsonl"
    whole = register.read_bytes()
    for cut in range(len(whole)):
        register.write_bytes(whole[:cut])
        report = desk.take(Box({1: form(1), 2: chat()}, seen={1}))
        assert report.without_form == 1 and len(desk.mails()) == 1
    register.write_bytes(b"bukan json\n[]\n{}\n")
    assert desk.take(Box({1: form(1)})).seen == 1


def test_a_folder_that_cannot_be_written_stops_before_the_mark(
    desk: Desk, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*_given: object) -> None:
        raise FolderError("penuh")

    box = Box({1: form(1)})
    monkeypatch.setattr(mailbox_fetch, "write_mail", full)
    with pytest.raises(FolderError):
        desk.take(box)
    assert box.seen == set()


def test_progress_reaches_its_end(desk: Desk) -> None:
    shown: list[tuple[int, int]] = []
    box = Box({n: form(n) if n % 3 else chat() for n in range(1, 90)})
    wanted = desk.wanted
    Fetcher(
        box.open, wanted, lambda: range(2), lambda done, total, what: shown.append((done, total))
    ).fetch()
    assert shown[-1] == (89, 89) and all(a <= b for (a, _), (b, _) in pairwise(shown))
