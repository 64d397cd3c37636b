"""Every mail and file that was once got wrong is collected with its right result."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mailbox.test_collect import collect_mail, inputs, put, results, status
from tests.steps.office import Office

CASES = Path(__file__).resolve().parent.parent / "data" / "cases"
COUNTS = {
    "autofwd.eml": [],
    "formulir_tanpa_akhiran": [],
    "Formulir_di_folder.zip": [],
    "nama_bertitik.eml": [],
    "tanpa_akhiran.msg": [],
    "uuencode.eml": [],
    "smime_opaque.eml": [],
    "pdf_bertipe_excel.eml": [],
    "rujukan_tabel_dan_lembar.xlsx": ["I22"],
    "komentar_berutas.xlsx": ["I21"],
    "jawaban_berdaftar.xlsx": [],
    "backslash_entries.xlsx": [],
    "zip64_local.xlsx": [],
    "trailing_crlf.xlsx": [],
    "form_onlyoffice.xlsx": ["K09"],
    "form_excelize.xlsx": [],
    "wps_dispimg_bukti.xlsx": ["I30"],
}
"""The findings about values and cells that each has, beside those of every old form."""
LAYOUT = ("F16", "F17", "F22", "F25", "I10", "P01")
"""The forms were made before the register asked more, and bear a message to the collector."""
REFUSED = {
    "hidden_dde_plus_one_error.xlsx": "K04",
    "two_v_reads_12.xlsx": "K06",
}


@pytest.mark.parametrize("name", COUNTS)
def test_a_form_counts_whatever_wraps_or_saved_it(office: Office, name: str) -> None:
    put(office, name, (CASES / name).read_bytes())
    result = collect_mail(office)
    [file] = result.data["berkas"]  # type: ignore[misc]
    codes = [f.code for f in result.findings if f.code not in LAYOUT]
    assert codes == COUNTS[name]
    assert str(file["hasil"]).startswith("diterima") and inputs(office)
    assert str(status(office, file["unit"])).startswith(("diterima", "perlu"))
    listed = [one["nama"] for one in result.data["bukti"]]  # type: ignore[union-attr]
    assert listed == (["Surat Pengantar.pdf"] if name.startswith("pdf") else [])
    assert not any("DISPIMG" in str(row) for row in inputs(office))


@pytest.mark.parametrize("name", REFUSED)
def test_a_doubtful_or_dangerous_form_is_refused_and_nothing_of_it_goes_out(
    office: Office, name: str
) -> None:
    put(office, name, (CASES / name).read_bytes())
    before = {path for path in office.folder.rglob("*") if path.is_file()}
    result = collect_mail(office)
    assert [f.code for f in result.findings] == [REFUSED[name]] and inputs(office) == []
    made = {path for path in office.folder.rglob("*") if path.is_file()} - before
    assert not any({"koreksi", "keluar"} & set(path.parts) for path in made)


def test_a_strangers_highest_revision_decides_nothing(office: Office) -> None:
    put(office, "outsider_rev99.eml", (CASES / "outsider_rev99.eml").read_bytes())
    collect_mail(office)
    assert [row[1] for row in results(office)] == ["belum dipastikan"] and inputs(office) == []
    assert status(office, "SB-OTDA") != "ditolak" and not list(office.folder.rglob("Koreksi_*"))


def test_one_text_of_forty_thousand_letters_is_cut_and_stops_nobody(office: Office) -> None:
    for name in ("answer_40000_chars.xlsx", "formulir_tanpa_akhiran"):
        put(office, name, (CASES / name).read_bytes())
    result = collect_mail(office)
    assert str(status(office, "SB-WIL")).startswith("diterima")
    assert len(result.data["berkas"]) == 2  # type: ignore[arg-type]
