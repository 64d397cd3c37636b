"""Cross-checks over many rows: the same indicator with two values or two directions."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from lkjip.findings import Finding, Place, make
from lkjip.measure.numbers.quantity import Ukuran, tulis
from lkjip.measure.rules.rule import Arah


@dataclass(frozen=True, slots=True)
class Sebutan:
    """One place where an indicator is named: its value of one kind, in one year.

    ``lingkup`` keeps apart what may differ: two units may report the same indicator with two
    values; one unit may not.
    """

    nama: str
    lingkup: str
    tahun: int
    nilai: Ukuran | None
    arah: Arah | None = None
    place: Place | None = None


def kunci_nama(nama: str) -> str:
    """A name without case, spaces and line-break damage ("Pelay anan" = "Pelayanan")."""
    return "".join(c for c in nama.casefold() if c.isalnum())


def periksa_ganda(sebutan: Iterable[Sebutan]) -> Iterator[Finding]:
    """A finding at every mention that differs from the first one of the same indicator and year."""
    kelompok: dict[tuple[str, str, int], list[Sebutan]] = defaultdict(list)
    for s in sebutan:
        kelompok[(kunci_nama(s.nama), s.lingkup, s.tahun)].append(s)
    for isi in kelompok.values():
        yield from _nilai_ganda(isi)
        yield from _arah_ganda(isi)


def _nilai_ganda(isi: list[Sebutan]) -> Iterator[Finding]:
    bernilai = [s for s in isi if s.nilai is not None]
    for s in bernilai[1:]:
        pertama = bernilai[0]
        if s.nilai is not None and pertama.nilai is not None and s.nilai != pertama.nilai:
            yield make(
                "C11",
                s.place,
                nilai=tulis(s.nilai),
                lain=tulis(pertama.nilai),
                di=_di(pertama.place),
                nama=s.nama,
            )


def _arah_ganda(isi: list[Sebutan]) -> Iterator[Finding]:
    berarah = [s for s in isi if s.arah is not None]
    for s in berarah[1:]:
        pertama = berarah[0]
        if s.arah is not None and pertama.arah is not None and s.arah is not pertama.arah:
            yield make(
                "C12",
                s.place,
                nilai=s.arah.value,
                lain=pertama.arah.value,
                di=_di(pertama.place),
                nama=s.nama,
            )


def _di(place: Place | None) -> str:
    if place is None:
        return "tempat lain"
    alamat = "!".join(x for x in (place.lembar, place.sel) if x)
    return " ".join(x for x in (place.berkas, alamat) if x) or "tempat lain"
