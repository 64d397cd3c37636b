"""The shipped example, written once for all tests that only read it."""

import pytest
from tests.report import contoh

from lkjip.report.bahan import BahanLaporan
from lkjip.report.susun import Hasil, susun


@pytest.fixture(scope="session")
def bahan() -> BahanLaporan:
    return contoh.bahan()


@pytest.fixture(scope="session")
def hasil(bahan: BahanLaporan) -> Hasil:
    return susun(bahan, contoh.TEMPLAT, 1, contoh.WAKTU)
