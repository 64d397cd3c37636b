"""Steps 5–8: drafts, both return loops, corrections, withdrawal, the end."""

from __future__ import annotations

import pytest
from tests.sop.walk import (
    ANALISIS,
    AWAL,
    DIAJUKAN,
    DIEVALUASI,
    DISETUJUI,
    DITOLAK_REVIU,
    DRAF,
    KALENDER,
    KUMPUL,
    PAKET,
    RENCANA,
    SARI,
    TAMAT,
    TERKIRIM,
    jalan,
    pukul,
)

from lkjip.errors import ProcessError
from lkjip.sop.process.commands import (
    AjukanDraf,
    CatatDraf,
    CatatPaket,
    CentangKelengkapan,
    JawabKoreksi,
    KirimKeInspektur,
    Pelaku,
    Perintah,
    PutuskanEvaluasi,
    PutuskanReviu,
    TarikDraf,
    TerimaForm,
    TetapkanRencana,
)
from lkjip.sop.process.process import bolehkah, jalankan
from lkjip.sop.process.state import Proses, Status

JAWAB = [JawabKoreksi(1, "diganti"), JawabKoreksi(2, "diisi")]
TOLAK_EVALUASI = PutuskanEvaluasi(False, ("Indikator 3 tanpa sumber",), "lihat lampiran")


def test_the_straight_way_ends_with_the_inspektur_and_every_step_finished() -> None:
    proses = jalan(*TAMAT)
    assert proses.selesai and {x.status for x in proses.langkah} == {Status.SELESAI}


def test_nothing_is_possible_after_the_end() -> None:
    with pytest.raises(ProcessError, match="Buat buku untuk tahun berikutnya"):
        jalan(*TAMAT, TerimaForm("otda", True))


def test_a_draft_before_the_analysis_is_refused() -> None:
    with pytest.raises(ProcessError, match="Analisis belum pernah dijalankan"):
        jalan(*KUMPUL, CatatDraf())


def test_every_draft_gets_the_next_version_number() -> None:
    assert jalan(*DRAF, CatatDraf(), CatatDraf()).versi == 3


def test_handing_in_without_a_draft_is_refused() -> None:
    with pytest.raises(ProcessError, match=r"Belum ada draf. Buat draf"):
        jalan(*ANALISIS, AjukanDraf())


@pytest.mark.parametrize("perintah", [CatatDraf(), AjukanDraf()])
def test_no_other_draft_while_one_is_in_review(perintah: Perintah) -> None:
    with pytest.raises(ProcessError, match="Draf versi 1 sedang direviu"):
        jalan(*DIAJUKAN, perintah)


def test_a_decision_without_a_draft_in_review_is_refused() -> None:
    with pytest.raises(ProcessError, match="Belum ada draf yang diajukan"):
        jalan(*DRAF, PutuskanReviu(True))


@pytest.mark.parametrize("koreksi", [(), ("",), ("isi", "  ")])
def test_a_return_needs_a_list_of_corrections_without_blank_lines(koreksi: tuple[str, ...]) -> None:
    with pytest.raises(ProcessError, match="daftar koreksi tanpa baris kosong"):
        jalan(*DIAJUKAN, PutuskanReviu(False, koreksi))


def test_an_approval_cannot_carry_corrections() -> None:
    with pytest.raises(ProcessError, match="tidak dapat disertai 1 koreksi"):
        jalan(*DIAJUKAN, PutuskanReviu(True, ("tetapi",)))


def test_a_decision_needs_the_name_of_who_decided() -> None:
    proses = jalan(*DIAJUKAN)
    with pytest.raises(ProcessError, match="Nama yang memutuskan"):
        jalankan(proses, PutuskanReviu(True), proses.peristiwa[-1].waktu, Pelaku(" "))


def test_a_return_at_step_6_goes_back_to_drafting_with_numbered_corrections() -> None:
    proses = jalan(*DITOLAK_REVIU)
    assert (proses.status(5), proses.status(6)) == (Status.BERJALAN, Status.DIKEMBALIKAN)
    assert [(k.nomor, k.langkah, k.putaran, k.uraian) for k in proses.koreksi] == [
        (1, 6, 1, "Judul salah"),
        (2, 6, 1, "Tabel 2 kosong"),
    ]


def test_the_draft_cannot_be_handed_in_again_while_one_correction_is_open() -> None:
    with pytest.raises(ProcessError, match="1 koreksi belum dijawab: nomor 2"):
        jalan(*DITOLAK_REVIU, JAWAB[0], CatatDraf(), AjukanDraf())


