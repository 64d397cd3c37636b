"""Takes mails with forms out of a mailbox into the folder ``masuk``, each exactly once.

Per mail, in this order: the mail as a file in ``masuk`` and its workbooks in the archive, both
forced to the disk; a line in the register; the mark in the mailbox. A stop anywhere in between
repeats steps that change nothing when repeated. What is in ``masuk`` the folder's intake takes
further, so a mail that is marked cannot be forgotten.
"""

from __future__ import annotations

import os
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date, timedelta, tzinfo
from pathlib import Path

from lkjip.findings import Finding, Place, make
from lkjip.intake.archive import store
from lkjip.intake.mailbox.imap import Kotak, KotakSuratError, KotakTerputusError, Ringkas
from lkjip.intake.mailbox.save import nama_surat, sidik_surat, surat_tersimpan, tulis_surat
from lkjip.intake.mailbox.seen import (
    DIAMBIL,
    TANPA_FORMULIR,
    TERLALU_BESAR,
    TIDAK_TERBACA,
    CatatanKotak,
    Dilihat,
)
from lkjip.intake.message.eml import (
    MIB,
    SUREL_TERBESAR,
    SuratMasuk,
    baca_surat,
    terlalu_besar,
)
from lkjip.progress import Progress, silent

SEKALI_LIHAT = 200
"""Mails whose outside is asked for in one command."""
SEKALI_AMBIL = 25
SEKALI_AMBIL_BYTE = 8 * MIB
"""Mails fetched in one command: few round trips, little memory."""


@dataclass(slots=True)
class Laporan:
    """What one run did. ``diambil`` are the files in ``masuk`` that it made or found there."""

    dilihat: int = 0
    diambil: list[str] = field(default_factory=list)
    tanpa_formulir: int = 0
    sisa: int = 0
    temuan: list[Finding] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class Syarat:
    """What is looked for, and where it goes.

    ``kenal`` tells whether an address is in the register of units; ``pindah_ke`` is the folder of
    the mailbox to move to, blank to leave the mails where they are.
    """

    sejak: date
    zona: tzinfo
    masuk: Path
    arsip: Path
    kenal: Callable[[str], bool]
    termasuk_terbaca: bool = False
    pindah_ke: str = ""
    kering: bool = False
    batas: int = SUREL_TERBESAR


