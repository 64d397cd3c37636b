"""A returned form through all checks: what stops it comes first, then row by row."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip.checks import identity as ident
from lkjip.checks.accepted import DITOLAK, Checked, verdict
from lkjip.checks.budget import spending
from lkjip.checks.performance import performance
from lkjip.checks.rows import by_key, labels_unchanged
from lkjip.checks.text import evidence, narratives
from lkjip.findings import Finding, Place
from lkjip.forms import spec
from lkjip.forms.model import BlankForm, FilledForm
from lkjip.forms.reader import ReadResult
from lkjip.forms.rows import row_keys


def check_form(
    read: ReadResult, asked: Mapping[str, BlankForm], tahun: int, berkas: str
) -> Checked:
    """The outcome of one form; ``asked`` maps unit codes to the forms that were sent out."""
    form, identity = read.form, read.form.identity
    if identity is None:
        return Checked("", 0, 0, read.temuan)
    place = Place(berkas, identity.unit)
    findings = [*read.temuan]
    findings += ident.form_id(identity, place)
    findings += ident.version(identity, place)
    findings += ident.year(identity, tahun, place)
    findings += ident.known_unit(identity, asked, place)
    findings += ident.visible_matches_hidden(form, identity, place)
    revision, wrong = ident.revision(form, identity, place)
    findings += wrong
    blank = asked.get(identity.unit)
    if blank is None or verdict(tuple(findings)) == DITOLAK:
        return Checked(identity.unit, identity.tahun, revision, tuple(findings))
    findings += ident.sealed(identity, blank, row_keys(blank), place)
    findings += ident.filled_fields(form, place)
    checked = _rows(form, blank, place, findings)
    return Checked(
        identity.unit,
        identity.tahun,
        revision,
        checked.temuan,
        *(
            ()
            if checked.hasil == DITOLAK
            else (checked.kinerja, checked.anggaran, checked.analisis, checked.bukti)
        ),
    )


def _rows(form: FilledForm, blank: BlankForm, place: Place, before: list[Finding]) -> Checked:
    findings = list(before)
    kinerja, anggaran = [], []
    sheets = form.sheets
    found, wrong = by_key(
        sheets[spec.KINERJA.nama], spec.KINERJA, [i.kode for i in blank.kinerja], place
    )
    findings += wrong
    for indicator in blank.kinerja:
        if indicator.kode in found:
            row = found[indicator.kode]
            texts = {"indikator": indicator.indikator, "satuan": indicator.satuan}
            findings += labels_unchanged(row, texts, place)
            value, wrong = performance(row, indicator, blank.sampai_triwulan, place)
            kinerja.append(value)
            findings += wrong
    found, wrong = by_key(
        sheets[spec.ANGGARAN.nama], spec.ANGGARAN, [b.kode for b in blank.anggaran], place
    )
    findings += wrong
    for budget in blank.anggaran:
        if budget.kode in found:
            spent, wrong = spending(found[budget.kode], budget, place)
            anggaran.append(spent)
            findings += wrong
    keys = [f"{i.kode}.{suffix}" for i in blank.kinerja for suffix, _, _ in spec.QUESTIONS]
    found, wrong = by_key(sheets[spec.ANALISIS.nama], spec.ANALISIS, keys, place)
    findings += wrong
    texts_accepted, wrong = narratives(found, place)
    findings += wrong
    codes = [i.kode for i in blank.kinerja]
    documents, wrong = evidence(sheets[spec.BUKTI.nama], codes, place)
    findings += wrong
    return Checked(
        place.unit,
        blank.tahun,
        0,
        tuple(findings),
        tuple(kinerja),
        tuple(anggaran),
        texts_accepted,
        documents,
    )