def test_the_returned_version_cannot_be_handed_in_again() -> None:
    with pytest.raises(ProcessError, match="Draf versi 1 sudah pernah diputus"):
        jalan(*DITOLAK_REVIU, *JAWAB, AjukanDraf())


def test_a_new_version_with_all_corrections_answered_goes_to_review_again() -> None:
    proses = jalan(*DITOLAK_REVIU, *JAWAB, CatatDraf(), AjukanDraf())
    assert proses.status(6) is Status.MENUNGGU and proses.versi == 2
    first = proses.koreksi[0]
    assert (first.jawaban, first.dijawab_oleh) == ("diganti", "Sari") and first.dijawab_pada


def test_an_answer_can_be_changed_until_the_draft_is_handed_in_and_not_after() -> None:
    proses = jalan(*DITOLAK_REVIU, *JAWAB, JawabKoreksi(1, "lebih baik"), CatatDraf())
    assert proses.koreksi[0].jawaban == "lebih baik"
    with pytest.raises(ProcessError, match="sudah ikut diajukan"):
        jalan(AjukanDraf(), JawabKoreksi(1, "lagi"), dari=proses)


@pytest.mark.parametrize(
    ("perintah", "pesan"),
    [(JawabKoreksi(9, "x"), "Yang ada: 1, 2"), (JawabKoreksi(1, " "), "nomor 1 kosong")],
)
def test_an_answer_to_nothing_or_with_nothing_is_refused(perintah: Perintah, pesan: str) -> None:
    with pytest.raises(ProcessError, match=pesan):
        jalan(*DITOLAK_REVIU, perintah)


def test_a_package_before_the_approval_is_refused() -> None:
    with pytest.raises(ProcessError, match="Draf belum disetujui"):
        jalan(*DIAJUKAN, CatatPaket())


def test_a_package_without_its_file_names_the_open_item() -> None:
    with pytest.raises(ProcessError, match="Form yang sudah terisi; Soft Copy"):
        jalan(*DISETUJUI, CatatPaket())


def test_an_evaluation_before_the_package_is_refused() -> None:
    with pytest.raises(ProcessError, match="Paket belum dikirim"):
        jalan(*DISETUJUI, PutuskanEvaluasi(True))


def test_a_return_at_step_8_sends_the_draft_through_5_6_and_7_again() -> None:
    proses = jalan(*TERKIRIM, TOLAK_EVALUASI)
    assert [x.status for x in proses.langkah[4:]] == [
        Status.BERJALAN,
        Status.BELUM,
        Status.BELUM,
        Status.DIKEMBALIKAN,
    ]
    again = jalan(
        JawabKoreksi(1, "ditambah"), CatatDraf(), AjukanDraf(), PutuskanReviu(True), dari=proses
    )
    assert again.status(8) is Status.DIKEMBALIKAN
    with pytest.raises(ProcessError, match="langkah 7 belum ada"):
        jalan(CatatPaket(), dari=again)  # the old package's ticks do not count
    assert jalan(*PAKET, PutuskanEvaluasi(True), KirimKeInspektur(), dari=again).selesai


def test_a_return_at_6_on_the_way_back_from_8_keeps_both_lists() -> None:
    proses = jalan(
        *TERKIRIM,
        TOLAK_EVALUASI,
        JawabKoreksi(1, "ditambah"),
        CatatDraf(),
        AjukanDraf(),
        PutuskanReviu(False, ("ejaan",)),
    )
    assert proses.status(6) is proses.status(8) is Status.DIKEMBALIKAN
    assert [(k.nomor, k.langkah, k.putaran) for k in proses.koreksi] == [(1, 8, 3 - 1), (2, 6, 3)]


def test_every_pass_is_kept_with_version_decider_role_decision_and_working_days() -> None:
    proses = jalan(*DIAJUKAN[:-1], pada=AWAL)
    proses = jalan(AjukanDraf(), dari=proses, pada=pukul("2026-01-09 09:00"))  # a Friday
    proses = jalankan(
        proses, PutuskanReviu(False, ("x",)), pukul("2026-01-13 09:00"), Pelaku("Bu Ani")
    )
    satu = proses.putaran[0]
    assert (satu.nomor, satu.langkah, satu.versi, satu.keputusan) == (1, 6, 1, "tidak sesuai")
    assert (satu.pemutus, satu.peran) == ("Bu Ani", "Sekretaris Dinas")
    assert satu.hari_kerja(KALENDER) == 3  # Friday, Monday, Tuesday


