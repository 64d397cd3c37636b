"""The code speaks English; Indonesian stands only for the nouns that the glossary keeps."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from tests.tools import identifiers as names

HELP = """\
An identifier has a word that no list knows. Choose one:
- Is it Indonesian? Rename the identifier: an English word, or a noun that the glossary keeps.
- Is it a noun of the law without a good English word? Add it to docs/glossary.md,
  "Words that the code keeps", with its meaning.
- Is it the name of a format, a program or an abbreviation? Add it to tests/data/words_technical.txt.
- Is it plain English? `python tests/tools/identifiers.py --add` puts it into words_english.txt.
"""


def test_every_word_of_every_identifier_is_known() -> None:
    unknown = names.unknown_words()
    listed = "\n".join(f"  {word}: {one.name} ({one.place})" for word, one in unknown.items())
    assert not unknown, f"{HELP}\n{listed}"


@pytest.mark.parametrize("path", [names.ENGLISH, names.TECHNICAL], ids=lambda p: p.stem)
def test_a_list_of_words_is_sorted_and_has_no_word_twice(path: Path) -> None:
    words = names.words_in(path)
    assert words == sorted(set(words)), "run tests/tools/identifiers.py --add, which sorts"


def test_no_word_is_in_two_lists() -> None:
    english, technical = set(names.words_in(names.ENGLISH)), set(names.words_in(names.TECHNICAL))
    kept = names.kept_words()
    assert english & technical == set()
    assert (english | technical) & set(kept) == set()
    assert kept == sorted(set(kept)) and len(kept) > 20


def test_every_kept_word_is_used() -> None:
    used = {
        word
        for path in names.source_files()
        for identifier in names.identifiers(path)
        for word in identifier.words()
    }
    assert set(names.kept_words()) - used == set()


@pytest.mark.parametrize(
    ("code", "name"),
    [
        ("def baca_sel(): pass", "baca_sel"),
        ("class BarisIsian: pass", "BarisIsian"),
        ("lambda isi: isi", "isi"),
        ("hal = 1", "hal"),
        ("self.kolom = 1", "kolom"),
        ("for baris in (): pass", "baris"),
        ("import csv as tabel", "tabel"),
        ("match 1:\n    case nilai: pass", "nilai"),
        ("try: pass\nexcept OSError as galat: pass", "galat"),
    ],
)
def test_each_way_of_binding_a_name_is_seen(code: str, name: str) -> None:
    assert name in [names._bound_name(node) for node in ast.walk(ast.parse(code))]


def test_names_fall_into_words() -> None:
    words = names.Identifier("readXLSXBaris_tabel2", "").words()
    assert list(words) == ["read", "xlsx", "baris", "tabel"]
