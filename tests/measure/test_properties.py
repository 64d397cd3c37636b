"""Laws that hold for all figures, tried on figures nobody thought of."""

from __future__ import annotations

import random
from decimal import Decimal

from hypothesis import assume, example, given
from hypothesis import strategies as st

from lkjip.measure.numbers.format import angka_id, angka_pas, bulat, persen_id, rupiah
from lkjip.measure.numbers.quantity import Rentang
from lkjip.measure.numbers.reading import baca_angka
from lkjip.measure.plain_table.claim import baca_klaim, cocok
from lkjip.measure.plain_table.row import Masukan, hitung_baris
from lkjip.measure.plain_table.table import hitung_tabel
from lkjip.measure.rules.budget import efisiensi, ne_pmk, serapan
from lkjip.measure.rules.capaian import akumulasikan, hitung_capaian
from lkjip.measure.rules.category import SKALA_BAWAAN, Skala
from lkjip.measure.rules.rollup import Butir, Keluaran, gabung_keluaran, rata_capaian
from lkjip.measure.rules.rollup_chain import Daun, gulung_pohon
from lkjip.measure.rules.rule import Akumulasi, Arah, Aturan, Rumus


def desimal(bawah: int, atas: int, digit: int = 4) -> st.SearchStrategy[Decimal]:
    return st.decimals(bawah, atas, allow_nan=False, allow_infinity=False, places=digit)


POSITIF = desimal(0, 10**6).filter(lambda x: x > 0)
NOL_KE_ATAS = desimal(0, 10**6)
SEMUA = desimal(-(10**6), 10**6)
ATURAN = st.builds(Aturan, st.sampled_from(Arah), st.sampled_from(Rumus))
PERSEN = desimal(0, 300)


@given(POSITIF, SEMUA, SEMUA)
def test_more_is_never_worse_when_up_is_good(t: Decimal, a: Decimal, b: Decimal) -> None:
    rendah, tinggi = sorted((a, b))
    x, y = (hitung_capaian(t, r, Aturan()).nilai for r in (rendah, tinggi))
    assert x is not None and y is not None and x <= y


@given(NOL_KE_ATAS, NOL_KE_ATAS, NOL_KE_ATAS, st.sampled_from(Rumus))
def test_more_is_never_better_when_down_is_good(
    t: Decimal, a: Decimal, b: Decimal, rumus: Rumus
) -> None:
    rendah, tinggi = sorted((a, b))
    aturan = Aturan(Arah.TURUN, rumus)
    x, y = (hitung_capaian(t, r, aturan).nilai for r in (rendah, tinggi))
    assume(x is not None and y is not None)
    assert x is not None and y is not None and x >= y


@given(POSITIF, POSITIF, SEMUA, SEMUA)
def test_more_is_never_worse_under_a_range_when_up_is_good(
    p: Decimal, q: Decimal, a: Decimal, b: Decimal
) -> None:
    target = Rentang(*sorted((p, q)))
    rendah, tinggi = sorted((a, b))
    x, y = (hitung_capaian(target, r, Aturan()).nilai for r in (rendah, tinggi))
    assert x is not None and y is not None and x <= y


@given(SEMUA | st.builds(lambda a, b: Rentang(*sorted((a, b))), SEMUA, SEMUA), SEMUA, ATURAN)
def test_no_capaian_is_negative_and_a_missing_one_says_why(
    t: Decimal | Rentang, r: Decimal, aturan: Aturan
) -> None:
    c = hitung_capaian(t, r, aturan)
    if c.nilai is None:
        assert c.temuan and c.formula == ""
    else:
        assert c.nilai >= 0 and c.formula


@given(POSITIF, ATURAN)
def test_the_target_met_exactly_is_100(t: Decimal, aturan: Aturan) -> None:
    assert hitung_capaian(t, t, aturan).nilai == 100


@given(POSITIF, NOL_KE_ATAS)
def test_to_stay_put_is_never_above_100(t: Decimal, r: Decimal) -> None:
    nilai = hitung_capaian(t, r, Aturan(Arah.TETAP)).nilai
    assert nilai is not None and nilai <= 100


@given(st.sampled_from(SKALA_BAWAAN), desimal(-50, 300), desimal(-50, 300))
def test_a_higher_value_never_has_a_lower_category(skala: Skala, a: Decimal, b: Decimal) -> None:
    urutan = skala.nama_kategori
    rendah, tinggi = sorted((a, b))
    assert urutan.index(skala.kategori(rendah)) >= urutan.index(skala.kategori(tinggi))


