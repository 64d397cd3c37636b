"""The home tab: its named blocks and the data of its charts."""

from __future__ import annotations

from lkjip.book.layout.places import REGISTER_ROW
from lkjip.book.spec import Named, Tab, TabKind
from lkjip.tables.declared.tabs import TabName

HOME_LINES = 5
"""Lines of each list on ``Beranda``; more are summed up in the last one."""
HOME_ROWS = {"tengah": 10, "bawah": 16}
"""Rows of the two section heads on ``Beranda``."""
PLAN_BARS = 16
"""Bars of the plan chart: plan and fact of each of the eight steps."""

_HOME, _CHARTS = str(TabName.HOME), str(TabName.PROCESS)
_MIDDLE, _BOTTOM = HOME_ROWS["tengah"], HOME_ROWS["bawah"]

TABS = (Tab(_HOME, "Beranda", TabKind.HOME, "Beranda"),)
NAMES = (
    Named("beranda_judul", _HOME, 1, 2),
    Named("beranda_hari_ini", _HOME, 1, 13),
    Named("beranda_langkah", _HOME, 4, 2, 3, 16),
    Named("beranda_tindakan", _HOME, 8, 4),
    Named("beranda_pengumpulan_judul", _HOME, _MIDDLE, 2),
    Named("beranda_pengumpulan", _HOME, _MIDDLE + 1, 2, HOME_LINES, 5),
    Named("beranda_sasaran_judul", _HOME, _MIDDLE, 8),
    Named("beranda_rencana_judul", _HOME, _BOTTOM, 2),
    Named("beranda_temuan", _HOME, _MIDDLE + 1, 14, 3, 4),
    Named("beranda_anggaran", _HOME, _BOTTOM + 1, 14, 4, 4),
    Named("grafik_sasaran", _CHARTS, REGISTER_ROW, 21, HOME_LINES, 6),
    Named("grafik_rencana", _CHARTS, REGISTER_ROW, 29, PLAN_BARS, 4),
)
