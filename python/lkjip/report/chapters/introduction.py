"""Bab I Pendahuluan: why, on what legal basis, whose report, strategic issues, outline."""

from __future__ import annotations

from collections.abc import Sequence

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Gap,
    Heading,
    ParagraphBlock,
    Reference,
    Table,
)
from lkjip.report.chapters.office_tables import follow_up_table, staff_tables
from lkjip.report.charts.organisation import organisation_chart
from lkjip.report.material.model import ReportMaterial
from lkjip.report.wording import figures as words
from lkjip.report.wording.regulations import tidy

STRUCTURE = (
    "Bab I Pendahuluan: latar belakang, dasar hukum, organisasi, dan isu strategis.",
    "Bab II Perencanaan Kinerja: rencana jangka menengah dan perjanjian kinerja.",
    "Bab III Akuntabilitas Kinerja: capaian setiap sasaran, analisisnya, dan anggaran.",
    "Bab IV Penutup: simpulan dan langkah perbaikan.",
    "Lampiran: perjanjian kinerja, pengukuran kinerja, dan bukti pendukung.",
)
"""One line each."""


def chapter1(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the chapter."""
    org, responsible = material.organisation, s.compiler(material)

    def gap(what: str, action: str) -> Gap:
        return Gap(what, responsible, action)

    write = "Tulis di lembar Pengaturan, atau langsung di bagian ini."
    return (
        Heading("PENDAHULUAN", 1, number="BAB I"),
        Heading("Latar Belakang", 2, number="A."),
        s.section("latar_belakang", "Latar belakang", _background(material)),
        Heading("Dasar Hukum", 2, number="B."),
        s.section(
            "dasar_hukum",
            "Dasar hukum",
            s.numbered(_list_items(material.regulations)),
        ),
        Heading("Gambaran Umum Organisasi", 2, number="C."),
        Heading("Kedudukan, Tugas, dan Fungsi", 3, number="1."),
        s.section("organisasi.tugas", "Kedudukan, tugas, dan fungsi", _tasks(material, write)),
        Heading("Susunan Organisasi dan Sumber Daya", 3, number="2."),
        *_structure(material),
        *_staff(material, gap("jumlah dan susunan pegawai", write)),
        Heading("Aspek Strategis", 2, number="D."),
        s.section(
            "aspek_strategis",
            "Aspek strategis",
            s.content_or_gap(org.strategic_aspects, gap("aspek strategis organisasi", write)),
        ),
        Heading("Permasalahan Utama (Isu Strategis)", 2, number="E."),
        s.section(
            "isu_strategis",
            "Isu strategis",
            s.content_or_gap(org.strategic_issues, gap("isu strategis yang dihadapi", write)),
        ),
        Heading("Tindak Lanjut Hasil Evaluasi Tahun Sebelumnya", 2, number="F."),
        *_follow_up(
            material,
            gap(f"tindak lanjut evaluasi atas laporan tahun {words.last_year(material)}", write),
        ),
        Heading("Sistematika Penyajian", 2, number="G."),
        s.paragraph("Laporan ini disusun dengan sistematika sebagai berikut:"),
        *map(s.items, STRUCTURE),
    )


def _list_items(regulations: Sequence[str]) -> list[str]:
    """Return the regulations as the items of one list: semicolons, "dan", a full stop."""
    names = [tidy(one) for one in regulations]
    ends = [";"] * (len(names) - 2) + ["; dan", "."] if len(names) > 1 else ["."]
    return [f"{name}{end}" for name, end in zip(names, ends, strict=True)]


def _staff(material: ReportMaterial, gap: Gap) -> tuple[Block, ...]:
    """Return the text about staff and the tables that count them; the gap where both lack."""
    text, tables = material.organisation.staff, staff_tables(material)
    said = s.text_paragraphs(text) if text.strip() or tables else (s.paragraph(gap),)
    return (*_passage("organisasi.pegawai", "Sumber daya", said), *tables)


def _follow_up(material: ReportMaterial, gap: Gap) -> tuple[Block, ...]:
    """Return the text about the last evaluation and the table of recommendations, or the gap."""
    text, table = material.organisation.follow_up, follow_up_table(material)
    said = s.text_paragraphs(text) if text.strip() or table else (s.paragraph(gap),)
    return (*_passage("tindak_lanjut", "Tindak lanjut evaluasi", said), *table)


def _passage(key: str, title: str, said: tuple[ParagraphBlock, ...]) -> tuple[Block, ...]:
    return (s.section(key, title, said),) if said else ()


def _background(material: ReportMaterial) -> tuple[ParagraphBlock, ...]:
    i = material.identity
    name = words.full_name(i)
    return (
        s.paragraph(
            "Setiap instansi pemerintah wajib mempertanggungjawabkan pelaksanaan tugas dan fungsi "
            "serta pengelolaan sumber daya yang dipercayakan kepadanya. Kewajiban itu dilaksanakan "
            "melalui Sistem Akuntabilitas Kinerja Instansi Pemerintah (SAKIP), yang mencakup "
            "perencanaan, pengukuran, pelaporan, dan evaluasi kinerja."
        ),
        s.paragraph(
            f"Laporan Kinerja Instansi Pemerintah (LKjIP) {name} Tahun {i.year} disusun untuk "
            "menyampaikan capaian kinerja dibandingkan dengan target yang diperjanjikan, "
            "menjelaskan sebab keberhasilan atau kegagalannya, dan menjadi dasar perbaikan kinerja "
            "pada tahun berikutnya."
        ),
        *(
            ()
            if material.full_year
            else (
                s.paragraph(
                    f"Realisasi yang disajikan adalah realisasi {words.period(i)}, sedangkan "
                    "target adalah target satu tahun. Karena itu capaian yang belum penuh belum "
                    "berarti target tidak tercapai."
                ),
            )
        ),
    )


def _tasks(material: ReportMaterial, write: str) -> tuple[ParagraphBlock, ...]:
    org, responsible = material.organisation, s.compiler(material)
    standing = s.text_paragraphs(org.standing)
    tasks = s.content_or_gap(org.tasks, Gap("uraian tugas", responsible, write))
    if not org.functions:
        return (*standing, *tasks, s.paragraph(Gap("uraian fungsi", responsible, write)))
    opening = f"Dalam melaksanakan tugas tersebut, {material.identity.work_unit} mempunyai fungsi:"
    return (*standing, *tasks, s.paragraph(opening), *s.numbered(org.functions))


def _structure(material: ReportMaterial) -> tuple[Block, ...]:
    i = material.identity
    if not material.units:
        return (s.paragraph(Gap("susunan organisasi", s.compiler(material), "Isi register Unit.")),)
    col = (
        Column("No", 6, Content.CENTRED),
        Column(words.large(words.unit_designation(i)), 44),
        Column("Penanggung jawab", 50),
    )
    row = tuple(DataRow((str(n), u.name, u.head or "–")) for n, u in enumerate(material.units, 1))
    return (
        s.paragraph(
            f"Dalam penyusunan laporan ini {i.work_unit} didukung oleh "
            f"{words.numeral(len(material.units))} {words.unit_designation(i)} sebagai berikut."
        ),
        Table("unit", f"{words.large(words.unit_designation(i))} pada {i.work_unit}", col, row),
        *_picture(material),
    )


def _picture(material: ReportMaterial) -> tuple[Block, ...]:
    pictures = organisation_chart(material)
    if not pictures:
        return ()
    named = Reference(pictures[0].key)
    return (s.paragraph("Susunan organisasinya diperlihatkan dalam ", named, "."), *pictures)
