"""Nothing of the program is missing from the manual."""

from __future__ import annotations

import re
from types import ModuleType

import pytest
from markdown_it import MarkdownIt

from lkjip.book.layout import LAYOUT, buttons
from lkjip.book.spec import TabKind
from lkjip.findings import CATALOGUE, Severity
from lkjip.forms import spec
from lkjip.sop.activities import STEPS
from lkjip.sop.process.state import Status
from lkjip.steps.kernel import states as collection
from lkjip.tables.declared.settings import SETTINGS

PAGE = (
    "Yang dikerjakan program",
    "Sebelum mulai",
    "Yang ditekan",
    "Yang terlihat sesudahnya",
    "Bila ada yang salah",
)
STEP_TABS = [step.no for step in STEPS]


def page_of(manual: str, no: int) -> str:
    """The page of one step."""
    found = re.search(rf"^## Langkah {no} – .*?(?=^## )", manual, re.MULTILINE | re.DOTALL)
    assert found is not None, f"the manual has no page of step {no}"
    return found[0]


def headings(manual: str) -> list[str]:
    """Every heading of the manual as a reader sees it."""
    tokens = MarkdownIt().parse(manual)
    return [tokens[i + 1].content for i, token in enumerate(tokens) if token.type == "heading_open"]


@pytest.mark.parametrize("no", STEP_TABS)
def test_every_step_has_a_page_with_the_same_five_answers(manual: str, no: int) -> None:
    found = re.findall(r"^### (.+)$", page_of(manual, no), re.MULTILINE)

    assert tuple(found) == PAGE


@pytest.mark.parametrize("no", STEP_TABS)
def test_people_wrote_about_every_button_of_a_step(written: str, no: int) -> None:
    page = page_of(written, no)

    assert [b.caption for b in buttons.BY_STEP[no] if f"**{b.caption}**" not in page] == []


def test_every_button_of_the_book_is_explained(written: str) -> None:
    captions = {placed.button.caption for placed in LAYOUT.buttons}

    assert {c for c in captions if f"**{c}**" not in written} == set()


def test_every_command_is_in_the_list_of_commands(manual: str, parts: ModuleType) -> None:
    lines = re.findall(r"^\| `([\w-]+)", manual, re.MULTILINE)

    assert set(parts.commands()) <= set(lines)


def test_every_finding_code_has_one_entry(manual: str) -> None:
    entries = [words.partition(" ") for words in headings(manual)]
    found = {code: title for code, _, title in entries if re.fullmatch(r"[A-Z]\d\d", code)}

    assert found == {entry.code: entry.title for entry in CATALOGUE.values()}


def test_every_topic_of_findings_has_a_name(parts: ModuleType) -> None:
    assert {code[0] for code in CATALOGUE} <= set(parts.TOPICS)


def test_every_setting_is_explained(manual: str) -> None:
    assert [s.key for s in SETTINGS if f"| {s.label} | `{s.key}` |" not in manual] == []


def test_every_tab_is_in_the_list_of_tabs(manual: str) -> None:
    assert [tab.name for tab in LAYOUT.tabs if f"| **{tab.name}** |" not in manual] == []


def test_people_wrote_about_every_register(written: str) -> None:
    registers = [tab.name for tab in LAYOUT.tabs if tab.kind is TabKind.REGISTER]

    assert [name for name in registers if f"`{name}`" not in written] == []


def test_every_word_of_state_is_explained(written: str) -> None:
    words = [status.value for status in Status] + [level.value for level in Severity]
    words += [collection.NOT_YET, collection.LATE, collection.NEEDS_FIX]
    words += [*collection.WORDS.values(), *spec.STATUSES]

    assert [word for word in words if f"| **{word}** |" not in written] == []


def test_a_code_that_the_manual_names_exists(written: str) -> None:
    named = set(re.findall(r"\(([A-Z]\d\d)\)", written))

    assert named <= set(CATALOGUE)
    assert named
