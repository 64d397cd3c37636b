"""Sends a queue of mails: each address once, whatever breaks in between.

One policy: whatever may pass (no connection, a 4xx answer) is tried again in a further round,
after the others, so that one slow address does not keep the rest waiting.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from lkjip.mail.account.retry import Ulang
from lkjip.mail.account.sent import Baris, Tahap, Terkirim
from lkjip.mail.account.smtp import Jawaban, Nasib, Pengirim, TerputusError
from lkjip.mail.message.ready import SiapKirim
from lkjip.progress import Progress

_KATA_RAGU = "program atau sambungan berhenti sebelum server menjawab"


@dataclass(frozen=True, slots=True)
class Hasil:
    """What became of one mail to one address; ``baru`` tells whether this run did it."""

    surat: SiapKirim
    kepada: str
    jawaban: Jawaban
    baru: bool = True


@dataclass(slots=True)
class _Tugas:
    """One mail with the addresses that still want it."""

    surat: SiapKirim
    sisa: tuple[str, ...]
    kata: str = ""


@dataclass(slots=True)
class Antrean:
    """What a run needs: who sends, when (with time zone), over what, noted where."""

    dari: str
    waktu: datetime
    masuk: Callable[[], Pengirim]
    catatan: Terkirim
    ulang: Ulang
    kemajuan: Progress

    def kirim(self, surat: Sequence[SiapKirim]) -> tuple[Hasil, ...]:
        """Send all; one result per mail and address, in the order of the mails.

        Raises what ``masuk`` raises besides ``TerputusError``, and ``FolderError`` when the
        register cannot be written: then nothing more goes out.
        """
        hasil: dict[tuple[str, str], Hasil] = {}
        kembar: set[tuple[str, str]] = set()
        tugas = [_Tugas(satu, self._yang_belum(satu, hasil, kembar)) for satu in surat]
        antre = [satu for satu in tugas if satu.sisa]
        jumlah = len(antre)
        for _ in self.ulang.percobaan():
            if antre:
                self._putaran(antre, hasil, jumlah)
                antre = [satu for satu in antre if satu.sisa]
            if not antre:
                break
        for satu in antre:
            self._putuskan(
                satu, dict.fromkeys(satu.sisa, Jawaban(Nasib.TERTUNDA, satu.kata)), hasil
            )
        return tuple(
            hasil[satu.berkas, alamat]
            for satu in surat
            for alamat in satu.kepada
            if (satu.berkas, alamat) in hasil
        )

    def _yang_belum(
        self,
        surat: SiapKirim,
        hasil: dict[tuple[str, str], Hasil],
        kembar: set[tuple[str, str]],
    ) -> tuple[str, ...]:
        """The addresses that want this mail; two drafts that say the same are one mail."""
        sisa = []
        for alamat in surat.kepada:
            if (surat.kunci, alamat) in kembar:
                continue
            kembar.add((surat.kunci, alamat))
            tahap = self.catatan.tahap(surat.kunci, alamat)
            if self.catatan.sudah(surat.kunci, alamat):
                jawaban = Jawaban(Nasib.TERKIRIM)
            elif tahap is Tahap.NIAT:
                jawaban = Jawaban(Nasib.RAGU, _KATA_RAGU)
            else:
                sisa.append(alamat)
                continue
            hasil[surat.berkas, alamat] = Hasil(surat, alamat, jawaban, baru=False)
        return tuple(sisa)

    def _putaran(
        self, antre: list[_Tugas], hasil: dict[tuple[str, str], Hasil], jumlah: int
    ) -> None:
        """One round: every waiting mail once; a connection that cannot be had ends it."""
        pengirim: Pengirim | None = None
        try:
            for satu in antre:
                selesai = jumlah - sum(bool(lain.sisa) for lain in antre)
                self.kemajuan(selesai, jumlah, f"Mengirim {satu.surat.berkas}")
                if pengirim is None:
                    try:
                        pengirim = self.masuk()
                    except TerputusError as error:
                        for lain in antre:
                            lain.kata = lain.kata or str(error)
                        return
                try:
                    jawaban = pengirim.kirim(
                        self.dari,
                        satu.sisa,
                        satu.surat.dengan_tanggal(self.waktu),
                        partial(self._catat, satu.surat, Tahap.NIAT),
                    )
                except TerputusError as error:
                    satu.kata = str(error)
                    pengirim = None
                    continue
                self._putuskan(satu, jawaban, hasil)
                if any(j.nasib is Nasib.RAGU for j in jawaban.values()):
                    pengirim = None
        finally:
            if pengirim is not None:
                pengirim.tutup()
        self.kemajuan(jumlah - sum(bool(s.sisa) for s in antre), jumlah, "Mengirim surel")

    def _putuskan(
        self,
        tugas: _Tugas,
        jawaban: Mapping[str, Jawaban],
        hasil: dict[tuple[str, str], Hasil],
    ) -> None:
        kunci = tugas.surat.kunci
        terkirim = [a for a, j in jawaban.items() if j.nasib is Nasib.TERKIRIM]
        batal = [
            a
            for a, j in jawaban.items()
            if j.nasib in (Nasib.DITOLAK, Nasib.TERTUNDA)
            and self.catatan.tahap(kunci, a) is Tahap.NIAT
        ]
        self._catat(tugas.surat, Tahap.TERKIRIM, terkirim)
        self._catat(tugas.surat, Tahap.BATAL, batal)
        tunda = [a for a, j in jawaban.items() if j.nasib is Nasib.TERTUNDA]
        for alamat, satu in jawaban.items():
            hasil[tugas.surat.berkas, alamat] = Hasil(tugas.surat, alamat, satu)
        tugas.sisa = tuple(tunda)
        tugas.kata = next((jawaban[a].kata for a in tunda), "")

    def _catat(self, surat: SiapKirim, tahap: Tahap, alamat: Iterable[str]) -> None:
        baris = [
            Baris(
                self.waktu.replace(tzinfo=None),
                tahap,
                surat.kunci,
                satu,
                surat.jenis,
                surat.berkas,
                surat.id_pesan,
            )
            for satu in alamat
        ]
        if baris:
            self.catatan.catat(baris)
