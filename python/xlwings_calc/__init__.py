"""xlwings for LibreOffice Calc: an engine that drives Calc over UNO.

    import xlwings as xw
    import xlwings_calc            # registers the engine "calc" with xlwings

    xlwings_calc.activate()        # makes it the active one
    book = xw.Book("report.xlsx")  # starts a LibreOffice, without a window
"""

import xlwings as xw

from .engine import NAME, Engine
from .errors import CalcError, OfficeGone, OfficeTimeout, SetupError

__all__ = ["NAME", "CalcError", "OfficeGone", "OfficeTimeout", "SetupError", "activate", "engine"]

engine = Engine()
if NAME not in [known.name for known in xw.engines]:
    xw.engines.add(xw.Engine(impl=engine))


def activate() -> None:
    xw.engines[NAME].activate()
