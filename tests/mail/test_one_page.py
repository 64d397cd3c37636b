"""The papers as LibreOffice prints them: one page each, and valid for Word."""

from __future__ import annotations

import re
import shutil
import subprocess
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import pytest
from openxml_audit import OpenXmlValidator

from lkjip.mail.paper.content import (
    LetterContent,
    Letterhead,
    MemoContent,
    Signature,
    file_table,
    request_table,
)
from lkjip.mail.paper.letters import compose_official_memo, compose_request_letter

LONG = (
    "Jumlah Dokumen Hasil Kebijakan, Evaluasi, dan Capaian Kinerja Terkait Kesejahteraan "
    "Masyarakat yang Meliputi Urusan Kepemudaan dan Olahraga"
)
CAPITALS = "PERSENTASE LAYANAN ADMINISTRASI TATA PEMERINTAHAN YANG TERSELESAIKAN TEPAT WAKTU"
SIGNER = Signature(
    "Kepala Bagian Pemerintahan Sekretariat Daerah Kota Probolinggo",
    "Dr. CONTOH NAMA YANG PANJANG, S.STP., M.Si., M.Kn.",
    "19700101 199001 1 001",
    "Pembina Utama Muda",
    "Sekretaris Daerah Kota Probolinggo",
)


@pytest.fixture
def papers(
    letterhead: Letterhead,
    letter: LetterContent,
    memo: MemoContent,
    png: Callable[[int, int], bytes],
) -> dict[str, bytes]:
    """Plain papers, and the fullest that the product makes."""
    rich = replace(letterhead, emblem=png(50, 60))
    copies = tuple(f"Asisten {k} Sekretariat Daerah Kota Probolinggo" for k in range(4))
    made = {
        "surat": compose_request_letter(letterhead, letter),
        "nota": compose_official_memo(letterhead, memo),
    }
    for name, words in (("panjang", LONG), ("kapital", CAPITALS), ("pendek", "Jumlah")):
        table = request_table(((words, "Naskah Kerja Sama", "1.234"),) * 60)
        full = replace(letter, data_table=table, signature=SIGNER, tembusan=copies)
        made[f"surat-{name}"] = compose_request_letter(rich, full)
        files = file_table(((f"{words[:60]}.xlsx", "Formulir yang telah diisi"),) * 60)
        full_note = replace(memo, data_table=files, signature=SIGNER, tembusan=copies)
        made[f"nota-{name}"] = compose_official_memo(rich, full_note)
    return made


@pytest.mark.libreoffice
def test_every_paper_fits_on_one_page(papers: dict[str, bytes], tmp_path: Path) -> None:
    for name, data in papers.items():
        (tmp_path / f"{name}.docx").write_bytes(data)
    subprocess.run(
        [
            shutil.which("soffice") or "libreoffice",
            f"-env:UserInstallation={(tmp_path / 'profil').as_uri()}",
            *("--headless", "--convert-to", "pdf", "--outdir", str(tmp_path)),
            *(str(tmp_path / f"{name}.docx") for name in papers),
        ],
        check=True,
        capture_output=True,
        timeout=180,
    )
    pages = {
        name: len(re.findall(rb"/Type\s*/Page\b", (tmp_path / f"{name}.pdf").read_bytes()))
        for name in papers
    }
    assert pages == dict.fromkeys(papers, 1)


def test_no_paper_has_anything_that_word_would_repair(
    papers: dict[str, bytes], tmp_path: Path
) -> None:
    for name, data in papers.items():
        path = tmp_path / f"{name}.docx"
        path.write_bytes(data)
        result = OpenXmlValidator().validate(path)
        assert result.is_valid and not result.errors, (name, result.errors)
