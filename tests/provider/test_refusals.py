"""The words of providers are read as the reasons that they name, and each has a cure."""

from __future__ import annotations

import ssl

import pytest
from tests.reference import DATA, read_table

from lkjip.provider.refusals import ADVICE, STOPPING, Why, distrusted, read_answer, read_refusal

REPLIES = read_table(DATA / "mail_replies.csv")


@pytest.mark.parametrize("row", REPLIES, ids=lambda row: row["balasan"][:40])
def test_each_known_answer_of_a_provider_gives_its_reason(row: dict[str, str]) -> None:
    assert (read_refusal(row["balasan"]) or "") == row["sebab"]


def test_every_reason_has_a_sentence_and_a_cure_and_an_answer_that_shows_it() -> None:
    assert set(ADVICE) == set(Why) and all(one.sentence and one.cure for one in ADVICE.values())
    assert set(STOPPING) <= set(Why)
    shown = {row["sebab"] for row in REPLIES}
    assert {why.value for why in Why} - shown == {"locked", "suspected"}


@pytest.mark.parametrize(
    ("words", "why"),
    [
        ("[UNAVAILABLE] Account is temporarily locked", Why.LOCKED),
        ("550 5.1.8 Access denied, bad outbound sender", Why.SUSPECTED),
        ("554 5.2.0 STOREDRV.Submission.Exception:OutboundSpamException", Why.SUSPECTED),
    ],
)
def test_reasons_without_a_published_answer_are_read_too(words: str, why: Why) -> None:
    assert read_refusal(words) is why


def test_a_receivers_disabled_account_is_not_taken_for_ours() -> None:
    words = "550 5.2.1 The email account that you tried to reach is disabled"
    assert read_answer(words) is None


@pytest.mark.parametrize(
    ("said", "cure"),
    [
        ("certificate is not yet valid", "jam komputer"),
        ("certificate has expired", "jam komputer"),
        ("self-signed certificate", "jangan lanjutkan"),
    ],
)
def test_a_certificate_that_a_wrong_clock_would_break_points_to_the_clock(
    said: str, cure: str
) -> None:
    error = ssl.SSLCertVerificationError(1, said)
    error.verify_message = said
    advice = distrusted("surel.contoh.go.id:993", error)
    assert said in advice.sentence and cure in advice.cure
