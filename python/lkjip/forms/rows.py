"""The pre-filled rows of a blank form, by sheet: what the unit finds when it opens the form."""

from __future__ import annotations

from decimal import Decimal

from lkjip.forms import spec
from lkjip.forms.model import BlankForm

Prefilled = dict[str, str | int | Decimal | None]


def blank_rows(form: BlankForm) -> dict[str, tuple[Prefilled, ...]]:
    """Sheet name → its rows; each row maps column keys to what stands there already."""
    return {
        spec.KINERJA.nama: tuple(
            {
                "no": i,
                "kode": row.kode,
                "indikator": row.indikator,
                "satuan": row.satuan,
                "target": row.target,
                "status": spec.STATUSES[0],
                "akumulasi": row.akumulasi,
            }
            for i, row in enumerate(form.kinerja, 1)
        ),
        spec.ANGGARAN.nama: tuple(
            {"no": i, "kode": row.kode, "uraian": row.uraian, "pagu": row.pagu}
            for i, row in enumerate(form.anggaran, 1)
        ),
        spec.ANALISIS.nama: tuple(
            {
                "no": i * len(spec.QUESTIONS) + j,
                "kode": f"{row.kode}.{suffix}",
                "indikator": row.indikator,
                "pertanyaan": question,
            }
            for i, row in enumerate(form.kinerja)
            for j, (suffix, question, _) in enumerate(spec.QUESTIONS, 1)
        ),
        spec.BUKTI.nama: tuple({"no": i} for i in range(1, spec.EVIDENCE_ROWS + 1)),
    }


def row_keys(form: BlankForm) -> list[str]:
    """The keys of all rows that the unit must answer (part of the checksum)."""
    return [row.kode for row in form.kinerja] + [row.kode for row in form.anggaran]


def narrative_keys(form: BlankForm) -> list[str]:
    """The keys of the rows of ``Analisis``: ``IK02.1``, one per indicator and question."""
    return [f"{row.kode}.{suffix}" for row in form.kinerja for suffix, _, _ in spec.QUESTIONS]
