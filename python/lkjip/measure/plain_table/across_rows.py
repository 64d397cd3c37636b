"""Findings of a plain table that need more than one row: categories in use, two directions."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from lkjip.findings import Finding, Place, make
from lkjip.measure.cross_checks.lists import Sebutan, periksa_ganda
from lkjip.measure.numbers.format import angka_id
from lkjip.measure.plain_table.row import HasilBaris, Masukan
from lkjip.measure.rules.category import Skala
from lkjip.measure.rules.rule import kenali_arah


def temuan_kategori(
    sel: Sequence[Mapping[str, str]],
    hasil: Sequence[HasilBaris],
    tempat: Sequence[Place],
    skala: Skala,
) -> list[tuple[Finding, ...]]:
    """A printed category against the computed one, for offices that do use this scale.

    An office uses it when its printed names are of the scale and most of them agree with it.
    """
    nama = {n.casefold(): n for n in skala.nama_kategori}
    tercetak = [nama.get(" ".join(s.get("kategori_klaim", "").split()).casefold(), "") for s in sel]
    setuju: dict[str, list[bool]] = {}
    for s, h, k in zip(sel, hasil, tercetak, strict=True):
        if k and h.kategori:
            setuju.setdefault(s.get("instansi", ""), []).append(k == h.kategori)
    temuan: list[tuple[Finding, ...]] = []
    for s, h, k, p in zip(sel, hasil, tercetak, tempat, strict=True):
        suara = setuju.get(s.get("instansi", ""), [])
        if not k or not h.kategori or k == h.kategori or 2 * sum(suara) <= len(suara):
            temuan.append(())
            continue
        celah = skala.catatan_celah(h.capaian.nilai, p)
        isi = {"nilai": k, "dihitung": h.kategori, "capaian": angka_id(h.capaian.nilai)}
        temuan.append(celah or (make("C24", p, skala=skala.nama, **isi),))
    return temuan


def temuan_dua_arah(
    sel: Sequence[Mapping[str, str]], masukan: Sequence[Masukan], tempat: Sequence[Place]
) -> dict[str, tuple[Finding, ...]]:
    """By row: an indicator that has another direction elsewhere in the same office's rows.

    Two values of one name are no finding here: a plain table may repeat a name on several levels.
    """
    sebutan = (
        Sebutan(m.indikator, s.get("instansi", ""), 0, None, kenali_arah(m.arah_tertulis), p)
        for s, m, p in zip(sel, masukan, tempat, strict=True)
        if m.indikator.strip()
    )
    hasil: dict[str, tuple[Finding, ...]] = {}
    for t in periksa_ganda(sebutan):
        hasil[t.sel] = (*hasil.get(t.sel, ()), t)
    return hasil
