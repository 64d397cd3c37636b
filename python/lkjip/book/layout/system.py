"""The hidden tabs: the log of events with the charts' data, and the add-in's settings."""

from __future__ import annotations

from lkjip.book.spec import Named, Tab, TabKind
from lkjip.book.version import NAME as VERSION_NAME
from lkjip.tables.declared.tabs import TabName

TABS = (
    Tab(
        str(TabName.PROCESS),
        "HasilProses",
        TabKind.SYSTEM,
        "Catatan proses",
        "Ditulis program; keadaan delapan langkah dihitung dari catatan ini.",
    ),
    Tab(str(TabName.CONF), "XlwingsConf", TabKind.SYSTEM),
)
NAMES = (
    Named("stempel_jalan", str(TabName.CONF), 20, 2),
    Named("riwayat_ujung", str(TabName.CONF), 21, 2),
    Named(VERSION_NAME, str(TabName.CONF), 22, 2),
)