class Pengambil:
    """One run over one mailbox; ``ambil`` is the whole of it."""

    def __init__(
        self,
        buka: Callable[[], Kotak],
        syarat: Syarat,
        percobaan: Callable[[], Iterable[int]],
        kemajuan: Progress = silent,
    ) -> None:
        self._buka = buka
        self._syarat = syarat
        self._percobaan = percobaan
        self._kemajuan = kemajuan
        self._catatan = CatatanKotak.baca(syarat.masuk)
        self._laporan = Laporan()
        self._selesai: set[tuple[int, int]] = set()
        self._kunci_pesan: set[str] = set()
        self._tersimpan = surat_tersimpan(syarat.masuk)
        self._pernah_masuk = False

    def ambil(self) -> Laporan:
        """Fetch everything that is new; a dropped connection is taken up again.

        When the mailbox goes away in the middle the report says how many mails are left. Raises
        ``KotakSuratError`` when the mailbox cannot be used or reached at all, ``FolderError`` when
        a file cannot be written.
        """
        kata = ""
        while True:
            before = len(self._selesai)
            for _ in self._percobaan():
                try:
                    self._sekali()
                except KotakTerputusError as error:
                    kata = str(error)
                    if len(self._selesai) > before:
                        break  # it went on: a new count of attempts
                else:
                    return self._laporan
            else:
                if not self._pernah_masuk:
                    raise KotakSuratError(
                        f"Kotak surat tidak dapat dihubungi ({kata}).",
                        "Periksa sambungan internet dan server di lembar Pengaturan, lalu ulangi.",
                    )
                self._laporan.temuan.append(
                    make("M30", Place(), nilai=str(self._laporan.sisa), rinci=kata)
                )
                return self._laporan

    def _sekali(self) -> None:
        """One connection, until everything is done or it drops."""
        kotak = self._buka()
        try:
            grace = self._syarat.sejak - timedelta(days=1)
            uids = kotak.cari(grace, self._syarat.termasuk_terbaca)
            self._pernah_masuk = True
            baru = [uid for uid in uids if (kotak.validitas, uid) not in self._selesai]
            self._laporan.dilihat = len(self._selesai) + len(baru)
            self._laporan.sisa = len(baru)
            self._sudah_diambil(kotak, baru)
            for some in _potong(self._belum_dilihat(kotak, baru), SEKALI_LIHAT):
                self._lihat(kotak, some)
        finally:
            kotak.tutup()

    def _sudah_diambil(self, kotak: Kotak, uids: Sequence[int]) -> None:
        """Mails that were taken in by a run that stopped before it could mark them."""
        known = {uid: self._catatan.hasil(kotak.identitas, kotak.validitas, uid) for uid in uids}
        again = [uid for uid, was in known.items() if was is not None and was.hasil == DIAMBIL]
        if again and not self._syarat.kering:
            self._tandai(kotak, again)
        for uid, was in known.items():
            if was is not None:
                self._laporan.tanpa_formulir += was.hasil == TANPA_FORMULIR
                self._tuntas(kotak, [uid])

    def _belum_dilihat(self, kotak: Kotak, uids: Sequence[int]) -> list[int]:
        return [uid for uid in uids if (kotak.validitas, uid) not in self._selesai]

    def _lihat(self, kotak: Kotak, uids: Sequence[int]) -> None:
        """Some mails: those too big or without a form are noted, the others fetched."""
        ringkas = kotak.ringkas(uids)
        ada = {satu.uid for satu in ringkas}
        self._tuntas(kotak, [uid for uid in uids if uid not in ada])  # vanished meanwhile
        besar = [satu for satu in ringkas if satu.ukuran > self._syarat.batas]
        layak = [
            satu
            for satu in ringkas
            if satu.ukuran <= self._syarat.batas
            and (satu.mungkin or self._syarat.kenal(satu.pengirim))
        ]
        chosen = {satu.uid for satu in (*besar, *layak)}
        biasa = [satu for satu in ringkas if satu.uid not in chosen]
        for satu in besar:
            nama = satu.hal or f"surel {satu.uid}"
            found = terlalu_besar(nama, satu.pengirim or "–", satu.ukuran)
            self._laporan.temuan.append(found)
        self._catat(kotak, [s.uid for s in besar], TERLALU_BESAR)
        self._catat(kotak, [s.uid for s in biasa], TANPA_FORMULIR)
        self._laporan.tanpa_formulir += len(biasa)
        self._tuntas(kotak, [satu.uid for satu in (*besar, *biasa)])
        for some in _menurut_ukuran(layak):
            self._ambil(kotak, some)

    def _ambil(self, kotak: Kotak, ringkas: Sequence[Ringkas]) -> None:
        isi = kotak.isi([satu.uid for satu in ringkas])
        simpan: list[tuple[Ringkas, str]] = []
        rusak: list[Ringkas] = []
        kosong: list[Ringkas] = []
        for satu in ringkas:
            data = isi.get(satu.uid)
            if data is None:  # vanished meanwhile
                continue
            nama = nama_surat(satu, data)
            surat = baca_surat(data, nama, self._syarat.zona)
            if surat.lampiran or surat.temuan or surat.pantulan:
                nama = self._simpan(surat, nama, data, satu)
                (simpan if surat.lampiran else []).append((satu, nama))
                rusak += [] if surat.lampiran else [satu]
                self._laporan.diambil.append(nama)
            else:
                kosong.append(satu)
                if surat.kosong and self._syarat.kenal(surat.pengirim):
                    surat.nama = surat.hal or nama
                    self._laporan.temuan.append(surat.tanpa_formulir())
        self._laporan.tanpa_formulir += len(kosong)
        self._catat(kotak, [s.uid for s, _ in simpan], DIAMBIL, dict(_bernama(simpan)))
        self._catat(kotak, [s.uid for s in rusak], TIDAK_TERBACA)
        self._catat(kotak, [s.uid for s in kosong], TANPA_FORMULIR)
        if simpan and not self._syarat.kering:
            self._tandai(kotak, [s.uid for s, _ in simpan])
        self._tuntas(kotak, [satu.uid for satu in ringkas])

    def _simpan(self, surat: SuratMasuk, nama: str, data: bytes, satu: Ringkas) -> str:
        """The mail into ``masuk`` and its workbooks into the archive; gives the file's name.

        A mail that is there already, perhaps under another number of the mailbox, stays one file.
        """
        if self._syarat.kering:
            return nama
        there = self._tersimpan.get(sidik_surat(data))
        if there is None:
            tulis_surat(self._syarat.masuk / nama, data)
            self._tersimpan[sidik_surat(data)] = nama
            if satu.tiba is not None:
                moment = satu.tiba.timestamp()
                os.utime(self._syarat.masuk / nama, (moment, moment))
        for lampiran in surat.lampiran:
            store(lampiran.data, lampiran.nama, self._syarat.arsip)
        return there or nama

    def _tandai(self, kotak: Kotak, uids: Sequence[int]) -> None:
        if rinci := kotak.tandai(uids):
            self._sekali_saja("M32", str(len(uids)), rinci)
        elif self._syarat.pindah_ke and (rinci := kotak.pindahkan(uids, self._syarat.pindah_ke)):
            self._sekali_saja("M31", self._syarat.pindah_ke, rinci)

    def _sekali_saja(self, kode: str, nilai: str, rinci: str) -> None:
        if kode not in self._kunci_pesan:
            self._kunci_pesan.add(kode)
            self._laporan.temuan.append(make(kode, Place(), nilai=nilai, rinci=rinci))

    def _catat(
        self, kotak: Kotak, uids: Sequence[int], hasil: str, berkas: dict[int, str] | None = None
    ) -> None:
        if uids and not self._syarat.kering:
            self._catatan.tambah(
                Dilihat(kotak.identitas, kotak.validitas, uid, hasil, (berkas or {}).get(uid, ""))
                for uid in uids
            )

    def _tuntas(self, kotak: Kotak, uids: Iterable[int]) -> None:
        self._selesai |= {(kotak.validitas, uid) for uid in uids}
        done = len(self._selesai)
        self._laporan.sisa = max(0, self._laporan.dilihat - done)
        self._kemajuan(done, self._laporan.dilihat, "Membaca kotak surat")


def _bernama(simpan: Iterable[tuple[Ringkas, str]]) -> Iterator[tuple[int, str]]:
    return ((satu.uid, nama) for satu, nama in simpan)


def _potong(uids: Sequence[int], banyak: int) -> Iterator[Sequence[int]]:
    return (uids[i : i + banyak] for i in range(0, len(uids), banyak))


def _menurut_ukuran(ringkas: Sequence[Ringkas]) -> Iterator[list[Ringkas]]:
    """Groups that are small in number and in bytes; a big mail goes alone."""
    group: list[Ringkas] = []
    size = 0
    for satu in ringkas:
        if group and (len(group) >= SEKALI_AMBIL or size + satu.ukuran > SEKALI_AMBIL_BYTE):
            yield group
            group, size = [], 0
        group.append(satu)
        size += satu.ukuran
    if group:
        yield group