def test_the_decider_may_name_another_role_than_the_printed_one() -> None:
    proses = jalan(*DIAJUKAN)
    after = jalankan(
        proses, PutuskanReviu(True), proses.peristiwa[-1].waktu, Pelaku("Budi", "Asisten")
    )
    assert after.putaran[0].peran == "Asisten"


def test_the_evaluation_counts_from_the_package() -> None:
    proses = jalan(*DIEVALUASI)
    assert [(x.langkah, x.peran) for x in proses.putaran] == [
        (6, "Sekretaris Dinas"),
        (8, "Bagian Organisasi"),
    ]
    assert proses.di(7).selesai == proses.putaran[1].diajukan


@pytest.mark.parametrize(
    ("commands", "langkah"), [(DIAJUKAN, 6), (DISETUJUI, 7), (TERKIRIM, 8), (DIEVALUASI, 8)]
)
def test_the_section_may_withdraw_its_draft_wherever_it_lies(
    commands: list[Perintah], langkah: int
) -> None:
    proses = jalan(*commands, TarikDraf("angka keliru"))
    last = proses.putaran[-1]
    assert (last.langkah, last.keputusan, last.catatan) == (langkah, "ditarik", "angka keliru")
    assert proses.status(5) is Status.BERJALAN and proses.perlu_versi_baru


def test_a_draft_withdrawn_on_the_way_back_from_8_is_recorded_where_it_lay() -> None:
    proses = jalan(
        *TERKIRIM, TOLAK_EVALUASI, JawabKoreksi(1, "y"), CatatDraf(), AjukanDraf(), TarikDraf("z")
    )
    assert proses.putaran[-1].langkah == 6


def test_there_is_nothing_to_withdraw_before_handing_in() -> None:
    with pytest.raises(ProcessError, match="Tidak ada draf yang sedang diajukan"):
        jalan(*DRAF, TarikDraf("x"))


@pytest.mark.parametrize(
    ("commands", "perintah"),
    [
        (TERKIRIM, CatatPaket()),
        (DIEVALUASI, PutuskanEvaluasi(True)),
        (TERKIRIM, KirimKeInspektur()),
        (DISETUJUI, PutuskanReviu(True)),
    ],
)
def test_a_move_that_was_made_or_is_too_early_is_refused_with_reason_and_way_out(
    commands: list[Perintah], perintah: Perintah
) -> None:
    penolakan = bolehkah(jalan(*commands), perintah)
    assert penolakan is not None and penolakan.pesan and penolakan.perbaikan


def test_time_does_not_run_backwards() -> None:
    proses = jalan(*KUMPUL)
    with pytest.raises(ProcessError, match="Periksa tanggal dan jam komputer"):
        jalankan(proses, TerimaForm("otda", True), AWAL, SARI)


def test_the_log_keeps_local_time_in_whole_seconds() -> None:
    waktu = pukul("2026-01-02 09:00:00.654321+07:00")
    assert jalan(*RENCANA, pada=waktu).peristiwa[0].waktu == pukul("2026-01-02 09:00:00")


def test_a_command_leaves_the_old_state_as_it_was() -> None:
    proses = jalan(*KUMPUL)
    before = (proses, dict(proses.unit))
    jalan(TerimaForm("adpem", True), dari=proses)
    assert (proses, dict(proses.unit)) == before


def test_the_city_draft_at_step_8_is_not_demanded_but_can_be_ticked() -> None:
    proses = jalan(*TERKIRIM, CentangKelengkapan("8.draf_kota"))
    assert "8.draf_kota" in proses.centang


def test_a_tick_of_a_finished_step_cannot_be_removed() -> None:
    with pytest.raises(ProcessError, match="Langkah 1 sudah selesai"):
        jalan(*DRAF, CentangKelengkapan("1.informasi", ada=False, program=True))


def test_an_unknown_item_is_refused_with_the_list() -> None:
    with pytest.raises(ProcessError, match=r"Pilih: 1\.informasi"):
        jalan(CentangKelengkapan("9.x"))


def test_a_tick_can_be_removed_while_its_step_runs() -> None:
    tick, untick = (CentangKelengkapan("1.informasi", ada, True) for ada in (True, False))
    assert jalan(tick, untick, TetapkanRencana(AWAL.date())).status(1) is Status.BERJALAN


def test_an_empty_process_equals_another_empty_process() -> None:
    assert Proses() == Proses()
