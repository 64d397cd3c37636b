"""The shipped example, written once for all tests that only read it."""

import pytest
from tests.report import example as contoh

from lkjip.report.compose import Hasil, susun
from lkjip.report.material.model import BahanLaporan


@pytest.fixture(scope="session")
def bahan() -> BahanLaporan:
    return contoh.bahan()


@pytest.fixture(scope="session")
def hasil(bahan: BahanLaporan) -> Hasil:
    return susun(bahan, contoh.TEMPLAT, 1, contoh.WAKTU)
