"""The status bar tells how long work still takes, and is not asked for every single file."""

from __future__ import annotations

from lkjip.book.pace import SHOWN_EVERY, Pace


class Clock:
    def __init__(self) -> None:
        self.now = 100.0

    def __call__(self) -> float:
        return self.now


def test_the_estimate_follows_the_pace_so_far() -> None:
    clock = Clock()
    pace = Pace(clock)
    assert pace.words(0, 400, "memeriksa formulir") == "memeriksa formulir (0 dari 400)"
    clock.now += 10
    assert pace.words(40, 400, "memeriksa formulir") == (
        "memeriksa formulir (40 dari 400, kira-kira 2 menit lagi)"
    )
    clock.now += 10
    assert pace.words(320, 400, "memeriksa formulir") == (
        "memeriksa formulir (320 dari 400, kira-kira 5 detik lagi)"
    )
    assert pace.words(400, 400, "memeriksa formulir") == "memeriksa formulir (400 dari 400)"


def test_a_pace_is_not_guessed_from_the_first_moment() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.words(1, 10, "membaca")
    clock.now += 0.5
    assert pace.words(2, 10, "membaca") == "membaca (2 dari 10)"


def test_what_comes_a_moment_later_is_not_shown_but_the_last_one_is() -> None:
    clock = Clock()
    pace = Pace(clock)
    shown = []
    for done in range(1, 1001):
        clock.now += SHOWN_EVERY / 100
        shown.append(pace.words(done, 1000, "membaca"))
    assert len([words for words in shown if words]) <= 12
    assert shown[0] == "membaca (1 dari 1000)" and shown[-1].startswith("membaca (1000 dari 1000")


def test_other_work_starts_a_pace_of_its_own() -> None:
    clock = Clock()
    pace = Pace(clock)
    pace.words(1, 10, "membaca")
    clock.now += 60
    assert pace.words(1, 10, "menulis") == "menulis (1 dari 10)"
    clock.now += 60
    assert pace.words(1, 4, "menulis") == "menulis (1 dari 4)"


def test_the_status_bar_gets_the_words_and_keeps_them_between() -> None:
    class App:
        status_bar = ""

    clock, app = Clock(), App()
    pace = Pace(clock)
    pace.show(app, 1, 9, "membaca")
    assert app.status_bar == "LKjIP: membaca (1 dari 9)"
    clock.now += 0.01
    pace.show(app, 2, 9, "membaca")
    assert app.status_bar == "LKjIP: membaca (1 dari 9)"
