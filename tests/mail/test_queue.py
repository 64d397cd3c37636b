"""The queue sends each mail to each address once, whatever the connection does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from lkjip.errors import FolderError
from lkjip.mail.account.pace import Pace
from lkjip.mail.account.queue import Queue, Result
from lkjip.mail.account.retry import PAUSES, Retry
from lkjip.mail.account.sent import NAME, SentRegister, Stage, hold, read
from lkjip.mail.account.smtp import Answer, DisconnectedError, Fate
from lkjip.mail.message.ready import REQUEST, ReadyMail
from lkjip.provider.refusals import Why, read_answer

NOW = datetime(2025, 1, 6, 10, tzinfo=timezone(timedelta(hours=7)))
LIMIT = "550 5.4.5 Daily user sending limit exceeded"
HASTE = "432 4.3.2 Concurrent connections limit exceeded"
A, B, C = "a@contoh.go.id", "b@contoh.go.id", "c@contoh.go.id"


def letter(name: str, *to: str, key: str = "") -> ReadyMail:
    return ReadyMail(f"{name}.eml", REQUEST, key or name, to, name, "<1@x>", None, b"\r\n")


@dataclass
class Server:
    """Stands in for the server: an answer per address and per turn; ``got`` is what it accepted."""

    answers: dict[str, list[str]] = field(default_factory=dict)
    refuse_connections: int = 0
    got: list[tuple[str, str]] = field(default_factory=list)
    connections: int = 0
    closed: int = 0
    now: str = ""

    def connect(self) -> Server:
        if self.refuse_connections:
            self.refuse_connections -= 1
            raise DisconnectedError("server tidak menerima sambungan")
        self.connections += 1
        return self

    def send(
        self,
        from_: str,
        recipient: Sequence[str],
        content: bytes,
        before_full_stop: Callable[[Sequence[str]], None],
    ) -> Mapping[str, Answer]:
        turns = {to: self.answers[to].pop(0) if self.answers.get(to) else "ya" for to in recipient}
        if "putus" in turns.values():
            raise DisconnectedError("sambungan terputus")
        found = {}
        for to, turn in turns.items():
            if turn in (LIMIT, HASTE):
                found[to] = Answer(Fate.DEFERRED, turn, read_answer(turn))
            elif turn in ("550", "450"):
                kind = Fate.REFUSED if turn == "550" else Fate.DEFERRED
                found[to] = Answer(kind, turn)
        asked = [to for to in recipient if to not in found]
        if not asked:
            return found
        before_full_stop(asked)
        for to in asked:
            if turns[to] == "ragu":
                found[to] = Answer(Fate.DOUBTFUL, "sambungan terputus")
            elif turns[to] == "titik450":
                found[to] = Answer(Fate.DEFERRED, "451")
            else:
                self.got.append((to, self.now))
                found[to] = Answer(Fate.SENT)
        return found

    def close(self) -> None:
        self.closed += 1


@dataclass
class Run:
    """One run over the register in a folder; ``slept`` are the waits, ``shown`` the progress."""

    path: Path
    slept: list[float] = field(default_factory=list)
    shown: list[tuple[int, int]] = field(default_factory=list)
    pace: Pace = field(default_factory=Pace)

    def send(self, server: Server, *letters: ReadyMail) -> tuple[Result, ...]:
        with hold(self.path) as register:
            return self.queue(server, register).send(letters)

    def queue(self, server: Server, register: SentRegister) -> Queue:
        return Queue(
            "kami@contoh.go.id",
            NOW,
            server.connect,
            register,
            Retry(sleep=self.slept.append),
            lambda done, total, what: self.shown.append((done, total)),
            self.pace,
        )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path / NAME)


def fates(results: tuple[Result, ...]) -> list[tuple[str, str, Fate, bool]]:
    return [(r.mail.file, r.recipient, r.answer.fate, r.new) for r in results]


def test_every_mail_goes_to_every_receiver_over_one_connection(run: Run) -> None:
    server = Server()
    results = run.send(server, letter("satu", A, B), letter("dua", C))
    assert sorted(to for to, _ in server.got) == [A, B, C]
    assert (server.connections, server.closed, run.slept) == (1, 1, [])
    assert fates(results) == [
        ("satu.eml", A, Fate.SENT, True),
        ("satu.eml", B, Fate.SENT, True),
        ("dua.eml", C, Fate.SENT, True),
    ]


def test_a_second_run_sends_nothing_again(run: Run) -> None:
    run.send(Server(), letter("satu", A))
    server = Server()
    results = run.send(server, letter("satu", A), letter("satu-baru", A, key="satu"))
    assert server.got == [] and server.connections == 0
    assert {(r.answer.fate, r.new) for r in results} == {(Fate.SENT, False)}


def test_two_drafts_that_say_the_same_are_one_mail(run: Run) -> None:
    server = Server()
    run.send(server, letter("satu", A, key="k"), letter("salinan", A, key="k"))
    assert len(server.got) == 1


def test_an_address_that_was_added_gets_the_mail_and_the_others_do_not(run: Run) -> None:
    run.send(Server(), letter("satu", A))
    server = Server()
    run.send(server, letter("satu", A, B))
    assert [to for to, _ in server.got] == [B]


def test_a_refused_address_keeps_nobody_else_from_the_mail(run: Run) -> None:
    server = Server({A: ["550"]})
    results = run.send(server, letter("satu", A, B), letter("dua", C))
    assert [to for to, _ in server.got] == [B, C] and run.slept == []
    assert fates(results)[0] == ("satu.eml", A, Fate.REFUSED, True)


def test_a_waiting_address_is_tried_again_after_the_others(run: Run) -> None:
    server = Server({A: ["450", "450"]})
    results = run.send(server, letter("satu", A), letter("dua", B))
    assert [to for to, _ in server.got] == [B, A]
    assert run.slept == list(PAUSES[:2])
    assert all(r.answer.fate is Fate.SENT for r in results)


def test_patience_ends_and_the_next_run_goes_on(run: Run) -> None:
    server = Server({A: ["450"] * 9})
    results = run.send(server, letter("satu", A), letter("dua", B))
    assert fates(results)[0] == ("satu.eml", A, Fate.DEFERRED, True)
    assert results[0].answer.words == "450" and run.slept == list(PAUSES)
    after = Server()
    run.send(after, letter("satu", A), letter("dua", B))
    assert [to for to, _ in after.got] == [A]


def test_a_dropped_connection_is_opened_again_for_the_next_mail(run: Run) -> None:
    server = Server({A: ["putus"]})
    run.send(server, letter("satu", A), letter("dua", B))
    assert [to for to, _ in server.got] == [B, A]


def test_a_server_that_is_away_ends_the_round_at_once(run: Run) -> None:
    server = Server(refuse_connections=2)
    run.send(server, *(letter(str(n), f"u{n}@contoh.go.id") for n in range(50)))
    assert len(server.got) == 50 and run.slept == list(PAUSES[:2])


def test_a_server_that_stays_away_leaves_every_mail_for_later(run: Run) -> None:
    server = Server(refuse_connections=99)
    results = run.send(server, letter("satu", A), letter("dua", B))
    assert {(r.answer.fate, r.answer.words) for r in results} == {
        (Fate.DEFERRED, "server tidak menerima sambungan")
    }
    assert read(run.path) == ()


def test_a_mail_in_doubt_is_not_sent_again_in_this_run_nor_in_the_next(run: Run) -> None:
    server = Server({A: ["ragu"]})
    [result] = run.send(server, letter("satu", A))
    assert (result.answer.fate, result.new) == (Fate.DOUBTFUL, True) and run.slept == []
    after = Server()
    [result] = run.send(after, letter("satu", A))
    assert (result.answer.fate, result.new) == (Fate.DOUBTFUL, False) and after.got == []


def test_a_no_after_the_full_stop_is_no_doubt(run: Run) -> None:
    server = Server({A: ["titik450"]})
    run.send(server, letter("satu", A))
    assert [to for to, _ in server.got] == [A]
    assert [line.stage for line in read(run.path)] == [
        Stage.INTENT,
        Stage.CANCELLED,
        Stage.INTENT,
        Stage.SENT,
    ]


def test_without_a_register_nothing_goes_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: SentRegister, _lines: object) -> None:
        raise FolderError("penuh")

    server = Server()
    with hold(run.path) as register:
        monkeypatch.setattr(SentRegister, "record", full)
        with pytest.raises(FolderError):
            run.queue(server, register).send([letter("satu", A), letter("dua", B)])
    assert server.got == []


def test_progress_counts_whole_mails_up_to_the_end(run: Run) -> None:
    run.send(Server({A: ["450"]}), letter("satu", A), letter("dua", B))
    assert run.shown[0] == (0, 2) and run.shown[-1] == (2, 2)
    assert all(done <= total == 2 for done, total in run.shown)


def test_a_mail_without_receivers_is_nothing(run: Run) -> None:
    assert run.send(Server(), letter("satu")) == ()


def test_the_wait_between_attempts_is_one_policy() -> None:
    slept: list[float] = []
    assert list(Retry((1.0, 2.0), slept.append).attempts()) == [1, 2, 3] and slept == [1.0, 2.0]
    assert list(replace(Retry(), pause=()).attempts()) == [1]


# ---- the provider's limits


class Clock:
    """Time that passes only when somebody sleeps."""

    def __init__(self) -> None:
        self.now = 0.0
        self.slept: list[float] = []

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.slept.append(round(seconds, 1))
        self.now += seconds


def many(count: int) -> list[ReadyMail]:
    return [letter(f"s{n}", f"u{n}@contoh.go.id") for n in range(count)]


def test_a_limit_of_the_day_ends_the_run_and_the_next_one_sends_the_rest_once(run: Run) -> None:
    server = Server({"u2@contoh.go.id": [LIMIT]})
    results = run.send(server, *many(5))
    assert [r.answer.fate for r in results] == [Fate.SENT] * 2 + [Fate.DEFERRED] * 3
    assert {r.answer.why for r in results[2:]} == {Why.DAY_LIMIT}
    assert (server.connections, run.slept) == (1, [])  # no further try in this run
    results = run.send(server, *many(5))
    assert [r.new for r in results] == [False] * 2 + [True] * 3
    assert sorted(to for to, _ in server.got) == sorted(m.recipient[0] for m in many(5))


def test_the_limit_is_kept_before_the_provider_names_it(run: Run) -> None:
    run.pace = Pace(per_day=3)
    server = Server()
    results = run.send(server, *many(5))
    assert len(server.got) == 3 and results[3].answer.why is Why.DAY_LIMIT
    assert "3 surel dalam 24 jam, batas 3" in results[4].answer.words
    assert len(run.send(server, *many(5))) == 5 and len(server.got) == 3
    run.pace = Pace(per_day=5)
    run.send(server, *many(5))
    assert len(server.got) == 5


def test_no_more_mails_go_in_a_minute_than_the_provider_takes(run: Run) -> None:
    clock = Clock()
    run.pace = Pace(per_minute=2, sleep=clock.sleep, clock=clock)
    server = Server()
    run.send(server, *many(6))
    assert len(server.got) == 6 and clock.slept == [60.0, 60.0]


def test_a_provider_in_trouble_is_sent_to_more_slowly(run: Run) -> None:
    clock = Clock()
    run.pace = Pace(sleep=clock.sleep, clock=clock)
    server = Server({"u0@contoh.go.id": [HASTE], "u1@contoh.go.id": [HASTE]})
    results = run.send(server, *many(4))
    assert {r.answer.fate for r in results} == {Fate.SENT} and len(server.got) == 4
    assert clock.slept == [2.0, 4.0, 4.0, 4.0, 4.0]
