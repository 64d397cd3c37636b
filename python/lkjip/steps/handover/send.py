"""SOP step 7: one package for Bagian Organisasi, with a nota dinas and a mail to hand it over."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path

from lkjip.findings import Finding
from lkjip.intake.archive import sha256
from lkjip.package import DATA
from lkjip.sop.process.commands import Actor, RecordPackage
from lkjip.sop.process.process import carry_out
from lkjip.sop.process.state import Process
from lkjip.steps.handover.contents import SENT, Contents
from lkjip.steps.handover.letters import handover_mail, handover_note
from lkjip.steps.handover.parts import DATA_WORDS, cover_page, package_parts
from lkjip.steps.handover.volumes import APART, Volume, located, named, split_evidence
from lkjip.steps.kernel.base import Context, HistoryEntry, StepResult, tick
from lkjip.steps.kernel.outside import EXPLAINED
from lkjip.steps.kernel.snapshot import Snapshot
from lkjip.steps.seals.key import SETTING, sealed_by
from lkjip.steps.seals.verify import serious, verify
from lkjip.tables.declared.steps import PACKAGES, PackageRow
from lkjip.tables.declared.tabs import TabName

TAB = TabName.HANDOVER.value


def send(shot: Snapshot, context: Context, reason: str = "") -> StepResult:
    """Make the package; the city's own book takes packages in instead (``steps.city``).

    What is not any more as it was received or written keeps the package back until it is put right
    or explained by ``reason``.
    """
    who = Actor(context.actor)
    process = carry_out(_seen(shot.process, context), RecordPackage(), context.now, who)
    broken = serious(verify(shot, context))
    if broken and not reason.strip():
        return _refused(broken)
    year, version = shot.settings.year, process.approved_version
    stem = f"{year}_{slug(shot.settings['unit_kerja'])}_v{version}"
    make_seal = partial(sealed_by, shot.settings[SETTING])
    parts = package_parts(shot, context, process)
    head = {"tahun": year, "unit_kerja": shot.settings["unit_kerja"], "versi_draf": version}
    kept, volumes = split_evidence(parts, stem, head, make_seal)
    shown = located(parts, volumes)
    cover = cover_page(shot, context, version, shown)
    explained = reason.strip() if broken else ""
    contents = Contents.of(shot, process, context, explained, named(volumes))
    raw = contents.write({one.name: one.raw for one in (cover, *kept)}, make_seal)
    folder = context.report_folder(year)
    name = f"Paket_LKjIP_{stem}.zip"
    target = folder / name
    listing = (*((one.name, one.words) for one in (cover, *shown)), (DATA, DATA_WORDS))
    note = handover_note(shot, context, listing)
    note_name = f"Nota_Dinas_{Path(name).stem}.docx"
    apart = tuple((one.name, one.raw) for one in volumes)
    mail = handover_mail(shot, context, ((name, raw), *apart, (note_name, note)))
    what = "laporan yang disahkan" if process.approval else "draf (pengesahan belum dicatat)"
    words = (
        f"Paket {what} versi {process.approved_version} dibuat: "
        f"{target.relative_to(context.folder).as_posix()} (sidik {sha256(raw)[:12]}…). "
        f"{_volume_words(volumes)}Serahkan bersama nota dinasnya ke Bagian Organisasi."
    )
    rows = [_row(shot, context, name, raw, SENT, f"{len(kept) + 2} berkas di dalamnya")]
    rows += [_row(shot, context, one.name, one.raw, APART, one.words) for one in volumes]
    return StepResult(
        TAB,
        words,
        process,
        tables=dict([PACKAGES.written((*shot.rows(PACKAGES), *rows))]),
        findings=broken,
        notes=(*_explained(broken, explained), HistoryEntry("kirim paket", name, "dikirim", words)),
        files=(
            (target, raw),
            *((folder / name, data) for name, data in apart),
            (folder / note_name, note),
            (folder / f"Surel_{Path(name).stem}.eml", mail),
        ),
        data={
            "paket": str(target),
            "sidik": sha256(raw),
            "isi": [part for part, _ in listing],
            "bukti_terpisah": [str(folder / one) for one, _ in apart],
        },
        show=TAB,
    )


def _row(
    shot: Snapshot, context: Context, name: str, raw: bytes, result: str, remark: str
) -> PackageRow:
    return PackageRow(
        version=shot.process.approved_version,
        file=name,
        sent=context.now,
        unit=shot.settings["unit_kerja"],
        fingerprint=sha256(raw),
        result=result,
        remark=remark,
    )


def _volume_words(volumes: tuple[Volume, ...]) -> str:
    if not volumes:
        return ""
    return f"Bukti terlalu besar untuk satu paket dan ada di {', '.join(v.name for v in volumes)}. "


def _refused(broken: tuple[Finding, ...]) -> StepResult:
    words = (
        f"Paket belum dibuat: {len(broken)} hal tidak lagi seperti diterima atau ditulis. "
        "Perbaiki, atau jelaskan: kirim --alasan 'ALASAN' (ikut dalam paket dan Riwayat)."
    )
    return StepResult(TAB, words, findings=broken, show=TAB, needs_fix=True, refused=True)


def _explained(broken: tuple[Finding, ...], reason: str) -> Iterator[HistoryEntry]:
    if broken:
        what = "; ".join(one.message for one in broken)
        yield HistoryEntry(EXPLAINED, f"{len(broken)} hal", "dijelaskan", f"{reason} ({what})")


def _seen(process: Process, context: Context) -> Process:
    """Tick form data and soft copy: the program sees both when it makes the package."""
    return tick(tick(process, "7.form", context), "7.softcopy", context)


def slug(name: str) -> str:
    """Return a name as part of a file name."""
    return "_".join("".join(c if c.isalnum() else " " for c in name).split())
