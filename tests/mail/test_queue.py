"""The queue sends each mail to each address once, whatever the connection does."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest

from lkjip.errors import FolderError
from lkjip.mail.account.queue import Antrean, Hasil
from lkjip.mail.account.retry import JEDA, Ulang
from lkjip.mail.account.sent import NAMA, Tahap, Terkirim, baca, buka
from lkjip.mail.account.smtp import Jawaban, Nasib, TerputusError
from lkjip.mail.message.ready import PERMINTAAN, SiapKirim

NOW = datetime(2025, 1, 6, 10, tzinfo=timezone(timedelta(hours=7)))
A, B, C = "a@contoh.go.id", "b@contoh.go.id", "c@contoh.go.id"


def letter(name: str, *to: str, key: str = "") -> SiapKirim:
    return SiapKirim(f"{name}.eml", PERMINTAAN, key or name, to, name, "<1@x>", None, b"\r\n")


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
            raise TerputusError("server tidak menerima sambungan")
        self.connections += 1
        return self

    def kirim(
        self,
        dari: str,
        kepada: Sequence[str],
        isi: bytes,
        sebelum_titik: Callable[[Sequence[str]], None],
    ) -> Mapping[str, Jawaban]:
        turns = {to: self.answers[to].pop(0) if self.answers.get(to) else "ya" for to in kepada}
        if "putus" in turns.values():
            raise TerputusError("sambungan terputus")
        found = {}
        for to, turn in turns.items():
            if turn in ("550", "450"):
                kind = Nasib.DITOLAK if turn == "550" else Nasib.TERTUNDA
                found[to] = Jawaban(kind, turn)
        asked = [to for to in kepada if to not in found]
        if not asked:
            return found
        sebelum_titik(asked)
        for to in asked:
            if turns[to] == "ragu":
                found[to] = Jawaban(Nasib.RAGU, "sambungan terputus")
            elif turns[to] == "titik450":
                found[to] = Jawaban(Nasib.TERTUNDA, "451")
            else:
                self.got.append((to, self.now))
                found[to] = Jawaban(Nasib.TERKIRIM)
        return found

    def tutup(self) -> None:
        self.closed += 1


@dataclass
class Run:
    """One run over the register in a folder; ``slept`` are the waits, ``shown`` the progress."""

    path: Path
    slept: list[float] = field(default_factory=list)
    shown: list[tuple[int, int]] = field(default_factory=list)

    def send(self, server: Server, *letters: SiapKirim) -> tuple[Hasil, ...]:
        with buka(self.path) as register:
            return self.queue(server, register).kirim(letters)

    def queue(self, server: Server, register: Terkirim) -> Antrean:
        return Antrean(
            "kami@contoh.go.id",
            NOW,
            server.connect,
            register,
            Ulang(tidur=self.slept.append),
            lambda done, total, what: self.shown.append((done, total)),
        )


@pytest.fixture
def run(tmp_path: Path) -> Run:
    return Run(tmp_path / NAMA)


def fates(results: tuple[Hasil, ...]) -> list[tuple[str, str, Nasib, bool]]:
    return [(r.surat.berkas, r.kepada, r.jawaban.nasib, r.baru) for r in results]


def test_every_mail_goes_to_every_receiver_over_one_connection(run: Run) -> None:
    server = Server()
    results = run.send(server, letter("satu", A, B), letter("dua", C))
    assert sorted(to for to, _ in server.got) == [A, B, C]
    assert (server.connections, server.closed, run.slept) == (1, 1, [])
    assert fates(results) == [
        ("satu.eml", A, Nasib.TERKIRIM, True),
        ("satu.eml", B, Nasib.TERKIRIM, True),
        ("dua.eml", C, Nasib.TERKIRIM, True),
    ]


def test_a_second_run_sends_nothing_again(run: Run) -> None:
    run.send(Server(), letter("satu", A))
    server = Server()
    results = run.send(server, letter("satu", A), letter("satu-baru", A, key="satu"))
    assert server.got == [] and server.connections == 0
    assert {(r.jawaban.nasib, r.baru) for r in results} == {(Nasib.TERKIRIM, False)}


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
    assert fates(results)[0] == ("satu.eml", A, Nasib.DITOLAK, True)


def test_a_waiting_address_is_tried_again_after_the_others(run: Run) -> None:
    server = Server({A: ["450", "450"]})
    results = run.send(server, letter("satu", A), letter("dua", B))
    assert [to for to, _ in server.got] == [B, A]
    assert run.slept == list(JEDA[:2])
    assert all(r.jawaban.nasib is Nasib.TERKIRIM for r in results)


def test_patience_ends_and_the_next_run_goes_on(run: Run) -> None:
    server = Server({A: ["450"] * 9})
    results = run.send(server, letter("satu", A), letter("dua", B))
    assert fates(results)[0] == ("satu.eml", A, Nasib.TERTUNDA, True)
    assert results[0].jawaban.kata == "450" and run.slept == list(JEDA)
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
    assert len(server.got) == 50 and run.slept == list(JEDA[:2])


def test_a_server_that_stays_away_leaves_every_mail_for_later(run: Run) -> None:
    server = Server(refuse_connections=99)
    results = run.send(server, letter("satu", A), letter("dua", B))
    assert {(r.jawaban.nasib, r.jawaban.kata) for r in results} == {
        (Nasib.TERTUNDA, "server tidak menerima sambungan")
    }
    assert baca(run.path) == ()


def test_a_mail_in_doubt_is_not_sent_again_in_this_run_nor_in_the_next(run: Run) -> None:
    server = Server({A: ["ragu"]})
    [result] = run.send(server, letter("satu", A))
    assert (result.jawaban.nasib, result.baru) == (Nasib.RAGU, True) and run.slept == []
    after = Server()
    [result] = run.send(after, letter("satu", A))
    assert (result.jawaban.nasib, result.baru) == (Nasib.RAGU, False) and after.got == []


def test_a_no_after_the_full_stop_is_no_doubt(run: Run) -> None:
    server = Server({A: ["titik450"]})
    run.send(server, letter("satu", A))
    assert [to for to, _ in server.got] == [A]
    assert [line.tahap for line in baca(run.path)] == [
        Tahap.NIAT,
        Tahap.BATAL,
        Tahap.NIAT,
        Tahap.TERKIRIM,
    ]


def test_without_a_register_nothing_goes_out(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_self: Terkirim, _lines: object) -> None:
        raise FolderError("penuh")

    server = Server()
    with buka(run.path) as register:
        monkeypatch.setattr(Terkirim, "catat", full)
        with pytest.raises(FolderError):
            run.queue(server, register).kirim([letter("satu", A), letter("dua", B)])
    assert server.got == []


def test_progress_counts_whole_mails_up_to_the_end(run: Run) -> None:
    run.send(Server({A: ["450"]}), letter("satu", A), letter("dua", B))
    assert run.shown[0] == (0, 2) and run.shown[-1] == (2, 2)
    assert all(done <= total == 2 for done, total in run.shown)


def test_a_mail_without_receivers_is_nothing(run: Run) -> None:
    assert run.send(Server(), letter("satu")) == ()


def test_the_wait_between_attempts_is_one_policy() -> None:
    slept: list[float] = []
    assert list(Ulang((1.0, 2.0), slept.append).percobaan()) == [1, 2, 3] and slept == [1.0, 2.0]
    assert list(replace(Ulang(), jeda=()).percobaan()) == [1]
