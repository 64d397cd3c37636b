"""Roll-ups: pooled outputs, means, weights, the tree. Figures of real reports name their source."""

from __future__ import annotations

from decimal import Decimal

import pytest

from lkjip.measure.numbers.format import bulat
from lkjip.measure.numbers.status import Status
from lkjip.measure.rules.rollup import (
    GABUNGAN,
    RATA,
    RATA_BERBOBOT,
    TANPA_NILAI,
    Butir,
    Keluaran,
    gabung_keluaran,
    rata_capaian,
)
from lkjip.measure.rules.rollup_chain import Daun, gulung_pohon

D = Decimal


def keluaran(nama: str, target: int, realisasi: int, satuan: str = "Dokumen") -> Keluaran:
    return Keluaran(nama, D(target), D(realisasi), satuan)


# Formulir E.60, Evaluasi RKPD Kota Probolinggo Triwulan II 2024, p. 46, programme 4.01.02.
TATA_PEMERINTAHAN = [
    keluaran("0001", 7, 5, "Dokumen"),
    keluaran("0002", 3, 2, "Kegiatan"),
    keluaran("0003", 7, 3, "Kegiatan"),
]
KESRA = [keluaran("0001", 8, 4), keluaran("0002", 5, 3), keluaran("0003", 2, 2)]
HUKUM = [
    keluaran("0001", 375, 306, "Produk Hukum"),
    keluaran("0002", 65, 22, "Kasus"),
    keluaran("0003", 370, 297, "Produk Hukum"),
]
KERJA_SAMA = [keluaran("0001", 41, 37, "Naskah Kerjasama")]


def test_kegiatan_administrasi_tata_pemerintahan_is_58_82_pooled() -> None:
    g = gabung_keluaran(TATA_PEMERINTAHAN)
    assert g.nilai is not None and bulat(g.nilai) == D("58.82")
    assert (g.cara, g.formula) == (GABUNGAN, "(5 + 2 + 3) / (7 + 3 + 7) × 100")


def test_a_single_output_needs_no_brackets() -> None:
    assert gabung_keluaran([keluaran("a", 41, 37)]).formula == "37 / 41 × 100"


def test_programme_4_01_02_is_71_56_as_the_mean_of_its_kegiatan() -> None:
    cabang = {
        "2.01": TATA_PEMERINTAHAN,
        "2.02": KESRA,
        "2.03": HUKUM,
        "2.04": KERJA_SAMA,
    }
    daun = [
        Daun(("Setda", "4.01.02", kegiatan), k) for kegiatan, isi in cabang.items() for k in isi
    ]
    # The office adds "produk hukum" and "kasus": its own choice for this kegiatan.
    pohon = gulung_pohon(daun, cara={("Setda", "4.01.02", "2.03"): GABUNGAN})
    tercetak = {"2.01": "58.82", "2.02": "60.00", "2.03": "77.16", "2.04": "90.24"}
    for kegiatan, nilai in tercetak.items():
        hasil = pohon[("Setda", "4.01.02", kegiatan)].nilai
        assert hasil is not None and bulat(hasil) == D(nilai)
    program = pohon[("Setda", "4.01.02")]
    assert program.nilai is not None and bulat(program.nilai) == D("71.56")
    assert program.cara == RATA
    assert pohon[()].nilai == program.nilai


def test_an_output_without_a_target_this_year_does_not_stop_the_pooling() -> None:
    g = gabung_keluaran([keluaran("a", 10, 5), keluaran("b", 0, 1)])
    assert (g.nilai, g.cara) == (60, GABUNGAN)


def test_units_that_differ_are_averaged_and_it_says_so() -> None:
    g = gabung_keluaran([keluaran("a", 10, 5, "Orang"), keluaran("b", 4, 4, "Dokumen")])
    assert (g.nilai, g.cara, g.formula) == (75, RATA, "(50 + 100) / 2")


def test_the_office_may_choose_to_average_what_could_be_pooled() -> None:
    isi = [keluaran("a", 10, 5), keluaran("b", 2, 2)]
    assert gabung_keluaran(isi).nilai == D(7) / 12 * 100
    assert gabung_keluaran(isi, cara=RATA).nilai == 75


def test_percentages_and_indices_are_never_pooled_not_even_on_request() -> None:
    for satuan in ("%", "Persen", "Indeks", "Level"):
        isi = [keluaran("a", 100, 50, satuan), keluaran("b", 50, 50, satuan)]
        for cara in ("", GABUNGAN):
            assert (gabung_keluaran(isi, cara=cara).cara, gabung_keluaran(isi).nilai) == (RATA, 75)


def test_outputs_without_figures_leave_and_are_listed() -> None:
    isi = [
        keluaran("a", 10, 5),
        Keluaran("b", D(4), None, "Dokumen"),
        Keluaran("c", D(4), None, "Dokumen", status=Status.BELUM_RILIS),
        Keluaran("d", D(4), D(4), "Dokumen", status=Status.TIDAK_DIUKUR),
    ]
    g = gabung_keluaran(isi)
    assert (g.nilai, g.dipakai) == (50, ("a",))
    assert g.keluar == (("b", "tanpa nilai"), ("c", "belum rilis"), ("d", "tidak diukur"))


