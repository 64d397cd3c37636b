"""Properties: whatever people press, in whatever order, nothing is lost and the end stays near."""

from __future__ import annotations

import re
from datetime import date, timedelta
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from tests.sop.walk import AWAL, KALENDER, SARI, UNIT, menuruti

from lkjip.errors import ProcessError
from lkjip.sop.calendar.due_dates import rencana_berlaku
from lkjip.sop.completeness import KELENGKAPAN
from lkjip.sop.next_actions import tindakan_berikut, tindakan_mungkin
from lkjip.sop.overview import ringkasan
from lkjip.sop.process import commands as c
from lkjip.sop.process.process import bolehkah, jalankan
from lkjip.sop.process.replay import lipat
from lkjip.sop.process.rows import dari_baris, ke_baris
from lkjip.sop.process.state import Proses, Status

ENOUGH = 60  # presses; the longest way from any state to the end needs far fewer

unit = st.sampled_from((*UNIT, "baru"))
teks = st.sampled_from(("", "karena begitu", "=1+1", "- koreksi\nbaris dua"))
koreksi = st.lists(teks, max_size=3).map(tuple)
hari = st.dates(date(2025, 12, 29), date(2026, 2, 1))
PERINTAH = st.one_of(
    st.builds(c.TetapkanRencana, hari),
    st.builds(c.UbahRencana, st.integers(0, 9), st.integers(-1, 31), teks),
    st.builds(c.KirimPermintaan, st.lists(unit, max_size=3).map(tuple)),
    st.builds(c.TerimaForm, unit, st.booleans(), teks),
    st.builds(c.MintaPerbaikan, unit, teks),
    st.builds(c.TutupPengumpulan, st.lists(unit, unique=True, max_size=3).map(tuple), teks),
    st.builds(c.CatatAnalisis, teks),
    st.builds(c.AbaikanPembaruan, teks),
    st.just(c.CatatDraf()),
    st.just(c.AjukanDraf()),
    st.builds(c.PutuskanReviu, st.booleans(), koreksi, teks),
    st.builds(c.PutuskanEvaluasi, st.booleans(), koreksi, teks),
    st.builds(c.JawabKoreksi, st.integers(1, 5), teks),
    st.builds(c.TarikDraf, teks),
    st.just(c.CatatPaket()),
    st.just(c.KirimKeInspektur()),
    st.builds(
        c.CentangKelengkapan,
        st.sampled_from([item.kunci for item in KELENGKAPAN]),
        st.booleans(),
        st.booleans(),
    ),
)
# Many presses follow the advice, so that walks reach the late steps; some say no to a draft.
TURUT, BANTAH = "turut", "bantah"
TEKAN = st.tuples(st.sampled_from((TURUT, TURUT, BANTAH)) | PERINTAH, st.integers(0, 4))
JALAN = st.lists(TEKAN, max_size=40)
BANYAK = settings(max_examples=300, suppress_health_check=[HealthCheck.too_slow])


def _commands(tekan: c.Perintah | str, proses: Proses, hari_ini: date) -> list[c.Perintah]:
    if isinstance(tekan, c.Perintah):
        return [tekan]
    if proses.selesai:
        return []
    tindakan = tindakan_berikut(proses, hari_ini, KALENDER)
    if tekan == BANTAH and tindakan.perintah == "reviu":
        return [c.PutuskanReviu(False, ("judul", "tabel"))]
    if tekan == BANTAH and tindakan.perintah == "evaluasi":
        return [c.PutuskanEvaluasi(False, ("sumber",))]
    return menuruti(tindakan, proses)


def _walk(presses: list[tuple[c.Perintah | str, int]]) -> list[Proses]:
    """All states of a walk; a refused command leaves the state as it is."""
    states = [Proses()]
    waktu = AWAL
    for tekan, hari_lewat in presses:
        waktu += timedelta(days=hari_lewat)
        commands = _commands(tekan, states[-1], waktu.date())
        for satu in commands:
            if penolakan := bolehkah(states[-1], satu):
                assert penolakan.pesan.strip() and penolakan.perbaikan.strip()
                with pytest.raises(ProcessError, match=re.escape(penolakan.pesan)):
                    jalankan(states[-1], satu, waktu, SARI)
            else:
                states.append(jalankan(states[-1], satu, waktu, SARI))
    return states


