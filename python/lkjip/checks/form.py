"""A returned form through all checks: what stops it comes first, then row by row."""

from __future__ import annotations

from collections.abc import Mapping

from lkjip.checks import identity as ident
from lkjip.checks.budget import spendings
from lkjip.checks.cell_extras import comments, merged_inputs
from lkjip.checks.checked_form import DITOLAK, Checked, verdict
from lkjip.checks.performance import performances
from lkjip.checks.rows import by_key
from lkjip.checks.text import evidence, narratives
from lkjip.findings import Finding, Place, make
from lkjip.forms import spec
from lkjip.forms.labels import blank, same
from lkjip.forms.model import BlankForm, FilledForm
from lkjip.forms.reader import ReadResult
from lkjip.forms.rows import narrative_keys, row_keys
from lkjip.forms.table import Table


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
    blank_form = asked.get(identity.unit)
    if blank_form is None or verdict(tuple(findings)) == DITOLAK:
        return Checked(identity.unit, identity.tahun, revision, tuple(findings))
    findings += ident.sealed(identity, blank_form, row_keys(blank_form), place)
    if untouched(form):
        findings.append(make("I28", place))
    if verdict(tuple(findings)) == DITOLAK:
        return Checked(identity.unit, identity.tahun, revision, tuple(findings))
    return _contents(form, blank_form, revision, place, findings)


def untouched(form: FilledForm) -> bool:
    """Whether nobody typed anything: no figure, no answer, no document, no other status."""
    for table in form.tables.values():
        for column in table.sheet.inputs:
            if table.sheet is spec.KINERJA and column.kunci == "status":
                typed = (v for v in table.column("status").values() if same(v) in spec.STATUSES[1:])
                if next(typed, None) is not None:
                    return False
            elif any(not blank(table.raw(column.kunci, row)) for _, row in table.baris):
                return False
    return not any(table.cells.rumus_kosong & _inputs(table) for table in form.tables.values())


def _inputs(table: Table) -> set[str]:
    return {table.sel(c.kunci, row) for c in table.sheet.inputs for _, row in table.baris}


def _contents(
    form: FilledForm, asked: BlankForm, revision: int, place: Place, before: list[Finding]
) -> Checked:
    """All sheets; a form that turns out to be refused yields no values."""
    findings = list(before)
    findings += ident.unit_name(form, asked, place)
    who, wrong = ident.filler(form, asked.tahun, place)
    findings += wrong
    tables = form.tables
    for table in tables.values():
        findings += merged_inputs(table, place)
        if table.cells.komentar:
            findings += comments(table.cells, table.sheet.nama, place)
    kinerja = tables[spec.KINERJA.nama]
    codes = [indicator.kode for indicator in asked.kinerja]
    found, wrong = by_key(kinerja, codes, place)
    performed, more = performances(kinerja, found, asked.kinerja, asked.sampai_triwulan, place)
    findings += wrong + more
    anggaran = tables[spec.ANGGARAN.nama]
    found, wrong = by_key(anggaran, [b.kode for b in asked.anggaran], place)
    spent, more = spendings(anggaran, found, asked.anggaran, place)
    findings += wrong + more
    analisis = tables[spec.ANALISIS.nama]
    found, wrong = by_key(analisis, narrative_keys(asked), place)
    told, more = narratives(analisis, found, codes, place)
    findings += wrong + more
    documents, wrong = evidence(tables[spec.BUKTI.nama], codes, place)
    findings += wrong
    found_all = tuple(findings)
    if verdict(found_all) == DITOLAK:
        return Checked(place.unit, asked.tahun, revision, found_all)
    return Checked(
        place.unit, asked.tahun, revision, found_all, performed, spent, told, documents, who
    )
