"""Every finding about figures can be made, and its sentence shows what was seen."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from lkjip.findings import CATALOGUE, Severity

PRODUCT = Path(__file__).resolve().parents[2] / "python" / "lkjip"
CODE = sorted(k for k in CATALOGUE if k[0] in "NCA" and k[1:].isdigit())
SOURCE = {
    p.relative_to(PRODUCT): p.read_text(encoding="utf-8")
    for p in PRODUCT.rglob("*.py")
    if p.parent.name != "findings"
}
TESTS_TEXT = "\n".join(
    p.read_text(encoding="utf-8") for p in Path(__file__).parents[1].rglob("test_*.py")
)


@pytest.mark.parametrize("code", CODE)
def test_every_code_is_made_and_seen_in_a_test(code: str) -> None:
    created = [name for name, content in SOURCE.items() if f'"{code}"' in content]
    assert created, f"{code} is never made"
    assert re.search(rf'"{code}"|\[{code}\]', TESTS_TEXT), f"{code} is in no test"


@pytest.mark.parametrize("code", CODE)
def test_the_words_of_a_finding_are_whole_sentences(code: str) -> None:
    e = CATALOGUE[code]
    assert e.title and not e.title.endswith(".")
    for sentence in (e.cure, e.explanation):
        assert sentence.endswith(".") and sentence[0].isupper()
    assert e.message[-1] in ".?" and e.level in Severity


def test_no_code_is_made_that_the_catalogue_does_not_know() -> None:
    used = {k for content in SOURCE.values() for k in re.findall(r'"([NCA]\d\d)"', content)}
    assert used <= set(CATALOGUE)
