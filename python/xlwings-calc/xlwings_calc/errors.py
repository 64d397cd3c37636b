"""The errors between xlwings and LibreOffice.

XlwingsError
└── CalcError            LibreOffice refused a step
    ├── SetupError       no LibreOffice, or no UNO bridge for this Python
    ├── OfficeTimeout    a step took longer than its limit; that LibreOffice was ended
    └── OfficeGone       the LibreOffice behind this object has ended
"""

from xlwings import XlwingsError


class CalcError(XlwingsError):
    """LibreOffice refused a step; the message names the step and the reason."""


class SetupError(CalcError):
    """LibreOffice or its UNO bridge is not usable from this Python; says how to install it."""


class OfficeTimeout(CalcError, TimeoutError):
    """A step took longer than its time limit, so the LibreOffice process was ended."""


class OfficeGone(CalcError):
    """The LibreOffice process behind this object has ended."""
