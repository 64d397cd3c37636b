"""Checks of the sheets Analisis and Bukti: answers there, not too long, no document twice."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence

from lkjip.checks.accepted import Evidence, Narrative, Origin
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.labels import blank, same, shown, tidy
from lkjip.forms.model import Answer, FilledRow

FORMULA_SIGNS = ("=", "+", "@")
"""A lone ``-`` is a proper answer ("nothing"), so it is not reported."""


def _at(answer: Answer, place: Place) -> Place:
    return Place(place.berkas, place.unit, answer.lembar, answer.sel, answer.label)


def narratives(
    rows: Mapping[str, FilledRow], place: Place
) -> tuple[tuple[Narrative, ...], list[Finding]]:
    """The answers by row key (``IK02.1``): accepted ones, and what is missing or too long."""
    short = {suffix: name for suffix, _, name in spec.QUESTIONS}
    accepted: list[Narrative] = []
    findings: list[Finding] = []
    for key, row in rows.items():
        answer = row.isi["jawaban"]
        at = _at(answer, place)
        kode, _, suffix = key.rpartition(".")
        if blank(answer.raw):
            findings.append(make("I08", at))
            continue
        text = shown(answer.raw).strip()
        if len(text) > spec.MAX_TEXT:
            findings.append(make("I09", at, nilai=len(text), diminta=spec.MAX_TEXT))
        if text.startswith(FORMULA_SIGNS):
            findings.append(make("I13", at, nilai=text[0]))
        question = tidy(row.raw("pertanyaan"))
        origin = Origin(answer.lembar, answer.sel)
        accepted.append(Narrative(kode, short[suffix], question, text, origin))
    return tuple(accepted), findings


def evidence(
    rows: Sequence[FilledRow], codes: Iterable[str], place: Place
) -> tuple[tuple[Evidence, ...], list[Finding]]:
    """The documents named; none at all, and one named twice, are remarked."""
    known = {same(code): code for code in codes}
    accepted: list[Evidence] = []
    findings: list[Finding] = []
    seen: dict[tuple[str, str], str] = {}
    for row in rows:
        name = row.isi["dokumen"]
        if all(blank(row.raw(c.kunci)) for c in spec.BUKTI.inputs):
            continue
        number = tidy(row.raw("nomor"))
        key = (same(name.raw), same(number))
        if key in seen:
            findings.append(make("I11", _at(name, place), nilai=tidy(name.raw), diminta=seen[key]))
        seen.setdefault(key, name.sel)
        code = tidy(row.raw("kode"))
        if code and same(code) not in known:
            findings.append(make("F15", _at(row.isi["kode"], place), nilai=code))
        accepted.append(
            Evidence(
                known.get(same(code), code),
                tidy(name.raw),
                number,
                tidy(row.raw("lokasi")),
                Origin(name.lembar, name.sel),
            )
        )
    if not accepted and known:
        findings.append(make("I10", Place(place.berkas, place.unit, spec.BUKTI.nama)))
    return tuple(accepted), findings
