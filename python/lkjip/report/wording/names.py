"""Names of indicators and programmes in running text: small letters where Indonesian has them."""

from __future__ import annotations

import re

_PLACES = frozenset(
    [
        "kota",
        "kabupaten",
        "provinsi",
        "kecamatan",
        "kelurahan",
        "desa",
        "wali",
        "bupati",
        "gubernur",
        "camat",
        "dewan",
    ]
)
"""Words that keep their capital before another capital: "Kota Layak Anak", "Wali Kota"."""
_SMALL = frozenset(
    [
        "dan",
        "atau",
        "di",
        "ke",
        "dari",
        "pada",
        "untuk",
        "dengan",
        "yang",
        "dalam",
        "serta",
        "oleh",
        "bagi",
        "atas",
    ]
)
_SHORT_FORMS = frozenset(
    """
    apbd apbn apip asn atk bkd bkn blud bmd bpbd bpd bpk bpkp bps bumd dak dau dprd fkub ikm ikp
    iku ipm jkn kdh kip kk kua lkjip lkpj lppd mcp mpp musrenbang opd pad pbb pdrb perda perkada
    pkk pnbp pns posyandu ppas ppid pppk puskesmas renja renstra rka rkpd rpjmd rpjpd rsud rt rtrw
    rw sakip sdm sekda sipd skpd sop spbe spip spm spse tapd tkpk tp3d tppkk uptd umkm wbk wbbm wtp
    """.split()  # noqa: SIM905 - eighty words in quotes would hide the words
)


def in_sentence(name: str) -> str:
    """Return a name inside a sentence: its first word loses its capital.

    Short forms ("IPM", "PDRB") and names of places keep theirs; a name typed in capitals is calmed.
    """
    words = calm(name.strip().rstrip(".")).split()
    if not words:
        return ""
    first, rest = words[0], words[1:]
    place = first.casefold() in _PLACES and bool(rest) and rest[0][:1].isupper()
    plain = (first[:1].isupper() and first[1:].islower()) or (len(first) == 1 and bool(rest))
    return " ".join([first.lower() if plain and not place else first, *rest])


def calm(name: str) -> str:
    """Return a name that was typed in capitals with a capital per word; others as they are."""
    tidied = " ".join(name.split())
    if not tidied.isupper() or len(tidied.split()) < 2:
        return tidied
    return re.sub(r"[^\W\d_]+", _calm_word, tidied)


def _calm_word(found: re.Match[str]) -> str:
    word = found[0].casefold()
    if word in _SHORT_FORMS or not re.search("[aeiou]", word):
        return found[0]
    return word if word in _SMALL and found.start() else word.capitalize()