@given(st.lists(st.tuples(POSITIF, NOL_KE_ATAS), min_size=1, max_size=20), st.randoms())
def test_the_order_of_rows_changes_no_roll_up(
    isi: list[tuple[Decimal, Decimal]], acak: random.Random
) -> None:
    def semua(baris: list[tuple[int, tuple[Decimal, Decimal]]]) -> tuple[object, ...]:
        for satuan in ("Dokumen", "%"):
            keluaran = [Keluaran(str(i), t, r, satuan) for i, (t, r) in baris]
            butir = [
                Butir(k.nama, r / t * 100) for k, (_, (t, r)) in zip(keluaran, baris, strict=True)
            ]
            bobot = {str(i): Decimal(i + 1) for i, _ in baris}
            daun = [Daun((k.nama[-1:], k.nama), k) for k in keluaran]
            hasil.append(gabung_keluaran(keluaran).nilai)
            hasil.append(rata_capaian(butir).nilai)
            hasil.append(rata_capaian(butir, bobot).nilai)
            hasil.append(gulung_pohon(daun)[()].nilai)
        return tuple(hasil)

    hasil: list[object] = []
    urut = list(enumerate(isi))
    pertama = semua(urut)
    hasil = []
    acak.shuffle(urut)
    assert semua(urut) == pertama


RUPIAH = st.integers(0, 10**13).map(Decimal)


@given(st.lists(st.tuples(RUPIAH, RUPIAH), min_size=1, max_size=30), st.integers(0, 30))
def test_the_parts_of_a_budget_make_the_whole(
    pos: list[tuple[Decimal, Decimal]], potong: int
) -> None:
    def jumlah(bagian: list[tuple[Decimal, Decimal]]) -> tuple[Decimal, Decimal]:
        return sum((p for p, _ in bagian), Decimal(0)), sum((r for _, r in bagian), Decimal(0))

    bagian = [jumlah(pos[:potong]), jumlah(pos[potong:])]
    utuh = serapan([p for p, _ in pos], [r for _, r in pos])
    assert serapan([p for p, _ in bagian], [r for _, r in bagian]) == utuh


@given(PERSEN, PERSEN)
def test_ne_grows_with_efisiensi_and_stays_a_percentage(a: Decimal, b: Decimal) -> None:
    rendah, tinggi = sorted((efisiensi(a, b) or Decimal(0), efisiensi(b, a) or Decimal(0)))
    x, y = ne_pmk(rendah), ne_pmk(tinggi)
    assert x is not None and y is not None and 0 <= x <= y <= 100


@given(SEMUA)
@example(Decimal("-0.004"))
@example(Decimal("1234.5"))
def test_what_is_printed_with_decimals_is_read_back(x: Decimal) -> None:
    for teks in (angka_id(x), persen_id(x)):
        b = baca_angka(teks)
        assert (b.nilai, b.temuan) == (bulat(x), ())


@given(st.integers(-(10**13), 10**13))
def test_rupiah_that_are_printed_are_read_back(x: int) -> None:
    teks = rupiah(Decimal(x))
    assert baca_angka(teks.removeprefix("-"), satuan="Rp").nilai == abs(x)


@given(st.integers(0, 10**9))
def test_a_count_that_is_printed_is_read_back_with_its_unit(x: int) -> None:
    assert baca_angka(angka_pas(Decimal(x)), satuan="Dokumen", target=Decimal(x)).nilai == x


@given(st.lists(desimal(0, 1000) | st.none(), max_size=4), st.sampled_from(Akumulasi))
def test_the_year_lies_within_its_quarters_or_is_their_sum(
    tw: list[Decimal | None], mode: Akumulasi
) -> None:
    ada = [x for x in tw if x is not None]
    tahun = akumulasikan(tw, mode)
    if not ada:
        assert tahun is None
    elif mode is Akumulasi.JUMLAH:
        assert tahun == sum(ada)
    else:
        assert tahun is not None and min(ada) <= tahun <= max(ada)


@given(PERSEN, st.integers(0, 4))
def test_a_rounded_capaian_always_reproduces(x: Decimal, desimal_cetak: int) -> None:
    klaim = baca_klaim(angka_id(x, desimal_cetak).replace(".", ""), penuh=True)
    assert klaim is not None and cocok(x, klaim)


@given(st.text(max_size=40), st.text(max_size=20), st.text(max_size=40), st.text(max_size=20))
@example("-", "%", "( (", "#REF!")
@example("1e99", "Rp", "Rp1 M", "٣")
def test_no_text_in_a_cell_stops_a_row(
    target: str, satuan: str, realisasi: str, klaim: str
) -> None:
    h = hitung_baris(Masukan(satuan=satuan, target=target, realisasi=realisasi, klaim=klaim))
    assert h.capaian.nilai is not None or h.temuan


SEL = st.text(alphabet="0123456789.,-%()# ABRplev", max_size=30)


@given(st.lists(st.tuples(SEL, SEL, SEL), max_size=8))
def test_every_row_comes_out_with_the_same_columns(isi: list[tuple[str, str, str]]) -> None:
    kolom = ("target", "realisasi", "capaian_published")
    hasil = hitung_tabel(kolom, [dict(zip(kolom, b, strict=True)) for b in isi])
    assert [tuple(b[k] for k in kolom) for b in hasil.baris] == isi
    assert all(tuple(b) == hasil.kolom for b in hasil.baris)
    assert all(b["capaian"] or b["catatan"] for b in hasil.baris)
