"""Says which doors work on this computer, and recognises what usually closes the one of macros.

Keys and numbers are those of Microsoft's documentation: policies of Office 2016 and newer, the
rule of Defender against child processes, Excel's list of disabled items. What Windows does not
show to a user (a scanner's quarantine) is inferred and said as such.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from lkjip.doctor.buttons import taken_away
from lkjip.doctor.line import DOOR, TROUBLE, Line
from lkjip.doctor.surroundings import Surroundings
from lkjip.setup_pc.changes import file_fingerprint
from lkjip.setup_pc.computer import ADDIN_NAME, WINDOWS, Computer
from lkjip.setup_pc.windows.marks import from_outside
from lkjip.setup_pc.windows.trust import POLICY, SECURITY, trusted

MACROS, LINKS, MENU = "Pintu tombol (makro)", "Pintu tautan (tanpa makro)", "Pintu menu"
OTHER_DOOR = "Pakai pintasan 'LKjIP tanpa makro' atau Mulai.cmd: pekerjaannya sama."
ASK = "Minta pengelola komputer mengubahnya, atau pakai pintasan 'LKjIP tanpa makro'."
WARNINGS = "VBAWarnings"
ALL_OFF, SIGNED_ONLY = 4, 3
"""Excel's switch for macros: 4 switches them off without a word, 3 lets only signed ones run."""
FROM_WEB = "blockcontentexecutionfrominternet"
CHILD_RULE = "d4f940ab-401b-4efc-aadc-ad5f3c50688a"
"""Defender's rule "Block all Office applications from creating child processes"."""
RULES = tuple(
    rf"HKLM\SOFTWARE\{middle}Microsoft\Windows Defender\Windows Defender Exploit Guard\ASR\Rules"
    for middle in (r"Policies" + "\\", "")
)
BLOCKS = "1"
DISABLED = r"HKCU\Software\Microsoft\Office\16.0\Excel\Resiliency\DisabledItems"
OPENS_WITH = r"HKCU\Software\Microsoft\Windows\CurrentVersion\Explorer\FileExts\.xlsm\UserChoice"
_WPS = re.compile(r"^(K?ET|K?WPS)\.", re.IGNORECASE)


def doors(around: Surroundings) -> Iterator[Line]:
    """Name what stands in the way of Excel's doors, then say of each door whether it is open."""
    computer = around.computer
    if computer.system != WINDOWS:
        return
    hindrances = list(_hindrances(around))
    yield from hindrances
    has_excel = bool(around.find_excel())
    shut = [line.subject for line in hindrances]
    if not has_excel:
        yield Line(MACROS, DOOR, "tertutup: Excel tidak ditemukan")
        yield Line(LINKS, DOOR, "tertutup: Excel tidak ditemukan")
    else:
        why = [] if file_fingerprint(computer.addin) else ["add-in tidak ada"]
        why += shut
        words = f"tertutup ({', '.join(why)})" if why else "terbuka, sejauh terlihat dari Windows"
        yield Line(MACROS, DOOR, words)
        missing = around.version_of("pywin32") is None
        words = "tertutup: paket pywin32 tidak ada" if missing else "terbuka: LKjIP tanpa makro"
        yield Line(LINKS, DOOR, words)
    yield Line(MENU, DOOR, "terbuka: Mulai.cmd, tanpa Excel")


def _hindrances(around: Surroundings) -> Iterator[Line]:
    yield from _macro_policy(around)
    yield from _child_processes(around.computer)
    yield from _disabled_items(around.computer)
    yield from _scanner(around.computer)
    yield from _wps(around.computer)


def _macro_policy(around: Surroundings) -> Iterator[Line]:
    computer = around.computer
    if trusted(computer.registry, around.book.absolute().parent):
        return  # in a trusted location macros run whatever these switches say
    for key, whose in ((POLICY, "kebijakan kantor"), (SECURITY, "setelan Excel Anda")):
        level = computer.registry.values(key).get(WARNINGS)
        if level in (ALL_OFF, SIGNED_ONLY):
            kind = "semua makro" if level == ALL_OFF else "makro tanpa tanda tangan"
            yield Line("Kebijakan makro", TROUBLE, f"{whose} mematikan {kind}", _allow(key))
            return
    blocks = computer.registry.values(POLICY).get(FROM_WEB) == 1
    if blocks and from_outside(computer.read_mark(around.book)):
        words = "kebijakan kantor memblokir makro dari internet, dan buku ini bertanda"
        yield Line("Kebijakan makro", TROUBLE, words, OTHER_DOOR)


def _allow(key: str) -> str:
    if key == POLICY:
        return ASK
    return (
        "Excel: File > Options > Trust Center > Trust Center Settings > Macro Settings, pilih "
        "'Disable VBA macros with notification'; atau pakai pintasan 'LKjIP tanpa makro'."
    )


def _child_processes(computer: Computer) -> Iterator[Line]:
    for key in RULES:
        rules = {name.casefold(): str(v) for name, v in computer.registry.values(key).items()}
        if rules.get(CHILD_RULE) == BLOCKS:
            words = "aturan Defender melarang Excel menjalankan program lain"
            yield Line("Aturan pemindai", TROUBLE, words, OTHER_DOOR)
            return


def _disabled_items(computer: Computer) -> Iterator[Line]:
    for value in computer.registry.values(DISABLED).values():
        text = value.decode("utf-16-le", "ignore") if isinstance(value, bytes) else str(value)
        if ADDIN_NAME.casefold() in text.casefold():
            cure = (
                "Excel: File > Options > Add-ins, Manage: Disabled Items, Go, pilih xlwings, "
                "Enable; lalu tutup dan buka Excel."
            )
            yield Line("Add-in dimatikan", TROUBLE, "Excel mematikan xlwings.xlam", cure)
            return


def _scanner(computer: Computer) -> Iterator[Line]:
    if taken_away(computer):
        words = "add-in xlwings hilang sesudah dipasang; tampaknya diambil pemindai virus"
        cure = (
            "Lihat Windows Security > Virus & threat protection > Protection history. Memasang "
            f"ulang membawa berkas yang sama ke pemindai yang sama. {OTHER_DOOR}"
        )
        yield Line("Pemindai virus", TROUBLE, words, cure)


def _wps(computer: Computer) -> Iterator[Line]:
    program = str(computer.registry.values(OPENS_WITH).get("ProgId", ""))
    if _WPS.match(program):
        words = "klik dua kali pada .xlsm membuka WPS Office; makro dan tautan tidak jalan di sana"
        cure = (
            "Klik kanan buku kerja, Open with, Choose another app, Excel, centang Always; tanpa "
            "Excel pakai Mulai.cmd."
        )
        yield Line("WPS Office", TROUBLE, words, cure)
