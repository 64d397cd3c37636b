"""The review checklist of PermenPANRB 53/2014 (Lampiran III), pre-filled as far as a program can.

What a program can check it answers with its evidence; what only a person can judge it asks.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from enum import StrEnum

from lkjip.findings import Finding
from lkjip.report.material.model import ReportMaterial
from lkjip.report.reviu.evidence import Evidence, Tally, tally
from lkjip.stored import stored_as

I, II, III = "I Format", "II Mekanisme penyusunan", "III Substansi"  # noqa: E741 - as printed


class ItemAnswer(StrEnum):
    """The answer to an item."""

    YES = "ya"
    NO = "tidak"
    NEEDS_JUDGEMENT = "perlu dinilai"
    NOT_YET = "belum berlaku"
    """Counts only when an item before it is answered with "tidak"."""
    NOT_APPLICABLE = "tidak berlaku"
    """The items before it are answered with "ya"."""


@stored_as(
    section="bagian",
    no="no",
    statement="pernyataan",
    answer="jawaban",
    evidence="bukti",
    question="pertanyaan",
    judged="jawaban_pereviu",
    remark="catatan",
)
@dataclass(frozen=True, slots=True)
class ReviuItem:
    """One item: the program's answer with its evidence, and what the reviewer is asked.

    ``judged`` is the reviewer's own answer ("ya", "tidak" or blank), ``remark`` a free note.
    """

    section: str
    no: int
    statement: str
    answer: ItemAnswer
    evidence: str
    question: str = ""
    judged: str = ""
    remark: str = ""

    @property
    def result(self) -> ItemAnswer:
        """The answer that counts: the reviewer's, else the program's."""
        return ItemAnswer(self.judged) if self.judged else self.answer


Rule = Callable[[Tally], Evidence]


@dataclass(frozen=True, slots=True)
class _Item:
    """An item of the checklist with the rule that fills it; none: a person judges."""

    section: str
    no: int
    statement: str
    question: str
    measure_rule: Rule | None = None
    conditional: str = ""


def reviu(material: ReportMaterial, findings: Sequence[Finding]) -> tuple[ReviuItem, ...]:
    """Return the 23 items in their order, for this material and the findings over its report."""
    base = tally(material, findings)
    return tuple(_content(b, base) for b in ITEMS)


def _content(b: _Item, base: Tally) -> ReviuItem:
    if b.conditional:
        return ReviuItem(
            b.section, b.no, b.statement, ItemAnswer.NOT_YET, b.conditional, b.question
        )
    if b.measure_rule is None:
        return ReviuItem(b.section, b.no, b.statement, ItemAnswer.NEEDS_JUDGEMENT, "", b.question)
    correct, evidence = b.measure_rule(base)
    response = (
        ItemAnswer.NEEDS_JUDGEMENT
        if correct is None
        else ItemAnswer.YES
        if correct
        else ItemAnswer.NO
    )
    return ReviuItem(b.section, b.no, b.statement, response, evidence, b.question)


ITEMS: tuple[_Item, ...] = (
    _Item(
        I, 1, "Laporan Kinerja (LKj) telah menampilkan data penting IP",
        "Apakah tugas, fungsi, susunan organisasi, dan isu strategis sudah memadai?",
        Tally.important_data,
    ),
    _Item(
        I, 2, "LKj telah menyajikan informasi target kinerja",
        "", Tally.target,
    ),
    _Item(
        I, 3, "LKj telah menyajikan capaian kinerja IP yang memadai",
        "Apakah uraian capaian menjelaskan keadaan yang sebenarnya?", Tally.capaian,
    ),
    _Item(
        I, 4, "Telah menyajikan dengan lampiran yang mendukung informasi pada badan laporan",
        "Apakah bukti yang disebut benar-benar ada di tempat penyimpanannya?", Tally.attachment,
    ),
    _Item(
        I, 5, "Telah menyajikan upaya perbaikan ke depan",
        "Apakah langkah perbaikannya dapat dilaksanakan dan menjawab kendala?", Tally.cure,
    ),
    _Item(
        I, 6, "Telah menyajikan akuntablitas keuangan",
        "", Tally.finances,
    ),
    _Item(
        II, 1, "LKj IP disusun oleh unit kerja yang memiliki tugas fungsi untuk itu",
        "Apakah penyusun memang ditugasi menyusun LKjIP?", Tally.compiler,
    ),
    _Item(
        II, 2, "Informasi yang disampaikan dalam LKj telah didukung dengan data yang memadai",
        "", Tally.supported,
    ),
    _Item(
        II, 3, "Telah terdapat mekanisme penyampaian data dan informasi dari unit kerja ke unit "
        "penyusun LKj", "", Tally.mechanism,
    ),
    _Item(
        II, 4, "Telah ditetapkan penanggung jawab pengumpulan data/informasi di setiap unit kerja",
        "Apakah penetapannya tertulis?", Tally.responsible_person,
    ),
    _Item(
        II, 5, "Data/informasi kinerja yang disampaikan dalam LKj telah diyakini keandalannya",
        "Apakah temuan yang tersisa memengaruhi keyakinan atas angkanya?", Tally.reliability,
    ),
    _Item(
        II, 6, "Analisis/penjelasan dalam LKj telah diketahui oleh unit kerja terkait",
        "Apakah unit sudah membaca analisis yang disusun dari jawabannya?", Tally.known,
    ),
    _Item(
        II, 7, "LKj IP bukan merupakan gabungan unit kerja di bawahnya.",
        "Apakah laporan menyajikan kinerja lembaga, bukan sekadar rangkaian laporan unit?",
        Tally.not_a_merger,
    ),
    _Item(
        III, 1, "Tujuan/sasaran dalam LKj telah sesuai dengan tujuan/sasaran dalam perjanjian "
        "kinerja", "Cocokkan sasaran dalam Bab II dengan dokumen Perjanjian Kinerja terakhir.",
        Tally.sasaran,
    ),
    _Item(
        III, 2, "Tujuan/sasaran dalam LKj telah selaras dengan rencana strategis",
        "Cocokkan sasaran dalam Bab II dengan dokumen Renstra.",
    ),
    _Item(
        III, 3, "Jika butir 1 dan 2 jawabannya tidak, maka terdapat penjelasan yang memadai",
        "Isi hanya bila butir 1 atau 2 dijawab tidak.", None, "Menunggu jawaban butir 1 dan 2.",
    ),
    _Item(
        III, 4, "Target Indikator Kinerja Tujuan/sasaran dalam LKj telah sesuai dengan target "
        "indikator kinerja tujuan/sasaran dalam perjanjian kinerja.",
        "Cocokkan target dalam Bab II dengan dokumen Perjanjian Kinerja terakhir.",
        Tally.same_target,
    ),
    _Item(
        III, 5, "IKU pada LKj telah sesuai dengan dokumen IKU yang ditetapkan",
        "Cocokkan indikator dengan keputusan penetapan IKU.",
    ),
    _Item(
        III, 6, "Jika butir 4 dan 5 jawabannya tidak, maka terdapat penjelasan yang memadai",
        "Isi hanya bila butir 4 atau 5 dijawab tidak.", None, "Menunggu jawaban butir 4 dan 5.",
    ),
    _Item(
        III, 7, "Telah terdapat perbandingan data kinerja dengan tahun lalu, standar nasional dan "
        "sebagainya yang bermanfaat", "Apakah pembandingnya bermanfaat bagi pembaca?",
        Tally.comparison,
    ),
    _Item(
        III, 8, "IKU dan IK telah cukup mengukur tujuan/sasaran",
        "Apakah indikator setiap sasaran cukup untuk mengukurnya?", Tally.sufficient,
    ),
    _Item(
        III, 9, 'Jika "tidak" telah terdapat penjelasan yang memadai',
        "Isi hanya bila butir 8 dijawab tidak.", None, "Menunggu jawaban butir 8.",
    ),
    _Item(
        III, 10, "IKU dan IK telah SMART",
        "Apakah setiap indikator spesifik, terukur, dapat dicapai, relevan, dan berbatas waktu?",
        Tally.measured,
    ),
)  # fmt: skip
