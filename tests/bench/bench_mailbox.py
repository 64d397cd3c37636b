"""How long does mail take, and does it grow in step with the number of mails?

``python -m tests.bench.bench_mailbox [mails …]`` prints the tables that ``python -m tests.bench``
puts into docs/performance.md. Three in ten mails carry a real filled form; medians of the rounds,
the sizes take turns within a round:

1. taking them out of a real mailbox (Dovecot on 127.0.0.1, TLS): wall clock, this program's CPU
   time, and the same once more when nothing is new;
2. reading the folder ``masuk`` with what came (mails parsed, forms not yet checked);
3. handing mails over to a real SMTP server (aiosmtpd, TLS), each with its two lines in the register
   forced to the disk;
4. the most memory that the first one needed.
"""

from __future__ import annotations

import shutil
import statistics
import sys
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import trustme
from tests.bench.table import table
from tests.mailbox.dovecot import OFFICE, PASSWORD, Dovecot
from tests.mailbox.rooms import MAIL, WIB, mail
from tests.mailbox.smtp_server import USER, SmtpServer
from tests.steps.office import memory_office

from lkjip.intake.folder import baca_folder
from lkjip.intake.mailbox.fetch import Laporan, Pengambil, Syarat
from lkjip.intake.mailbox.imap import Alamat, KotakImap
from lkjip.mail.account.password import Sandi
from lkjip.mail.account.queue import Antrean
from lkjip.mail.account.retry import Ulang
from lkjip.mail.account.sent import buka
from lkjip.mail.account.server import Server
from lkjip.mail.account.smtp import Nasib, PengirimSmtp
from lkjip.mail.account.tls import VARIABEL_CA, konteks_tls
from lkjip.mail.message.ready import LAIN, SiapKirim, baca_draf

UKURAN = (250, 500, 1_000, 2_000)
PUTARAN = 3
FORMULIR = 3  # of ten mails
Waktu = tuple[float, float]


class Kantor:
    """Certificates and a folder for servers and results; ``bersihkan`` removes it all."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lkjip-bench-"))
        self.folder.chmod(0o755)
        ca = trustme.CA()
        ca.cert_pem.write_to_path(str(self.folder / "ca.pem"))
        made = ca.issue_cert("127.0.0.1")
        made.private_key_pem.write_to_path(str(self.folder / "key.pem"))
        for number, pem in enumerate(made.cert_chain_pems):
            pem.write_to_path(str(self.folder / "cert.pem"), append=number > 0)
        self.tls = konteks_tls({VARIABEL_CA: str(self.folder / "ca.pem")})
        office = memory_office(self.folder / "kantor").asked()
        self.form = office.form("SB-PEM")

    def surat(self, n: int) -> list[bytes]:
        """Mails in the order of a busy mailbox; every form differs by a few bytes at its end."""
        found = []
        for number in range(n):
            moment = datetime(2025, 1, 6) + timedelta(seconds=number)
            if number % 10 < FORMULIR:
                data = self.form + b"%8d" % number
                files = [(f"Formulir_{number}.xlsx", data)]
                one = mail(MAIL["SB-PEM"], f"Formulir {number}", files=files, moment=moment)
            else:
                one = mail("rekan@lain.example", f"Undangan {number}", "Mohon hadir.\n" * 40)
            found.append(one.as_bytes())
        return found

    def bersihkan(self) -> None:
        shutil.rmtree(self.folder)


def diukur(kerja: Callable[[], object]) -> Waktu:
    """Wall clock and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    kerja()
    return time.perf_counter() - wall, time.process_time() - cpu


def ambil(kantor: Kantor, dovecot: Dovecot, folder: Path) -> Laporan:
    """One run over the mailbox."""
    tempat = Alamat("127.0.0.1", dovecot.port, True, OFFICE)
    syarat = Syarat(
        date(2000, 1, 1), WIB, folder / "masuk", folder / "arsip", {MAIL["SB-PEM"]}.__contains__
    )
    buka_kotak = lambda: KotakImap.masuk(tempat, Sandi(PASSWORD), kantor.tls)  # noqa: E731
    return Pengambil(buka_kotak, syarat, Ulang().percobaan).ambil()


def ukur_kotak(kantor: Kantor, n: int, nomor: int) -> dict[str, Waktu]:
    """Fill a mailbox, take it out, look again, read the folder."""
    folder = kantor.folder / f"kotak-{n}-{nomor}"
    dovecot = Dovecot(folder / "dovecot", kantor.folder / "cert.pem", kantor.folder / "key.pem")
    dovecot.start()
    dovecot.deliver(kantor.surat(n))
    found: dict[str, Waktu] = {}
    try:
        found["ambil"] = diukur(lambda: _ambil_semua(kantor, dovecot, folder, n))
        found["lagi"] = diukur(lambda: ambil(kantor, dovecot, folder))
        found["folder"] = diukur(lambda: sum(1 for _ in baca_folder(folder / "masuk", WIB)))
    finally:
        dovecot.stop()
        shutil.rmtree(folder)
    return found