@BANYAK
@given(JALAN)
def test_from_every_state_the_advice_leads_to_the_end(
    presses: list[tuple[c.Perintah | str, int]],
) -> None:
    proses = _walk(presses)[-1]
    for _ in range(ENOUGH):
        if proses.selesai:
            break
        waktu = proses.peristiwa[-1].waktu if proses.peristiwa else AWAL
        for satu in menuruti(tindakan_berikut(proses, waktu.date(), KALENDER), proses):
            proses = jalankan(proses, satu, waktu, SARI)  # advice is never refused
    assert proses.selesai and not proses.koreksi_terbuka
    assert {langkah.status for langkah in proses.langkah} == {Status.SELESAI}


@BANYAK
@given(JALAN)
def test_once_there_are_data_no_unit_can_hold_up_the_report_for_ever(
    presses: list[tuple[c.Perintah | str, int]],
) -> None:
    proses = _walk(presses)[-1]
    if not proses.ada_data:
        return
    for _ in range(ENOUGH):
        if proses.selesai:
            break
        waktu = proses.peristiwa[-1].waktu
        tindakan = tindakan_berikut(proses, waktu.date(), KALENDER)
        commands = menuruti(tindakan, proses)
        if tindakan.perintah == "kumpulkan":  # nobody hands in any more
            commands = [
                c.CentangKelengkapan("3.softcopy", program=True),
                c.TutupPengumpulan(proses.belum_lengkap, "tidak menjawab"),
            ]
        for satu in commands:
            if bolehkah(proses, satu) is None:
                proses = jalankan(proses, satu, waktu, SARI)
    assert proses.selesai


@BANYAK
@given(JALAN)
def test_no_correction_pass_unit_or_version_is_ever_lost(
    presses: list[tuple[c.Perintah | str, int]],
) -> None:
    states = _walk(presses)
    for before, after in pairwise(states):
        assert after.peristiwa[: len(before.peristiwa)] == before.peristiwa
        assert after.putaran[: len(before.putaran)] == before.putaran
        assert set(before.unit) <= set(after.unit)
        assert after.versi >= before.versi
        for lama, baru in zip(before.koreksi, after.koreksi, strict=False):
            assert (baru.nomor, baru.langkah) == (lama.nomor, lama.langkah)
            assert (baru.putaran, baru.uraian) == (lama.putaran, lama.uraian)
            assert bool(baru.jawaban) >= bool(lama.jawaban)
        assert len(after.koreksi) >= len(before.koreksi)
        assert [satu.nomor for satu in after.koreksi] == list(range(1, len(after.koreksi) + 1))


@BANYAK
@given(JALAN)
def test_no_date_moves_backwards(presses: list[tuple[c.Perintah | str, int]]) -> None:
    states = _walk(presses)
    for before, after in pairwise(states):
        times = [satu.waktu for satu in after.peristiwa]
        assert times == sorted(times)
        for lama, baru in zip(before.langkah, after.langkah, strict=True):
            assert lama.mulai is None or baru.mulai == lama.mulai
            assert not (lama.selesai and baru.selesai) or baru.selesai >= lama.selesai
        if before.unit:  # the units have been told their dates
            due = zip(
                rencana_berlaku(before, KALENDER), rencana_berlaku(after, KALENDER), strict=True
            )
            assert all(b.mulai >= a.mulai and b.tenggat >= a.tenggat for a, b in due)


@BANYAK
@given(JALAN)
def test_the_rows_give_back_the_log_and_the_log_gives_back_the_state(
    presses: list[tuple[c.Perintah | str, int]],
) -> None:
    proses = _walk(presses)[-1]
    assert dari_baris(ke_baris(proses.peristiwa)) == proses.peristiwa
    assert lipat(dari_baris(ke_baris(proses.peristiwa))) == proses


@BANYAK
@given(JALAN, hari)
def test_every_state_can_be_told_and_has_an_action_that_is_allowed(
    presses: list[tuple[c.Perintah | str, int]], hari_ini: date
) -> None:
    proses = _walk(presses)[-1]
    steps = ringkasan(proses, KALENDER, hari_ini)
    assert len(steps) == 8 and all(satu.sisa_kata for satu in steps)
    assert tindakan_mungkin(proses, hari_ini, KALENDER)
    for before, after in pairwise(steps):
        if before.tenggat and after.tenggat:
            assert before.tenggat < after.tenggat
