"""Numbers as people type them → raw text, value, unit hint, how it was read, and what is doubtful.

Nothing is guessed in silence: a doubtful reading carries a finding, and what cannot be read stays
None. Codes: ``lkjip.findings.numbers``.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import date, time
from decimal import Decimal

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers import patterns as pola
from lkjip.measure.numbers import token as bilangan
from lkjip.measure.numbers import units as unit
from lkjip.measure.numbers.evidence import Kebiasaan, putuskan
from lkjip.measure.numbers.format import angka_pas
from lkjip.measure.numbers.outcome import KOSONG, SEL_ANGKA, TIDAK_TERBACA, Bacaan
from lkjip.measure.numbers.quantity import Peringkat, Rentang
from lkjip.measure.numbers.ranks import TABEL_ORDINAL, TabelOrdinal, cari_peringkat
from lkjip.measure.numbers.status import Status

__all__ = ["Bacaan", "baca_angka"]


@dataclass(frozen=True, slots=True)
class _Konteks:
    """What surrounds the cell that is being read."""

    mentah: str
    satuan: str
    bukti: Sequence[object]
    target: Decimal | None
    place: Place | None
    gaya: Kebiasaan | None
    ordinal: Sequence[TabelOrdinal]

    def temuan(self, kode: str, **nilai: object) -> Finding:
        return make(kode, self.place, nilai=self.mentah.strip(), **nilai)

    def gagal(self, kode: str, **nilai: object) -> Bacaan:
        return Bacaan(self.mentah, None, self.satuan, TIDAK_TERBACA, (self.temuan(kode, **nilai),))


def baca_angka(
    mentah: object,
    *,
    satuan: str = "",
    bukti: Sequence[object] = (),
    target: Decimal | None = None,
    place: Place | None = None,
    gaya: Kebiasaan | None = None,
    ordinal: Sequence[TabelOrdinal] = TABEL_ORDINAL,
) -> Bacaan:
    """Read one cell.

    ``bukti`` are the other raw values of the row or column, ``target`` the target already read,
    ``gaya`` the habit of the column: only they and ``satuan`` decide an ambiguous "1.234". A blank
    cell gives ``cara`` "kosong" and no finding: whether it may be blank is the caller's to say.

    >>> baca_angka("Rp194.425.000,-").nilai, baca_angka("95,20 %").nilai
    (Decimal('194425000'), Decimal('95.20'))
    >>> baca_angka("3.066", satuan="Dokumen").nilai, baca_angka("3.066").nilai
    (Decimal('3066'), None)
    """
    teks = "" if mentah is None else str(mentah)
    k = _Konteks(teks, satuan, bukti, target, place, gaya, ordinal)
    if isinstance(mentah, bool | date | time):
        return k.gagal("N13")
    if isinstance(mentah, int | float | Decimal):
        return _dari_sel(mentah, k)
    return _dari_teks(pola.rapikan(teks), k)


def _dari_sel(mentah: int | float | Decimal, k: _Konteks) -> Bacaan:
    angka = Decimal(repr(mentah)) if isinstance(mentah, float) else Decimal(mentah)
    if angka.is_nan():
        return Bacaan("", None, k.satuan, KOSONG)
    if not angka.is_finite():
        return k.gagal("N01")
    temuan: tuple[Finding, ...] = ()
    if unit.persen(k.satuan) and 0 < abs(angka) < 1:
        temuan = (k.temuan("N07", kali=angka_pas(angka * 100), asli=angka_pas(angka)),)
    return Bacaan(k.mentah, angka, k.satuan, SEL_ANGKA, temuan)


def _dari_teks(t: str, k: _Konteks) -> Bacaan:
    if not t:
        return Bacaan(k.mentah, None, k.satuan, KOSONG)
    if m := pola.POLOS.fullmatch(pola.EKOR_RUPIAH.sub("", t)):
        return _token(m["n"], k, satuan="%" if m["p"] else "Rp" if m["rp"] else "")
    if pola.GALAT.fullmatch(t):
        return k.gagal("N06")
    if pola.GARIS.fullmatch(t):
        return k.gagal("N05")
    for baca in (_status, _kurung, _berlabel, _rentang, _pembanding, _kelipatan, _bersisa):
        hasil = baca(t, k)
        if hasil is not None:
            return hasil
    return k.gagal("N08" if len(pola.TOKEN.findall(t)) > 1 else "N01")


def _status(t: str, k: _Konteks) -> Bacaan | None:
    if t[0].isdigit():
        return None
    for p, status in (
        (pola.NIHIL, Status.NIHIL),
        (pola.BELUM, Status.BELUM_RILIS),
        (pola.TIDAK, Status.TIDAK_DIUKUR),
    ):
        if p.fullmatch(t):
            return Bacaan(k.mentah, None, k.satuan, f"status: {status.value}", status=status)
    return None


def _kurung(t: str, k: _Konteks) -> Bacaan | None:
    if m := pola.KURUNG_GANDA.fullmatch(t):
        return _token(f"-{m['n'].lstrip('-')}", k, cara="kurung ganda: negatif", kode="N11")
    if m := pola.KURUNG_TAMPIL.fullmatch(t):
        return _token(m["n"], k, satuan="%" if m["p"] or m["q"] else "", cara="kurung tampilan")
    return k.gagal("N10") if pola.KURUNG_RAPAT.fullmatch(t) else None


def _berlabel(t: str, k: _Konteks) -> Bacaan | None:
    if m := pola.BERLABEL.fullmatch(t):
        isi = _token(m["n"], k, satuan="%" if m["p"] else "", cara="angka dalam kurung")
        return replace(isi, kasar=_kasar(m["label"].strip(), k))
    if m := pola.TINGKAT.fullmatch(t):
        return _token(m["n"], k, cara="angka setelah kata tingkat")
    if m := pola.TINGKAT_ROMAWI.fullmatch(t):
        nilai = Decimal(pola.ROMAWI[m["n"].upper()])
        return Bacaan(k.mentah, nilai, k.satuan, "tingkat dengan angka Romawi")
    peringkat = cari_peringkat(t, k.ordinal)
    if peringkat is None:
        return None
    return Bacaan(k.mentah, None, k.satuan, f"peringkat {peringkat.jenis}", bentuk=peringkat)


def _kasar(label: str, k: _Konteks) -> Decimal | Peringkat | None:
    """The rank or level that a label before brackets names."""
    m = pola.TINGKAT.fullmatch(label)
    if m is not None and m["n"].isdigit():
        return Decimal(m["n"])
    return cari_peringkat(label, k.ordinal)


def _rentang(t: str, k: _Konteks) -> Bacaan | None:
    m = pola.RENTANG.fullmatch(t)
    if m is None:
        return None
    a, b = (_token(m[sisi], k) for sisi in "ab")
    if a.nilai is None or b.nilai is None or a.nilai > b.nilai:
        return k.gagal("N08")
    bentuk = Rentang(a.nilai, b.nilai)
    satuan_teks = (m["u"] or k.satuan).strip()
    return Bacaan(k.mentah, None, satuan_teks, "rentang", a.temuan + b.temuan, bentuk)


def _pembanding(t: str, k: _Konteks) -> Bacaan | None:
    m = pola.PEMBANDING.fullmatch(t)
    if m is None:
        return None
    return _token(m["n"], k, satuan=(m["u"] or "").strip(), cara="angka dengan tanda", kode="N15")


def _kelipatan(t: str, k: _Konteks) -> Bacaan | None:
    m = pola.KELIPATAN.fullmatch(t)
    if m is None or (m["k"].casefold() == "m" and not (m["rp"] or unit.uang(k.satuan))):
        return None
    pokok = _token(m["n"], k)
    if pokok.nilai is None:
        return pokok
    nilai = pokok.nilai * pola.NILAI_KELIPATAN[m["k"].casefold()]
    temuan = (*pokok.temuan, k.temuan("N17", dibaca=angka_pas(nilai)))
    satuan_teks = "Rp" if m["rp"] else (m["u"] or k.satuan).strip()
    return Bacaan(k.mentah, nilai, satuan_teks, "kelipatan", temuan)


def _bersisa(t: str, k: _Konteks) -> Bacaan | None:
    """A number followed by its unit ("30 Lembaga") or by a remark in brackets."""
    m = pola.BERSISA.fullmatch(t)
    if m is None:
        return None
    catatan = pola.KETERANGAN.search(m["sisa"])
    satuan_teks = (m["sisa"][: catatan.start()] if catatan else m["sisa"]).strip()
    if pola.TOKEN.search(satuan_teks):
        return k.gagal("N08")
    satuan_teks = "%" if m["p"] else satuan_teks
    if catatan is None:
        return _token(m["n"], k, satuan=satuan_teks, cara="angka diikuti satuan")
    return _token(
        m["n"],
        k,
        satuan=satuan_teks,
        cara="angka diikuti keterangan",
        kode="N09",
        keterangan=catatan["isi"].strip(),
    )


def _token(
    token: str, k: _Konteks, *, satuan: str = "", cara: str = "", kode: str = "", **isi: object
) -> Bacaan:
    """One number token in its surroundings; ``kode`` adds a finding about the surroundings."""
    u = bilangan.urai(token)
    if u is None:
        return k.gagal("N01")
    satuan_nilai = satuan or k.satuan
    if u.ribuan is not None:
        nilai, temuan, cara_token = _yang_ragu(u, satuan_nilai, k)
    else:
        nilai, temuan, cara_token = u.nilai, (), u.cara
        if u.cara in (bilangan.INGGRIS, bilangan.SPASI):
            temuan = (k.temuan("N12", dibaca=angka_pas(nilai), cara=u.cara),)
    if nilai is not None and kode:
        temuan = (*temuan, k.temuan(kode, dibaca=angka_pas(nilai), **isi))
    return Bacaan(k.mentah, nilai, satuan_nilai, cara or cara_token, temuan)


def _yang_ragu(
    u: bilangan.Urai, satuan_nilai: str, k: _Konteks
) -> tuple[Decimal | None, tuple[Finding, ...], str]:
    """Value, findings and way of reading of a token that has two readings."""
    putusan = putuskan(u, satuan_nilai=satuan_nilai, target=k.target, bukti=k.bukti, gaya=k.gaya)
    if u.cara == bilangan.RAGU_KOMA:
        if putusan is None or putusan[0] == u.desimal:
            return u.desimal, (), bilangan.KOMA
        temuan = k.temuan("N12", dibaca=angka_pas(u.ribuan), cara=f"koma ribuan: {putusan[1]}")
        return u.ribuan, (temuan,), bilangan.INGGRIS
    if putusan is None:
        isi = {"ribuan": angka_pas(u.ribuan), "desimal": angka_pas(u.desimal)}
        return None, (k.temuan("N04", **isi),), bilangan.RAGU
    nilai, alasan = putusan
    kode, cara = ("N02", bilangan.RIBUAN) if nilai == u.ribuan else ("N03", bilangan.TITIK)
    return nilai, (k.temuan(kode, dibaca=angka_pas(nilai), alasan=alasan),), cara
