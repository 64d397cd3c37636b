"""The front matter: kata pengantar, ikhtisar eksekutif, and the three lists."""

from __future__ import annotations

from lkjip.report.blocks import builders as s
from lkjip.report.blocks.model import (
    Block,
    Column,
    Content,
    DataRow,
    Heading,
    Listing,
    ListingBlock,
    ParagraphBlock,
    Reference,
    Style,
    Table,
)
from lkjip.report.material.model import Indikator, ReportMaterial, Sasaran
from lkjip.report.material.totals import budget_total
from lkjip.report.wording import figures as words
from lkjip.report.wording.budget import serapan_sentence
from lkjip.report.wording.regulations import guides_with_titles
from lkjip.report.wording.target import extremes_sentence, sasaran_sentence

NAME_DOTS = "." * 40
"""Left for the pen where the settings name nobody."""


def front_matter(material: ReportMaterial) -> tuple[Block, ...]:
    """Everything before Bab I."""
    return (
        *_approval_page(material),
        Heading("KATA PENGANTAR", 1, front=True),
        s.section("kata_pengantar", "Kata pengantar", _preface(material)),
        *signature_lines(material),
        Heading("IKHTISAR EKSEKUTIF", 1, front=True),
        *_ikhtisar(material),
        Heading("DAFTAR ISI", 1, front=True),
        ListingBlock(Listing.CONTENT),
        Heading("DAFTAR TABEL", 1, front=True),
        ListingBlock(Listing.TABLE),
        Heading("DAFTAR GAMBAR", 1, front=True, same_page=True),
        ListingBlock(Listing.PICTURE),
    )


def _preface(material: ReportMaterial) -> tuple[ParagraphBlock, ...]:
    i = material.identity
    name = words.full_name(i)
    until = "" if material.full_year else f", dengan realisasi {words.period(i)}"
    unit = words.unit_designation(i)
    if material.units:
        unit = f"{words.numeral(len(material.units))} {unit}"
    return (
        s.paragraph(
            "Puji syukur kami panjatkan ke hadirat Tuhan Yang Maha Esa. Atas rahmat-Nya, Laporan "
            f"Kinerja Instansi Pemerintah (LKjIP) {name} Tahun {i.year} dapat disusun{until}."
        ),
        s.paragraph(
            "Laporan ini merupakan wujud pertanggungjawaban atas pelaksanaan tugas dan fungsi "
            "serta penggunaan anggaran yang diamanatkan kepada kami. Penyusunannya berpedoman pada "
            f"{guides_with_titles(material.regulations) or 'peraturan yang disebut dalam Bab I'}."
        ),
        s.paragraph(
            f"Data kinerja dan anggaran dalam laporan ini dihimpun dari {unit}, lalu diperiksa "
            "dan diolah dengan cara pengukuran yang dijelaskan dalam Bab III. Asal setiap angka "
            "dicatat dan dapat ditelusuri sampai berkas aslinya."
        ),
        s.paragraph(
            "Kami menyampaikan terima kasih kepada semua pihak yang telah membantu. Semoga laporan "
            "ini bermanfaat sebagai bahan evaluasi dan perbaikan kinerja pada masa mendatang."
        ),
    )


def _approval_page(material: ReportMaterial) -> tuple[Block, ...]:
    """Return the page that the head signs; nothing for a draft."""
    one, i = material.approval, material.identity
    if one is None:
        return ()
    rows = [
        ("Laporan", f"LKjIP {words.full_name(i)} Tahun {i.year}"),
        ("Realisasi yang disajikan", words.large(words.period(i))),
        ("Direviu oleh", one.reviewer or "–"),
        ("Tanggal reviu", words.on_date(one.reviewed_on)),
        ("Disahkan oleh", f"{one.approver}, {one.position}" if one.position else one.approver),
        ("Nomor pengesahan", one.letter_number),
        ("Tanggal pengesahan", words.on_date(one.signed_on)),
    ]
    remark = (
        f"Yang mereviu dan yang mengesahkan laporan ini adalah pejabat yang sama: {one.position}."
    )
    return (
        Heading("LEMBAR PENGESAHAN", 1, front=True),
        s.paragraph(
            f"Laporan Kinerja Instansi Pemerintah (LKjIP) {words.full_name(i)} Tahun {i.year} "
            "telah direviu dan disahkan dengan keterangan sebagai berikut."
        ),
        Table(
            "",
            "Pengesahan",
            (Column("Uraian", 34), Column("Keterangan", 66)),
            tuple(DataRow(row) for row in rows),
        ),
        *((s.paragraph(remark),) if one.one_post else ()),
        *signature_lines(material),
    )


