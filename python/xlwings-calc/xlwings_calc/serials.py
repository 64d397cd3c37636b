"""Dates: Excel counts days from 30 December 1899 (or 1904), Python has `datetime`."""

from __future__ import annotations

import datetime as dt

EPOCH = dt.datetime(1899, 12, 30)  # noqa: DTZ001 - a cell knows no time zone
END = 2_958_466  # the day after 31 December 9999
MILLISECONDS_PER_DAY = 86_400_000


def to_serial(moment: dt.date, epoch: dt.datetime = EPOCH) -> float:
    """Days since the epoch; a time zone is dropped, as Excel has none."""
    if not isinstance(moment, dt.datetime):
        moment = dt.datetime(moment.year, moment.month, moment.day)  # noqa: DTZ001
    passed = moment.replace(tzinfo=None) - epoch
    return passed.days + (passed.seconds + passed.microseconds / 1_000_000) / 86_400


def from_serial(serial: float, epoch: dt.datetime = EPOCH) -> dt.datetime:
    """Return the moment, to the millisecond: the precision of Excel's serial numbers.

    Raises:
        OverflowError: the number is no date.
    """
    milliseconds = round(serial * MILLISECONDS_PER_DAY)
    if milliseconds < 0:
        raise OverflowError(f"{serial} is no date")
    return epoch + dt.timedelta(milliseconds=milliseconds)
