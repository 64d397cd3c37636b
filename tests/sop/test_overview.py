"""What the home tab says: the next action, and one line per step."""

from __future__ import annotations

from datetime import date

import pytest
from tests.sop.walk import (
    ANALISIS,
    DIAJUKAN,
    DIEVALUASI,
    DISETUJUI,
    DITOLAK_REVIU,
    DRAF,
    KALENDER,
    KUMPUL,
    MINTA,
    RENCANA,
    TAMAT,
    TERKIRIM,
    jalan,
    pukul,
)

from lkjip.sop.activities import LANGKAH, SOP
from lkjip.sop.calendar.words import daftar_kata, tanggal_kata
from lkjip.sop.completeness import KELENGKAPAN
from lkjip.sop.next_actions import tindakan_berikut, tindakan_mungkin
from lkjip.sop.overview import RingkasanLangkah, ringkasan
from lkjip.sop.process.commands import JawabKoreksi, Perintah, PutuskanEvaluasi, TerimaForm
from lkjip.sop.process.state import Proses
from lkjip.sop.roles import PEMETAAN_BAWAAN, pejabat

HARI_INI = date(2026, 1, 7)
JAWAB = [JawabKoreksi(1, "a"), JawabKoreksi(2, "b")]


@pytest.mark.parametrize(
    ("commands", "tombol", "tab"),
    [
        ([], "rencana", "1 Rencana"),
        (RENCANA[:1], "rencana", "1 Rencana"),
        (RENCANA, "minta", "2 Permintaan"),
        (MINTA, "centang", "2 Permintaan"),
        (KUMPUL[:-1], "kumpulkan", "3 Pengumpulan"),
        (KUMPUL, "analisis", "4 Analisis"),
        (ANALISIS, "draf", "5 Draf"),
        (DRAF, "ajukan", "5 Draf"),
        ([*DRAF, TerimaForm("otda", True)], "analisis", "4 Analisis"),
        (DIAJUKAN, "reviu", "6 Reviu"),
        ([*DIAJUKAN, TerimaForm("otda", True)], "tarik", "6 Reviu"),
        (DITOLAK_REVIU, "koreksi", "5 Draf"),
        ([*DITOLAK_REVIU, *JAWAB], "draf", "5 Draf"),
        (DISETUJUI, "kirim", "7 Pengiriman"),
        (TERKIRIM, "evaluasi", "8 Evaluasi"),
        (DIEVALUASI, "inspektur", "8 Evaluasi"),
        (TAMAT, "", "8 Evaluasi"),
    ],
)
def test_there_is_always_one_next_action(commands: list[Perintah], tombol: str, tab: str) -> None:
    tindakan = tindakan_berikut(jalan(*commands), HARI_INI, KALENDER)
    assert (tindakan.perintah, tindakan.tab) == (tombol, tab)


def test_late_units_are_reminded_and_may_be_left_behind() -> None:
    actions = tindakan_mungkin(jalan(*KUMPUL[:-1]), date(2026, 1, 12), KALENDER)
    assert [satu.perintah for satu in actions] == ["kumpulkan", "ingatkan", "tutup"]
    assert "terlambat 2 hari kerja" in actions[0].teks and "otda" in actions[0].teks


def test_nobody_is_left_behind_before_the_first_complete_form() -> None:
    actions = tindakan_mungkin(jalan(*MINTA), HARI_INI, KALENDER)
    assert [satu.perintah for satu in actions] == ["centang", "kumpulkan"]


def test_a_step_finished_on_its_due_day_is_not_late() -> None:
    satu = ringkasan(jalan(*MINTA[:-1]), KALENDER, HARI_INI)[0]
    assert (satu.tenggat, satu.sisa_kata) == (date(2026, 1, 2), "selesai 2 Januari 2026")


def test_complete_forms_whose_originals_are_not_archived_ask_for_one_more_collection() -> None:
    commands = [*MINTA, *(TerimaForm(unit, True) for unit in ("adpem", "adwil", "otda"))]
    tindakan = tindakan_berikut(jalan(*commands), HARI_INI, KALENDER)
    assert tindakan.perintah == "kumpulkan" and "sekali lagi" in tindakan.teks


def _step(commands: list[Perintah], no: int, hari_ini: date = HARI_INI) -> RingkasanLangkah:
    return ringkasan(jalan(*commands), KALENDER, hari_ini)[no - 1]