def test_nihil_stays_and_counts_as_zero() -> None:
    isi = [keluaran("a", 10, 10), Keluaran("b", D(10), None, "Dokumen", status=Status.NIHIL)]
    assert gabung_keluaran(isi).nilai == 50


def test_nothing_gives_no_value() -> None:
    for hasil in (gabung_keluaran([]), rata_capaian([]), rata_capaian([Butir("a", None)])):
        assert (hasil.nilai, hasil.cara) == (None, TANPA_NILAI)


def test_outputs_whose_targets_are_all_zero_have_no_value() -> None:
    assert gabung_keluaran([keluaran("a", 0, 0), keluaran("b", 0, 3)]).nilai is None


def test_the_mean_leaves_out_what_was_not_released_and_lists_it() -> None:
    butir = [
        Butir("IKM", D(98)),
        Butir("LPPD", None, Status.BELUM_RILIS),
        Butir("SPBE", D(102)),
        Butir("SAKIP", D(100), Status.TIDAK_DIUKUR),
    ]
    g = rata_capaian(butir)
    assert (g.nilai, g.dipakai) == (100, ("IKM", "SPBE"))
    assert g.keluar == (("LPPD", "belum rilis"), ("SAKIP", "tidak diukur"))


def test_sasaran_of_inspektorat_jombang_is_97_51() -> None:
    # LKjIP Inspektorat Jombang 2022, table 3.3: (94,24 + 100 + 98,30) / 3 printed 97,51.
    g = rata_capaian([Butir("SPIP", D("94.24")), Butir("APIP", D(100)), Butir("AKIP", D("98.30"))])
    assert g.nilai is not None and bulat(g.nilai) == D("97.51")
    assert g.formula == "(94,24 + 100 + 98,3) / 3"


def test_weights_count_only_for_members_that_have_a_value() -> None:
    bobot = {"a": D(3), "b": D(1), "c": D(6)}
    g = rata_capaian([Butir("a", D(100)), Butir("b", D(60)), Butir("c", None)], bobot)
    assert (g.nilai, g.cara, g.formula) == (90, RATA_BERBOBOT, "(3 × 100 + 1 × 60) / 4")


def test_a_member_without_weight_leaves_and_is_a_finding() -> None:
    g = rata_capaian([Butir("a", D(100)), Butir("b", D(60))], {"a": D(1), "b": D(0)})
    assert (g.nilai, g.keluar) == (100, (("b", "tanpa bobot"),))
    assert [t.kode for t in g.temuan] == ["C23"]


def test_the_cap_holds_members_not_the_value_they_keep() -> None:
    butir = [Butir("a", D(200)), Butir("b", D(50))]
    assert rata_capaian(butir).nilai == 125
    assert rata_capaian(butir, batas=D(100)).nilai == 75
    assert butir[0].capaian == 200


def test_the_tree_has_a_value_on_every_level() -> None:
    daun = [
        Daun(("u1", "s1", "p1", "k1"), keluaran("a", 10, 5)),
        Daun(("u1", "s1", "p1", "k2"), keluaran("b", 10, 10)),
        Daun(("u1", "s2", "p2", "k3"), keluaran("c", 10, 0)),
        Daun(("u2", "s3", "p3", "k4"), Keluaran("d", D(1), None, "Dok")),
    ]
    pohon = gulung_pohon(daun)
    assert pohon[("u1", "s1", "p1")].nilai == 75
    assert pohon[("u1",)].nilai == D("37.5")
    assert pohon[("u2",)].nilai is None
    assert pohon[()].nilai == D("37.5")
    assert pohon[()].keluar == (("u2", "tanpa nilai"),)


def test_weights_of_the_tree_hold_among_siblings_that_all_have_one() -> None:
    daun = [
        Daun(("u", "p1"), keluaran("a", 10, 10)),
        Daun(("u", "p2"), keluaran("b", 10, 5)),
    ]
    assert gulung_pohon(daun, bobot={("u", "p1"): D(3), ("u", "p2"): D(1)})[()].nilai == D("87.5")
    assert gulung_pohon(daun, bobot={("u", "p1"): D(3)})[()].nilai == 75


def test_paths_of_different_lengths_are_refused() -> None:
    with pytest.raises(ValueError, match="different lengths"):
        gulung_pohon([Daun(("a",), keluaran("x", 1, 1)), Daun(("a", "b"), keluaran("y", 1, 1))])


def test_an_empty_tree_is_empty() -> None:
    assert gulung_pohon([]) == {}


def test_long_sums_are_counted_not_written_out() -> None:
    g = gabung_keluaran([keluaran(str(i), 2, 1) for i in range(40)])
    assert g.formula == "40 (jumlah 40 keluaran) / 80 (jumlah 40 keluaran) × 100"
