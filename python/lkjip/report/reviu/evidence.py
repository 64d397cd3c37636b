"""The evidence behind the review items: counts over the material and the findings.

Each method is the rule of one item: True, False, or None (a person judges) with the sentence that
shows why.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from lkjip.findings import Finding
from lkjip.report.blocks import builders as s
from lkjip.report.material.model import Indikator, ReportMaterial
from lkjip.report.material.totals import budget_total
from lkjip.report.reviu.city import city_cure, city_known, city_not_a_merger
from lkjip.report.wording.figures import plan_name

Evidence = tuple[bool | None, str]


@dataclass(frozen=True, slots=True)
class Tally:
    """The material that the rules look at."""

    material: ReportMaterial
    findings: tuple[Finding, ...]

    @property
    def ind(self) -> tuple[Indikator, ...]:
        """All indicators."""
        return self.material.indikator

    def _out_of(self, content: Sequence[object], label: str) -> str:
        return f"{len(content)} dari {len(self.ind)} indikator {label}."

    def important_data(self) -> Evidence:
        """I.1: nothing in Bab I is a gap."""
        gap = [f.value for f in self.findings if f.code == "L04" and _is_chapter_one(f.sheet)]
        if gap:
            return False, f"Bab I belum memuat {', '.join(gap)}."
        return True, "Bab I memuat tugas, fungsi, sumber daya, aspek strategis, dan isu strategis."

    def target(self) -> Evidence:
        """I.2: every indicator has a target."""
        present = [i for i in self.ind if i.target.known]
        return len(present) == len(self.ind), self._out_of(present, "mempunyai target (Bab II)")

    def capaian(self) -> Evidence:
        """I.3: every indicator has a capaian, or a status that says why not."""
        present = [i for i in self.ind if i.capaian is not None]
        other = [i for i in self.ind if i.capaian is None and i.status.value != "angka"]
        remaining = f" {len(other)} berstatus tanpa angka dan dijelaskan." if other else ""
        return len(present) + len(other) == len(self.ind), self._out_of(
            present, "mempunyai capaian"
        ) + remaining

    def attachment(self) -> Evidence:
        """I.4: evidence is listed, and a file or a person vouches for all of it."""
        listed = self.material.evidence
        vouched = [b for b in listed if b.vouched]
        text = (
            f"Lampiran memuat pengukuran, perjanjian kinerja, dan {len(listed)} dokumen bukti; "
            f"{len(vouched)} di antaranya ada berkasnya atau sudah dilihat orang."
        )
        if not listed:
            return False, text
        return (True if len(vouched) == len(listed) else None), text

    def _asked(self) -> list[Indikator]:
        """Return the indicators about which a unit was asked."""
        return [i for i in self.ind if i.asked and (i.unit or not i.details)]

    def cure(self) -> Evidence:
        """I.5: every indicator below its target has a solution."""
        if self.material.city is not None:
            return city_cure(self.material.city)
        low = [i for i in self._asked() if i.capaian is None or i.capaian < 100]
        present = [i for i in low if not s.empty(i.analysis.solution.text)]
        if not low:
            return None, "Semua indikator mencapai target."
        evidence = (
            f"{len(present)} dari {len(low)} indikator di bawah target mempunyai tindak lanjut."
        )
        return len(present) == len(low), evidence

    def finances(self) -> Evidence:
        """I.6: Bab III.B has ceiling, spending and sums that add up."""
        wrong = [f for f in self.findings if f.code == "L03"]
        if budget_total(self.material).serapan is None:
            return False, "Pagu atau realisasi anggaran belum ada."
        if wrong:
            return False, f"{len(wrong)} jumlah dalam tabel anggaran tidak sama dengan rinciannya."
        return True, "Bab III.B memuat pagu, realisasi, dan serapan; semua jumlah sudah cocok."

    def compiler(self) -> Evidence:
        """II.1: who compiles it is known; whether it is their task, a person knows."""
        return None, f"Disusun oleh {s.compiler(self.material)}."

    def supported(self) -> Evidence:
        """II.2: a file or a person vouches for a document behind every figure that a unit sent."""
        entry = [i for i in self.ind if not i.details and i.capaian is not None]
        code = {b.row.code for b in self.material.evidence if b.vouched}
        present = [i for i in entry if i.code in code]
        lacking = [i.code for i in entry if i.code not in code]
        other = f" Tanpa berkas bukti: {', '.join(lacking)}." if lacking else ""
        text = (
            f"{len(present)} dari {len(entry)} indikator isian unit mempunyai bukti yang ada "
            f"berkasnya atau sudah dilihat orang.{other}"
        )
        return bool(entry) and not lacking, text

    def mechanism(self) -> Evidence:
        """II.3: the figures came in on forms whose origin is known."""
        entry = [i for i in self.ind if not i.details]
        present = [i for i in entry if i.origin is not None and i.origin.file]
        text = (
            f"{len(present)} dari {len(entry)} indikator berasal dari formulir yang "
            "tercatat asalnya."
        )
        return bool(present) and len(present) == len(entry), text

    def responsible_person(self) -> Evidence:
        """II.4: every unit has somebody who answers for it."""
        unit = self.material.units
        present = [u for u in unit if u.head.strip()]
        text = f"{len(present)} dari {len(unit)} unit mempunyai penanggung jawab dalam register."
        return bool(unit) and len(present) == len(unit), text

    def reliability(self) -> Evidence:
        """II.5: never answered by a program; the open findings are shown."""
        t = self.material.findings
        return None, (
            f"Temuan data terbuka: {t.reject} tolak, {t.fix} perlu diperbaiki, {t.note} "
            f"catatan; temuan atas laporan: {len(self.findings)}."
        )

    def known(self) -> Evidence:
        """II.6: the units gave the answers; whether they read the result, a person knows."""
        if self.material.city is not None:
            return city_known(self.material.city)
        entry = self._asked()
        present = [i for i in entry if not s.empty(i.analysis.cause.text)]
        text = (
            f"Penjelasan {len(present)} dari {len(entry)} indikator ditulis oleh unitnya sendiri."
        )
        return (None if len(present) == len(entry) else False), text

    def not_a_merger(self) -> Evidence:
        """II.7: sasaran above the units' outputs; whether it is one report, a person judges."""
        if self.material.city is not None:
            copied = sum(one.code == "L15" for one in self.findings)
            return city_not_a_merger(self.material.city, copied)
        cross_unit = [
            x for x in self.material.sasaran if len({i.unit for i in x.indikator if i.unit}) > 1
        ]
        return None, (
            f"{len(cross_unit)} dari {len(self.material.sasaran)} sasaran dinilai lintas "
            "unit, dengan "
            "ringkasan dan simpulan tersendiri."
        )

    def sasaran(self) -> Evidence:
        """III.1: Bab II and III have the same sasaran; the document itself a person has."""
        how_many = len(self.material.sasaran)
        return None, f"Bab II dan Bab III memuat {how_many} sasaran yang sama dari satu register."

    def same_target(self) -> Evidence:
        """III.4: one target everywhere; a contradiction is a plain no."""
        wrong = [
            f for f in self.findings if f.code in ("L01", "L02") and "target" in f.label.lower()
        ]
        if wrong:
            return False, f"{len(wrong)} target dalam laporan berbeda dari register."
        return None, "Target di semua bab dan lampiran sama dengan register."

    def comparison(self) -> Evidence:
        """III.7: last year for every main indicator, and others where they are known.

        Without any figure of others a person judges whether the comparison is of use.
        """
        main = self.material.main_indicators
        past = [i for i in main if i.past]
        told = [i for i in past if any(t.capaian is not None for t in i.past)]
        end = [i for i in main if i.end_target.known]
        standard = [i for i in main if i.standard.known]
        text = (
            f"Dari {len(main)} indikator utama, {len(past)} dibandingkan dengan tahun sebelumnya "
            f"({len(told)} beserta capaiannya), {len(end)} dengan target akhir "
            f"{plan_name(self.material.identity)}, {len(standard)} dengan standar nasional atau "
            "pembanding lain."
        )
        if not main or len(past) < len(main):
            return False, text
        return (True if standard else None), text

    def sufficient(self) -> Evidence:
        """III.8: how many indicators each sasaran has."""
        how_many = [len(x.indikator) for x in self.material.sasaran]
        if not how_many:
            return False, "Belum ada sasaran."
        until = "" if min(how_many) == max(how_many) else f" sampai {max(how_many)}"
        return None, f"Setiap sasaran mempunyai {min(how_many)}{until} indikator."

    def measured(self) -> Evidence:
        """III.10: unit, target and direction are there; SMART itself a person judges."""
        present = [i for i in self.ind if i.measure_unit.strip() and i.target.known]
        return None, self._out_of(present, "mempunyai satuan, target, dan arah")


def tally(material: ReportMaterial, findings: Sequence[Finding]) -> Tally:
    """Return the evidence over this material and these findings."""
    return Tally(material, tuple(findings))


_CHAPTER_ONE_TITLES = ("Tugas", "Sumber Daya", "Aspek Strategis", "Isu Strategis", "Evaluasi Tahun")


def _is_chapter_one(place: str) -> bool:
    return any(words in place for words in _CHAPTER_ONE_TITLES)