def test_before_the_plan_eight_steps_wait_without_dates() -> None:
    steps = ringkasan(Proses(), KALENDER, HARI_INI)
    assert [satu.no for satu in steps] == list(range(1, 9))
    assert {(satu.status, satu.tenggat, satu.sisa_kata) for satu in steps} == {
        ("belum mulai", None, "belum dijadwalkan")
    }


def test_a_running_collection_says_when_who_what_and_which_button() -> None:
    satu = _step(KUMPUL[:-1], 3)
    assert (satu.status, satu.tenggat, satu.sisa, satu.sisa_kata) == (
        "menunggu",
        date(2026, 1, 8),
        1,
        "1 hari kerja lagi",
    )
    assert (satu.peran, satu.pejabat) == ("Kepala Sub Bagian", "masing-masing Kepala Sub Bagian")
    assert satu.kurang == (
        "Belum lengkap 1 unit: otda.",
        "Kelengkapan: Form yang sudah terisi.",
    )
    assert satu.tekan == "kumpulkan"


def test_a_finished_step_says_when_and_waits_for_nobody() -> None:
    satu = _step(KUMPUL, 3)
    assert (satu.sisa, satu.sisa_kata, satu.peran, satu.kurang, satu.tekan) == (
        None,
        "selesai 2 Januari 2026",
        "",
        (),
        "",
    )


def test_a_step_finished_late_says_how_late() -> None:
    before = jalan(*KUMPUL[:-1])
    late = jalan(KUMPUL[-1], dari=before, pada=pukul("2026-01-12 09:00"))
    assert ringkasan(late, KALENDER, HARI_INI)[2].sisa_kata == (
        "selesai 12 Januari 2026, terlambat 2 hari kerja"
    )


def test_a_returned_draft_shows_who_got_it_and_which_corrections_are_open() -> None:
    assert _step(DITOLAK_REVIU, 6).status == "dikembalikan"
    assert _step(DITOLAK_REVIU, 6).peran == "Sub Bagian Program"
    assert "Koreksi belum dijawab: nomor 1, 2." in _step(DITOLAK_REVIU, 5).kurang


def test_a_draft_returned_at_8_lies_with_bagian_pemerintahan() -> None:
    commands = [*TERKIRIM, PutuskanEvaluasi(False, ("x",))]
    assert _step(commands, 8).peran == "Bagian Pemerintahan"


def test_an_old_result_is_finished_and_marked_for_renewal() -> None:
    satu = _step([*ANALISIS, TerimaForm("otda", True)], 4)
    assert (satu.status, satu.perlu_diperbarui) == ("selesai", "form baru dari otda")
    assert satu.kurang == ("Perlu diperbarui: form baru dari otda.",)
    assert satu.tekan == "analisis"


def test_the_office_may_name_its_own_officials() -> None:
    own = {**PEMETAAN_BAWAAN, "Sekretaris Dinas": "Asisten Pemerintahan"}
    steps = ringkasan(jalan(*DIAJUKAN), KALENDER, HARI_INI, own)
    assert (steps[5].peran, steps[5].pejabat) == ("Sekretaris Dinas", "Asisten Pemerintahan")


def test_every_role_of_the_sop_has_a_default_official() -> None:
    roles = {*SOP.pelaksana_1_6, *SOP.pelaksana_7_8}
    roles |= {role for langkah in LANGKAH for role in langkah.pelaksana}
    assert roles <= set(PEMETAAN_BAWAAN)


def test_a_role_without_an_entry_stands_for_itself() -> None:
    assert pejabat("Camat") == "Camat"


def test_the_checklist_holds_every_item_of_the_sop_once() -> None:
    printed = [(satu.no, teks) for satu in LANGKAH for teks in satu.kelengkapan]
    assert [(item.langkah, item.teks) for item in KELENGKAPAN] == printed


def test_a_long_list_is_cut_and_says_so() -> None:
    assert daftar_kata(["a", "b", "c"], 2) == "a, b, dan 1 lainnya"
    assert daftar_kata(["a", "b"], 2) == "a, b"


def test_dates_are_said_in_indonesian() -> None:
    assert tanggal_kata(date(2026, 8, 5)) == "5 Agustus 2026"
