"""The papers read back with python-docx: every part is there, and nothing of the world is."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable
from contextlib import suppress
from dataclasses import replace
from datetime import UTC, date, datetime

import pytest
from docx import Document
from docx.document import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH as ALIGN
from docx.oxml.ns import qn
from docx.shared import Mm
from docx.table import _Cell
from hypothesis import given, settings
from hypothesis import strategies as st

from lkjip.errors import UsageError
from lkjip.mail.paper.content import (
    LetterContent,
    Letterhead,
    MemoContent,
    Signature,
    Table,
    request_table,
)
from lkjip.mail.paper.letters import compose_official_memo, compose_request_letter
from lkjip.mail.templates.placeholders import TABLE_MARK

# What XML cannot hold, among ordinary characters.
FORBIDDEN = st.characters(max_codepoint=0x1F) | st.sampled_from("\ufffe\uffff\ud800\u2028")
FEW = settings(max_examples=20)  # each example makes whole Word files
HOSTILE = st.text(FORBIDDEN | st.characters(), max_size=30)


def _read(data: bytes) -> WordDocument:
    return Document(io.BytesIO(data))


def _signing(document: WordDocument) -> _Cell:
    """Return the cell that holds signatures and tembusan."""
    return document.tables[-1].cell(0, 0)


def _texts(document: WordDocument) -> list[str]:
    """Every paragraph and cell in the order of the page."""
    found: list[str] = []
    blocks = list(document.iter_inner_content())
    *_, block_of_signatures, _below = blocks
    for block in blocks:
        if block is block_of_signatures:
            found += _signing(document).text.split("\n")
        elif hasattr(block, "rows"):
            found += [cell.text for row in block.rows for cell in row.cells]
        else:
            found.append(block.text)
    return [text for text in found if text]


def test_the_letter_has_its_parts_in_the_usual_order(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    texts = _texts(_read(compose_request_letter(letterhead, replace(letter, number="100/1/2025"))))
    assert texts[0].splitlines()[:3] == [
        "PEMERINTAH KOTA PROBOLINGGO",
        "SEKRETARIAT DAERAH",
        "BAGIAN PEMERINTAHAN",
    ]
    assert texts[1:5] == ["Nomor", ":", "100/1/2025", "Probolinggo, 3 Januari 2025"]
    assert texts[5:14] == [
        *("Sifat", ":", "Segera", "Lampiran", ":", "1 (satu) berkas", "Hal", ":", letter.subject)
    ]
    assert texts[14] == f"Yth. {letter.addressee}\ndi Tempat"
    assert texts[-3] == "Kepala Bagian Pemerintahan,"


def test_the_official_memo_lists_its_head_below_its_title(
    letterhead: Letterhead, memo: MemoContent
) -> None:
    texts = _texts(_read(compose_official_memo(letterhead, memo)))
    assert texts[1] == "NOTA DINAS"
    head = texts[2:23]
    assert head[::3] == ["Yth.", "Dari", "Tanggal", "Nomor", "Sifat", "Lampiran", "Hal"]
    assert head[2::3][:3] == [memo.addressee, memo.from_, "3 Februari 2025"]
    assert "LKjIP-2024.docx" in texts


def test_number_name_and_nip_not_given_are_dotted_lines(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    texts = _texts(_read(compose_request_letter(letterhead, letter)))
    assert set(texts[3]) == {"…"} and set(texts[-2]) == {"…"}
    assert texts[-1].startswith("NIP. …")


def test_name_rank_nip_and_office_signed_for_are_printed_when_given(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    signer = Signature(
        "Kepala Bagian,", "CONTOH NAMA, S.STP.", "1970", "Pembina", "Sekretaris Daerah"
    )
    document = _read(compose_request_letter(letterhead, replace(letter, signature=signer)))
    assert _texts(document)[-5:] == [
        "a.n. Sekretaris Daerah",
        "Kepala Bagian,",
        "CONTOH NAMA, S.STP.",
        "Pembina",
        "NIP. 1970",
    ]
    [name] = [p for p in _signing(document).paragraphs if p.text == signer.name]
    assert name.runs[0].bold and name.runs[0].underline


def test_the_signature_block_stands_right_and_is_never_torn_apart(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    document = _read(compose_request_letter(letterhead, letter))
    indents = [p.paragraph_format.left_indent for p in _signing(document).paragraphs]
    assert {indent and round(indent.mm) for indent in indents} == {80}
    (row,) = document.tables[-1].rows
    assert row._tr.trPr.find(qn("w:cantSplit")) is not None


def test_the_table_stands_where_the_text_marks_it(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    texts = _texts(_read(compose_request_letter(letterhead, letter)))
    table = texts.index("Indikator Kinerja")
    assert "berikut:" in texts[table - 2] and "paling lambat" in texts[table + 11]
    assert texts[table + 3 : table + 7] == ["1.", letter.data_table.rows[0][1], "Dokumen", "7"]  # type: ignore[union-attr]


def test_without_a_mark_the_table_follows_the_text(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    text = tuple(p for p in letter.paragraphs if p != TABLE_MARK)
    texts = _texts(_read(compose_request_letter(letterhead, replace(letter, paragraphs=text))))
    assert texts.index("Indikator Kinerja") > texts.index(text[-1])


def test_a_mark_without_a_table_prints_nothing(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    texts = _texts(_read(compose_request_letter(letterhead, replace(letter, data_table=None))))
    assert not any(TABLE_MARK in text for text in texts) and "No." not in texts


def test_a_long_table_is_cut_and_says_how_many_rows_are_missing(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    rows = tuple((f"Indikator ke-{k}", "Dokumen", "1") for k in range(1, 101))
    texts = _texts(
        _read(compose_request_letter(letterhead, replace(letter, data_table=request_table(rows))))
    )
    shown = sum(text.startswith("Indikator ke-") for text in texts)
    assert 8 <= shown < 100
    assert f"dan {100 - shown} indikator lain sebagaimana tercantum dalam formulir." in texts


def test_a_letter_full_of_text_still_shows_a_row_and_counts_the_others(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    rows = tuple((f"Indikator ke-{k}", "Dokumen", "1") for k in range(1, 6))
    full = replace(letter, paragraphs=("Kata. " * 700,), data_table=request_table(rows))
    texts = _texts(_read(compose_request_letter(letterhead, full)))
    assert [text for text in texts if text.startswith("Indikator ke-")] == ["Indikator ke-1"]
    assert any(text.startswith("dan 4 indikator lain") for text in texts)


def test_the_due_date_is_bold_and_the_text_justified(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    document = _read(compose_request_letter(letterhead, letter))
    [paragraph] = [p for p in document.paragraphs if "paling lambat" in p.text]
    assert [run.text for run in paragraph.runs if run.bold] == [letter.bold[0]]
    assert paragraph.alignment == ALIGN.JUSTIFY


def test_several_copies_are_numbered_and_one_is_not(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    several = _texts(
        _read(compose_request_letter(letterhead, replace(letter, tembusan=("Satu", " ", "Dua"))))
    )
    assert several[-3:] == ["Tembusan:", "1.\tSatu", "2.\tDua"]
    one = _texts(_read(compose_request_letter(letterhead, replace(letter, tembusan=("Arsip",)))))
    assert one[-2:] == ["Tembusan:", "Arsip"]
    assert "Tembusan:" not in _texts(_read(compose_request_letter(letterhead, letter)))


def test_empty_lines_of_the_letterhead_are_left_out(letter: LetterContent) -> None:
    texts = _texts(_read(compose_request_letter(Letterhead("", "Dinas Contoh"), letter)))
    assert texts[0] == "DINAS CONTOH"


def test_the_coat_of_arms_fits_its_corner_and_keeps_its_shape(
    letterhead: Letterhead, letter: LetterContent, png: Callable[[int, int], bytes]
) -> None:
    document = _read(compose_request_letter(replace(letterhead, emblem=png(50, 100)), letter))
    [shape] = document.inline_shapes
    assert shape.height == Mm(24) and shape.width == Mm(12)
    # Without these LibreOffice takes 3 mm around the picture and cuts it.
    assert [shape._inline.get(f"dist{side}") for side in "TBLR"] == ["0"] * 4


@pytest.mark.parametrize(
    "picture", [b"bukan gambar", b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\x10JFIF", b"GIF89a"]
)
def test_a_coat_of_arms_that_is_no_picture_is_refused(
    letterhead: Letterhead, letter: LetterContent, picture: bytes
) -> None:
    with pytest.raises(UsageError, match="lambang"):
        compose_request_letter(replace(letterhead, emblem=picture), letter)


@FEW
@given(st.binary(max_size=60))
def test_no_broken_picture_is_a_crash(tail: bytes) -> None:
    for start in (b"\x89PNG\r\n\x1a\n", b"\xff\xd8\xff\xe0\0\x10JFIF\0", b"\xff\xd8\xff\xe1"):
        with suppress(UsageError):
            compose_official_memo(Letterhead("a", "b", emblem=start + tail), _small_memo())


def _small_memo() -> MemoContent:
    moment = datetime(2025, 1, 1, tzinfo=UTC)
    return MemoContent("h", "y", "d", date(2025, 1, 1), ("isi",), Signature("j"), moment)


@FEW
@given(st.lists(HOSTILE, min_size=4, max_size=4))
def test_no_text_makes_a_file_that_cannot_be_read(words: list[str]) -> None:
    subject, addressee, body, cell = words
    data_table = Table(("a",), ((cell,),), (160,))
    memo = replace(
        _small_memo(),
        subject=subject,
        addressee=addressee,
        paragraphs=(body,),
        data_table=data_table,
        tembusan=(cell,),
    )
    assert _read(compose_official_memo(Letterhead(subject, addressee, body, cell), memo)).paragraphs


def test_the_same_letter_gives_the_same_bytes_at_any_time(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    data = compose_request_letter(letterhead, letter)
    assert data == compose_request_letter(letterhead, letter)
    with zipfile.ZipFile(io.BytesIO(data)) as file:
        assert {info.date_time for info in file.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_the_properties_are_ours_and_not_the_library_s(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    document = _read(compose_request_letter(letterhead, letter))
    told = document.core_properties
    assert (told.title, told.author, told.comments) == (letter.subject, "Bagian Pemerintahan", "")
    assert told.created is not None and told.created.hour == 1  # 08.00 WIB, told in UTC
    with zipfile.ZipFile(io.BytesIO(compose_request_letter(letterhead, letter))) as file:
        assert not [name for name in file.namelist() if "thumb" in name or "Effects" in name]
        assert b'w:name="compatibilityMode"' in (settings := file.read("word/settings.xml"))
        assert b'w:val="14"' not in settings


def test_word_is_told_that_the_language_is_indonesian(
    letterhead: Letterhead, letter: LetterContent
) -> None:
    normal = _read(compose_request_letter(letterhead, letter)).styles["Normal"]
    assert 'w:lang w:val="id-ID"' in normal.element.xml and normal.font.name == "Arial"


def test_the_sheet_is_a4(letterhead: Letterhead, letter: LetterContent) -> None:
    [section] = _read(compose_request_letter(letterhead, letter)).sections
    assert (round(section.page_width.mm), round(section.page_height.mm)) == (210, 297)
