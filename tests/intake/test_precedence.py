"""Which submission counts: same bytes, same content, older and newer, two contents, other units."""

from __future__ import annotations

from pathlib import Path

from tests.intake.build import YEAR, Xlsx, answers, asked, blank_bytes, filled, with_identity
from tests.intake.cases_xml import pretty_printed_xml

from lkjip.checks.checked_form import ACCEPTED, REFUSED, SKIPPED, WITH_NOTES
from lkjip.intake.archive import sha256
from lkjip.intake.message.attachment import Incoming
from lkjip.intake.precedence import Judge
from lkjip.intake.submission import Submission, examine

FORMS = {form.unit: form for form in (asked(), asked("SB-WIL"))}


def submission(data: bytes, name: str = "a.xlsx") -> Submission:
    one = Incoming(name, data)
    return Submission(one, sha256(data), Path(), examine(one, FORMS, YEAR))


def other_answer(revision: int = 1) -> bytes:
    book = with_identity(filled(), revision=revision).typed("Identitas", {"C12": float(revision)})
    return book.typed("Kinerja", {"F6": 5.0}).data()


def with_revision(revision: int) -> bytes:
    return (
        with_identity(filled(), revision=revision)
        .typed("Identitas", {"C12": float(revision)})
        .data()
    )


def outcomes(*files: bytes) -> list[tuple[str, list[str], bool]]:
    judge = Judge()
    decisions = [judge.decide(submission(data, f"{i}.xlsx")) for i, data in enumerate(files)]
    return [(d.result, [f.code for f in d.findings], d.in_force) for d in decisions]


def test_the_same_bytes_under_two_names_count_once() -> None:
    data = filled().data()
    assert outcomes(data, data) == [(ACCEPTED, [], True), (SKIPPED, ["K10"], False)]


def test_the_same_content_saved_again_counts_once() -> None:
    again = filled().data(method=0)
    assert outcomes(filled().data(), again) == [(ACCEPTED, [], True), (SKIPPED, ["K11"], False)]


def test_the_same_content_in_another_spelling_counts_once() -> None:
    again = pretty_printed_xml()
    assert outcomes(filled().data(), again)[1] == (SKIPPED, ["K11"], False)


def test_a_newer_revision_takes_the_place_of_the_older_one() -> None:
    assert outcomes(filled().data(), other_answer(2))[1] == (ACCEPTED, [], True)


def test_an_older_revision_that_arrives_late_is_kept_aside() -> None:
    assert outcomes(with_revision(3), other_answer(2))[1] == (SKIPPED, ["K12"], False)


def test_two_contents_with_one_revision_are_asked_about_and_nothing_is_overwritten() -> None:
    assert outcomes(filled().data(), other_answer(1)) == [
        (ACCEPTED, [], True),
        (SKIPPED, ["K13"], False),
    ]


def test_a_good_form_after_a_refused_one_counts() -> None:
    broken = filled().typed("Kinerja", {"G5": "Triwulan 2"}).data()
    assert outcomes(broken, filled().data()) == [
        (REFUSED, ["F11"], False),
        (ACCEPTED, [], True),
    ]


def test_a_refused_form_never_replaces_an_accepted_one() -> None:
    broken = filled().typed("Kinerja", {"G5": "Triwulan 2"}).data()
    assert outcomes(filled().data(), broken)[1] == (REFUSED, ["F11"], False)


def test_a_blank_form_sent_by_mistake_does_not_stand_in_the_way_of_the_filled_one() -> None:
    assert outcomes(blank_bytes(asked()), filled().data()) == [
        (REFUSED, ["I28"], False),
        (ACCEPTED, [], True),
    ]


def test_forms_of_two_units_do_not_meet() -> None:
    form = asked("SB-WIL")
    book = Xlsx(blank_bytes(form))
    for sheet, values in answers(form).items():
        book.typed(sheet, values)
    assert outcomes(filled().data(), book.data()) == [(ACCEPTED, [], True), (ACCEPTED, [], True)]


def test_a_form_with_figures_to_fix_counts_until_the_corrected_one_comes() -> None:
    partial = filled().typed("Kinerja", {"F6": None}).data()
    assert outcomes(partial, with_revision(2)) == [
        (WITH_NOTES, ["I01"], True),
        (ACCEPTED, [], True),
    ]


def test_what_was_processed_in_an_earlier_run_is_remembered() -> None:
    first = Judge().decide(submission(filled().data(), "lama.xlsx"))
    judge = Judge.after([first])
    twin = judge.decide(submission(filled().data()))
    assert [f.code for f in twin.findings] == ["K10"] and "lama.xlsx" in twin.findings[0].message
    assert [f.code for f in judge.decide(submission(other_answer(1))).findings] == ["K13"]
    assert judge.decide(submission(other_answer(2))).in_force


def test_lowering_the_visible_revision_by_hand_does_not_make_a_form_older() -> None:
    lowered = with_identity(filled(), revision=3).typed("Identitas", {"C12": 1.0}).data()
    assert submission(lowered).revision == 3