def signature_lines(material: ReportMaterial) -> tuple[ParagraphBlock, ...]:
    """Return who signs; dots stand for what the settings do not say and for a draft's date."""
    i, one = material.identity, material.approval
    city = f"{i.city}, " if i.city else ""
    day = words.on_date(one.signed_on) if one else NAME_DOTS[:30]
    position = i.signatory_position or f"Kepala {i.work_unit}"
    name, nip, rank = (
        (one.approver, one.nip, one.rank)
        if one
        else (i.signatory_name, i.signer_nip, i.signer_rank)
    )
    row = [
        "",
        f"{city}{day}",
        *((f"a.n. {i.on_behalf_of}",) if i.on_behalf_of else ()),
        f"{position},",
        "",
        "",
        "",
        name or NAME_DOTS,
        *((rank,) if rank else ()),
        f"NIP {nip}" if nip else f"NIP {NAME_DOTS[:34]}",
    ]
    return tuple(s.paragraph(b, style=Style.SIGNATURE) for b in row)


def _ikhtisar(material: ReportMaterial) -> tuple[Block, ...]:
    i = material.identity
    how_many, amount = len(material.sasaran), len(material.main_indicators)
    supporting = len(material.indikator) - amount
    added = f" dan {words.numeral(supporting)} indikator penunjang" if supporting else ""
    opening = (
        f"Laporan ini menyajikan kinerja {words.full_name(i)} {words.period(i)}, yang mencakup "
        f"{words.numeral(how_many)} sasaran dengan {words.numeral(amount)} indikator kinerja"
        f"{added}."
    )
    total = budget_total(material)
    money = serapan_sentence(
        words.period(i) if material.full_year else f"tahun {i.year}",
        total.pagu,
        total.realisasi,
        total.serapan,
    )
    return (
        s.section(
            "ikhtisar.pembuka",
            "Ikhtisar: ruang lingkup",
            (s.paragraph(opening),),
        ),
        s.paragraph("Ringkasan capaiannya disajikan dalam ", Reference("ikhtisar"), "."),
        _brief_table(material),
        s.section(
            "ikhtisar.capaian",
            "Ikhtisar: capaian dan anggaran",
            (
                *(s.paragraph(_capaian_sentence(x, material)) for x in material.sasaran),
                *((s.paragraph(money),) if money else ()),
            ),
        ),
        s.section("ikhtisar.perbaikan", "Ikhtisar: kendala dan perbaikan", _improvements(material)),
    )


def _capaian_sentence(x: Sasaran, material: ReportMaterial) -> str:
    primary = sasaran_sentence(x, full_year=material.full_year, named=True)
    return s.merged([primary, extremes_sentence(x.main_indicators)])


def _brief_table(material: ReportMaterial) -> Table:
    row = tuple(
        DataRow(
            (
                str(n),
                " ".join(x.name.split()),
                str(len(x.main_indicators)),
                words.percent(x.capaian),
                x.category or "belum dinilai",
            )
        )
        for n, x in enumerate(material.sasaran, 1)
    )
    return Table(
        "ikhtisar",
        f"Ringkasan capaian sasaran {words.title_period(material.identity)}",
        (
            Column("No", 5, Content.CENTRED),
            Column("Sasaran", 45),
            Column("Indikator", 13, Content.CENTRED),
            Column("Capaian", 17, Content.NUMBER),
            Column("Kategori", 20, Content.CENTRED),
        ),
        row,
        s.entry_source(material),
    )


def weakest(material: ReportMaterial, how_many: int = 3) -> list[Indikator]:
    """Indicators below 100 about which a unit was asked, weakest first."""
    asked = [i for i in material.indikator if i.asked and i.unit]
    low = [i for i in asked if i.capaian is not None and i.capaian < 100]
    return sorted(low, key=lambda i: (i.capaian or 0, i.code))[:how_many]


def _improvements(material: ReportMaterial) -> tuple[ParagraphBlock, ...]:
    """Name the troubles of the weakest indicators and the remedies, in the units' own words."""
    left_out = []
    for ind in weakest(material):
        obstacles, solution = ind.analysis.obstacles.text, ind.analysis.solution.text
        content = []
        if not s.empty(obstacles) and not s.is_nothing(obstacles):
            content.append(f"Kendala: {words.sentence(obstacles)}")
        if not s.empty(solution) and not s.is_nothing(solution):
            content.append(f"Tindak lanjut: {words.sentence(solution)}")
        if content:
            left_out.append(s.items(f"{words.large(ind.name)}. {' '.join(content)}"))
    if not left_out:
        return (
            s.paragraph(
                "Kendala dan tindak lanjut setiap indikator diuraikan dalam Bab III, sedangkan "
                "langkah perbaikan dirangkum dalam Bab IV."
            ),
        )
    opening = "Indikator berikut memerlukan perhatian karena capaiannya paling rendah:"
    return (s.paragraph(opening), *left_out)