def _ambil_semua(kantor: Kantor, dovecot: Dovecot, folder: Path, n: int) -> None:
    laporan = ambil(kantor, dovecot, folder)
    assert (laporan.dilihat, laporan.sisa) == (n, 0)
    assert len(laporan.diambil) == n * FORMULIR // 10


def ukur_kirim(kantor: Kantor, n: int, nomor: int) -> Waktu:
    """Hand over ``n`` mails with a form each."""
    folder = kantor.folder / f"kirim-{n}-{nomor}"
    server = SmtpServer(folder / "smtp", kantor.folder / "cert.pem", kantor.folder / "key.pem")
    server.start()
    tujuan = Server("127.0.0.1", server.port, "tls", USER)
    surat = [_siap(kantor, number) for number in range(n)]
    try:
        with buka(folder / "terkirim.jsonl") as catatan:
            antrean = Antrean(
                OFFICE,
                datetime(2025, 1, 6, tzinfo=WIB),
                lambda: PengirimSmtp.masuk(tujuan, Sandi(PASSWORD), kantor.tls),
                catatan,
                Ulang(),
                lambda done, total, what: None,
            )
            return diukur(lambda: _kirim_semua(antrean, surat))
    finally:
        server.kill()
        shutil.rmtree(folder)


def _siap(kantor: Kantor, number: int) -> SiapKirim:
    one = mail(OFFICE, f"Permintaan {number}", files=[("Formulir.xlsx", kantor.form)])
    one.replace_header("To", f"unit{number}@bagpem.example")
    return baca_draf(f"{number}.eml", LAIN, one.as_bytes())


def _kirim_semua(antrean: Antrean, surat: Sequence[SiapKirim]) -> None:
    hasil = antrean.kirim(surat)
    assert len(hasil) == len(surat) and {h.jawaban.nasib for h in hasil} == {Nasib.TERKIRIM}


def puncak(kantor: Kantor, n: int) -> float:
    """The most memory that Python held while a mailbox was taken out, in MiB."""
    folder = kantor.folder / f"puncak-{n}"
    dovecot = Dovecot(folder / "dovecot", kantor.folder / "cert.pem", kantor.folder / "key.pem")
    dovecot.start()
    dovecot.deliver(kantor.surat(n))
    tracemalloc.start()
    try:
        ambil(kantor, dovecot, folder)
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()
        dovecot.stop()
        shutil.rmtree(folder)


def tumbuh(waktu: dict[int, list[Waktu]]) -> str:
    """Medians of the rounds, and how the CPU time of one mail grows."""
    dasar, rows = 0.0, []
    for n, semua in waktu.items():
        wall, cpu = (statistics.median(satu[i] for satu in semua) for i in (0, 1))
        dasar = dasar or cpu / n
        each, grown = f"{cpu / n * 1000:.2f}", f"{cpu / n / dasar:.2f}×"
        rows.append([f"{n:,}", f"{wall:.2f}", f"{cpu:.2f}", each, grown])
    head = ("mails", "s (wall)", "s CPU", "ms CPU a mail", "against the smallest")
    return table(head, rows)


def tabel(ukuran: Sequence[int], putaran: int) -> dict[str, str]:
    """All tables by name."""
    kantor = Kantor()
    size = f"Filled forms of {len(kantor.form) / 1024:.0f} KiB, {FORMULIR} in 10 mails."
    kotak: dict[str, dict[int, list[Waktu]]] = {}
    kirim: dict[int, list[Waktu]] = {n: [] for n in ukuran}
    try:
        for nomor in range(putaran):
            for n in ukuran:
                for nama, satu in ukur_kotak(kantor, n, nomor).items():
                    kotak.setdefault(nama, {k: [] for k in ukuran})[n].append(satu)
                kirim[n].append(ukur_kirim(kantor, n, nomor))
        most = [[f"{n:,}", f"{puncak(kantor, n):.1f}"] for n in ukuran]
    finally:
        kantor.bersihkan()
    return {
        "mailbox-fetch": f"{size}\n\n{tumbuh(kotak['ambil'])}",
        "mailbox-again": tumbuh(kotak["lagi"]),
        "mailbox-folder": tumbuh(kotak["folder"]),
        "mailbox-send": tumbuh(kirim),
        "mailbox-memory": table(("mails", "MiB"), most),
    }


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    return tabel(UKURAN[:2], 1) if short else tabel(UKURAN, PUTARAN)


if __name__ == "__main__":
    print(*tabel(tuple(int(a) for a in sys.argv[1:]) or UKURAN, PUTARAN).values(), sep="\n\n")
