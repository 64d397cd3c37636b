"""xlwings for LibreOffice Calc: an engine that drives Calc over UNO.

    import xlwings as xw
    import xlwings_calc              # registers the engine "calc" with xlwings

    xlwings_calc.activate()          # makes it the engine of xw.App, xw.Book, xw.books …
    book = xw.Book("report.xlsx")    # starts a LibreOffice, without a window
    book.sheets["Data"]["A1"].value  # and so on, as with Excel

Needed: LibreOffice with Calc (7.4 or later) and its Python bridge for this Python version; on
Debian and Ubuntu `apt install libreoffice-calc python3-uno`. The bridge's own file is found and
loaded alone, so it works inside a virtual environment.

One `xw.App` is one LibreOffice process with settings of its own in a temporary folder: it meets no
other LibreOffice on the computer. A keeper process ends it, and removes the folder, when the App is
quit or killed, when this Python ends, and also when this Python is itself killed. Every call has a
time limit; a LibreOffice that is overdue is ended and the call raises `OfficeTimeout`.

    xw.App()                         # no window (unless XLWINGS_CALC_HEADLESS=0)
    xw.App(visible=True)             # with a window where there is a display
    xw.App(spec="/opt/…/soffice")    # another LibreOffice
    xw.App(spec="pipe:NAME")         # one that already runs; App.impl.pipe is the NAME of ours

Environment variables, read when an App starts:

    XLWINGS_CALC_SOFFICE        the soffice program; otherwise PATH and the usual places
    XLWINGS_CALC_UNO            the folder that holds uno.py; otherwise the usual places
    XLWINGS_CALC_TIMEOUT        seconds for one call (60)
    XLWINGS_CALC_START_TIMEOUT  seconds for the start (90)
    XLWINGS_CALC_HEADLESS       1: never a window; 0: always one
    XLWINGS_CALC_LOCALE         language of menus and new formats (en-US)
    XLWINGS_CALC_MACROS         1: books may run their macros, and App.macro and Book.macro work

Where LibreOffice differs from Excel:

- Text that is assigned is read as Excel reads it ("12", "=A1", "50%", "1/2/2026"; a leading `'`
  keeps it text), always in the American form. Line ends inside a text become "\\n".
- Writing to locked cells of a protected sheet raises `CalcError`, as Excel's does.
- Excel's tables are database ranges. They have no styles: what is set is remembered, not drawn.
- `App.enable_events` and `App.interactive` are remembered only. Without a window nobody can answer
  `App.alert`: it writes the text to standard error and gives the careful answer.
- The grid lines are one switch per window, set anew as sheets are activated.
- A range stays where it is when cells are inserted or deleted before it.

Whatever is not written (charts, pivot tables, conditional formats, threaded comments …) raises
`NotImplementedError` with its name.
"""

import xlwings as xw

from .engine import NAME, Engine
from .errors import CalcError, OfficeGone, OfficeTimeout, SetupError

__all__ = ["NAME", "CalcError", "OfficeGone", "OfficeTimeout", "SetupError", "activate", "engine"]

__version__ = "0.1.0"

engine = Engine()
if NAME not in [known.name for known in xw.engines]:
    xw.engines.add(xw.Engine(impl=engine))


def activate() -> None:
    """Make this engine the active one; LibreOffice starts by itself with the first App or Book."""
    xw.engines[NAME].activate()
