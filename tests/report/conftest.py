"""The shipped example, written once for all tests that only read it."""

import pytest
from tests.report import example as example

from lkjip.report.compose import Result, compose
from lkjip.report.material.model import ReportMaterial


@pytest.fixture(scope="session")
def material() -> ReportMaterial:
    return example.material()


@pytest.fixture(scope="session")
def result(material: ReportMaterial) -> Result:
    return compose(material, example.TEMPLATE, 1, example.TIME)
