"""A walk through the process: commands by stage, one hour apart, as one official."""

from __future__ import annotations

from datetime import date, datetime, timedelta

from lkjip.sop.calendar.holiday_seed import libur_bawaan
from lkjip.sop.calendar.working_days import Kalender
from lkjip.sop.next_actions import Tindakan
from lkjip.sop.process.commands import (
    AjukanDraf,
    CatatAnalisis,
    CatatDraf,
    CatatPaket,
    CentangKelengkapan,
    JawabKoreksi,
    KirimKeInspektur,
    KirimPermintaan,
    Pelaku,
    Perintah,
    PutuskanEvaluasi,
    PutuskanReviu,
    TarikDraf,
    TerimaForm,
    TetapkanRencana,
)
from lkjip.sop.process.process import jalankan
from lkjip.sop.process.state import Proses

pukul = datetime.fromisoformat  # local wall clock, as the log keeps it
KALENDER = Kalender({libur.tanggal: libur.nama for t in (2026, 2027) for libur in libur_bawaan(t)})
AWAL = pukul("2026-01-02 08:00")
UNIT = ("adpem", "adwil", "otda")
SARI = Pelaku("Sari")


def lihat(kunci: str) -> CentangKelengkapan:
    """A step of the program saw the item."""
    return CentangKelengkapan(kunci, program=True)


RENCANA: list[Perintah] = [TetapkanRencana(date(2026, 1, 2)), lihat("1.informasi")]
MINTA: list[Perintah] = [*RENCANA, KirimPermintaan(UNIT)]
KUMPUL: list[Perintah] = [*MINTA, lihat("3.softcopy"), *(TerimaForm(unit, True) for unit in UNIT)]
ANALISIS: list[Perintah] = [*KUMPUL, CatatAnalisis()]
DRAF: list[Perintah] = [*ANALISIS, CatatDraf()]
DIAJUKAN: list[Perintah] = [*DRAF, AjukanDraf()]
DISETUJUI: list[Perintah] = [*DIAJUKAN, PutuskanReviu(True)]
PAKET: list[Perintah] = [lihat("7.form"), lihat("7.softcopy"), CatatPaket()]
TERKIRIM: list[Perintah] = [*DISETUJUI, *PAKET]
DIEVALUASI: list[Perintah] = [*TERKIRIM, PutuskanEvaluasi(True)]
TAMAT: list[Perintah] = [*DIEVALUASI, KirimKeInspektur()]

DITOLAK_REVIU: list[Perintah] = [*DIAJUKAN, PutuskanReviu(False, ("Judul salah", "Tabel 2 kosong"))]


def jalan(*perintah: Perintah, dari: Proses | None = None, pada: datetime | None = None) -> Proses:
    """The state after ``perintah``; the first at ``pada`` or an hour after the last event."""
    proses = dari or Proses()
    for satu in perintah:
        terakhir = proses.peristiwa[-1].waktu if proses.peristiwa else AWAL
        proses = jalankan(proses, satu, pada or terakhir + timedelta(hours=1), SARI)
        pada = None
    return proses


def menuruti(tindakan: Tindakan, proses: Proses) -> list[Perintah]:
    """The commands that a user's press on the advised button comes to, units being diligent."""
    jawaban: list[Perintah] = [JawabKoreksi(satu.nomor, "sudah") for satu in proses.koreksi_terbuka]
    presses: dict[str, list[Perintah]] = {
        "rencana": [TetapkanRencana(date(2026, 1, 2)), lihat("1.informasi")],
        "minta": [KirimPermintaan(UNIT)],
        "centang": [CentangKelengkapan("2.surat")],
        "kumpulkan": [lihat("3.softcopy"), *(TerimaForm(u, True) for u in proses.belum_lengkap)],
        "analisis": [CatatAnalisis()],
        "koreksi": jawaban,
        "draf": [CatatDraf()],
        "ajukan": [AjukanDraf()],
        "reviu": [PutuskanReviu(True)],
        "tarik": [TarikDraf("diperbarui")],
        "kirim": PAKET,
        "evaluasi": [PutuskanEvaluasi(True)],
        "inspektur": [KirimKeInspektur()],
    }
    return presses[tindakan.perintah]
