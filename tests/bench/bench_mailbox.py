"""How long does mail take, and does it grow in step with the number of mails?

``python -m tests.bench.bench_mailbox [mails …]`` prints the tables that ``python -m tests.bench``
puts into docs/performance.md. Three in ten mails carry a real filled form; medians of the rounds,
the sizes take turns within a round:

1. taking them out of a real mailbox (Dovecot on 127.0.0.1, TLS): wall clock, this program's CPU
   time, and the same once more when nothing is new;
2. reading the folder ``incoming`` with what came (mails parsed, forms not yet checked);
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
from collections.abc import Callable, Iterator, Sequence
from datetime import date, datetime, timedelta
from pathlib import Path

import trustme
from tests.bench.fresh import fresh
from tests.bench.table import table
from tests.mailbox.dovecot import OFFICE, PASSWORD, Dovecot
from tests.mailbox.rooms import MAIL, WIB, mail
from tests.mailbox.smtp_server import USER, SmtpServer
from tests.mailbox.test_any_mailbox import plain_workbook
from tests.steps.office import DUE, Office, closed_office, memory_office, touched

from lkjip import cli
from lkjip.intake.folder import read_folder
from lkjip.intake.mailbox.fetch import Criteria, Fetcher, FetchReport
from lkjip.intake.mailbox.imap import ImapMailbox, MailAddress
from lkjip.mail.account.password import Password
from lkjip.mail.account.queue import Queue
from lkjip.mail.account.retry import Retry
from lkjip.mail.account.sent import hold
from lkjip.mail.account.server import Server
from lkjip.mail.account.smtp import Fate, SmtpSender
from lkjip.mail.account.tls import CA_VARIABLE, make_tls_context
from lkjip.mail.message.ready import OTHER, ReadyMail, read_draft

SIZE = (250, 500, 1_000, 2_000)
MANY = (1_000, 10_000)
ROUNDS = 3
FORMS_IN_TEN = 3  # of ten mails
Times = tuple[float, float]


class BenchOffice:
    """Certificates and a folder for servers and results; ``clean_up`` removes it all."""

    def __init__(self) -> None:
        self.folder = Path(tempfile.mkdtemp(prefix="lkjip-bench-"))
        self.folder.chmod(0o755)
        ca = trustme.CA()
        ca.cert_pem.write_to_path(str(self.folder / "ca.pem"))
        made = ca.issue_cert("127.0.0.1")
        made.private_key_pem.write_to_path(str(self.folder / "key.pem"))
        for number, pem in enumerate(made.cert_chain_pems):
            pem.write_to_path(str(self.folder / "cert.pem"), append=number > 0)
        self.tls = make_tls_context({CA_VARIABLE: str(self.folder / "ca.pem")})
        office = touched(memory_office(self.folder / "kantor")).asked()
        self.form = office.form("SB-PEM")

    def letter(self, n: int) -> list[bytes]:
        """Mails in the order of a busy mailbox; every form differs by a few bytes at its end."""
        found = []
        for number in range(n):
            moment = datetime(2025, 1, 6) + timedelta(seconds=number)
            if number % 10 < FORMS_IN_TEN:
                data = self.form + b"%8d" % number
                files = [(f"Formulir_{number}.xlsx", data)]
                one = mail(MAIL["SB-PEM"], f"Formulir {number}", files=files, moment=moment)
            else:
                one = mail("rekan@lain.example", f"Undangan {number}", "Mohon hadir.\n" * 40)
            found.append(one.as_bytes())
        return found

    def clean_up(self) -> None:
        shutil.rmtree(self.folder)


def measured(work: Callable[[], object]) -> Times:
    """Wall clock and CPU seconds."""
    wall, cpu = time.perf_counter(), time.process_time()
    work()
    return time.perf_counter() - wall, time.process_time() - cpu


def fetch(office: BenchOffice, dovecot: Dovecot, folder: Path) -> FetchReport:
    """One run over the mailbox."""
    place = MailAddress("127.0.0.1", dovecot.port, True, OFFICE)
    criteria = Criteria(
        date(2000, 1, 1), WIB, folder / "masuk", folder / "arsip", {MAIL["SB-PEM"]}.__contains__
    )
    open_mailbox = lambda: ImapMailbox.connect(place, Password(PASSWORD), office.tls)  # noqa: E731
    return Fetcher(open_mailbox, criteria, Retry().attempts).fetch()


def measure_mailbox(office: BenchOffice, n: int, number: int) -> dict[str, Times]:
    """Fill a mailbox, take it out, look again, read the folder."""
    folder = office.folder / f"kotak-{n}-{number}"
    dovecot = Dovecot(folder / "dovecot", office.folder / "cert.pem", office.folder / "key.pem")
    dovecot.start()
    dovecot.deliver(office.letter(n))
    found: dict[str, Times] = {}
    try:
        found["ambil"] = measured(lambda: _fetch_all(office, dovecot, folder, n))
        found["lagi"] = measured(lambda: fetch(office, dovecot, folder))
        found["folder"] = measured(lambda: sum(1 for _ in read_folder(folder / "masuk", WIB)))
    finally:
        dovecot.stop()
        shutil.rmtree(folder)
    return found


def _fetch_all(office: BenchOffice, dovecot: Dovecot, folder: Path, n: int) -> None:
    report = fetch(office, dovecot, folder)
    assert (report.seen, report.remaining) == (n, 0)
    assert len(report.fetched) == n * FORMS_IN_TEN // 10


def measure_sending(office: BenchOffice, n: int, number: int) -> Times:
    """Hand over ``n`` mails with a form each."""
    folder = office.folder / f"kirim-{n}-{number}"
    server = SmtpServer(folder / "smtp", office.folder / "cert.pem", office.folder / "key.pem")
    server.start()
    destination = Server("127.0.0.1", server.port, "tls", USER)
    letter = [_ready(office, n) for n in range(n)]
    try:
        with hold(folder / "terkirim.jsonl") as note:
            queue = Queue(
                OFFICE,
                datetime(2025, 1, 6, tzinfo=WIB),
                lambda: SmtpSender.connect(destination, Password(PASSWORD), office.tls),
                note,
                Retry(),
                lambda done, total, what: None,
            )
            return measured(lambda: _send_all(queue, letter))
    finally:
        server.kill()
        shutil.rmtree(folder)


def _ready(office: BenchOffice, number: int) -> ReadyMail:
    one = mail(OFFICE, f"Permintaan {number}", files=[("Formulir.xlsx", office.form)])
    one.replace_header("To", f"unit{number}@bagpem.example")
    return read_draft(f"{number}.eml", OTHER, one.as_bytes())


def _send_all(queue: Queue, letter: Sequence[ReadyMail]) -> None:
    result = queue.send(letter)
    assert len(result) == len(letter) and {h.answer.fate for h in result} == {Fate.SENT}


def peak(office: BenchOffice, n: int) -> float:
    """The most memory that Python held while a mailbox was taken out, in MiB."""
    folder = office.folder / f"puncak-{n}"
    dovecot = Dovecot(folder / "dovecot", office.folder / "cert.pem", office.folder / "key.pem")
    dovecot.start()
    dovecot.deliver(office.letter(n))
    tracemalloc.start()
    try:
        fetch(office, dovecot, folder)
        return tracemalloc.get_traced_memory()[1] / 2**20
    finally:
        tracemalloc.stop()
        dovecot.stop()
        shutil.rmtree(folder)


def many_in_a_folder(quantity: Sequence[int]) -> str:
    """``kumpulkan`` on a folder of mails, half of them with a workbook, and ``status`` after it."""
    rows = []
    for n in quantity:
        with tempfile.TemporaryDirectory() as room:
            office = touched(closed_office(Path(room) / "kantor")).asked()
            office.inbox.mkdir(parents=True, exist_ok=True)
            for number, data in enumerate(_letters(office, n)):
                (office.inbox / f"{number:05d}.eml").write_bytes(data)
            row = [f"{n:,}"]
            for words in (["kumpulkan"], ["kumpulkan"], ["status"]):
                book = str(office.folder / "lkjip_book.xlsm")
                line = [*words, "--buku", book, "--hari-ini", str(DUE), "--json"]
                used = fresh([sys.executable, "-m", "lkjip", *line])
                if used.code not in (cli.DONE, cli.NEEDS_FIX):
                    raise SystemExit(used.said[-900:])
                row += [f"{used.cpu:.1f}", f"{used.mib:.0f}"]
            rows.append(row)
    names = ("`kumpulkan`", "nothing new", "`status`")
    head = [one for name in names for one in (f"{name}, s CPU", "MiB (≤ 250)")]
    return table(("mails", *head), rows)


def _letters(office: Office, n: int) -> Iterator[bytes]:
    """Of ten mails three with a form that differs, two with another workbook, five without any."""
    form, other = office.form("SB-PEM"), plain_workbook()
    for number in range(n):
        mark, kind = b"%8d" % number, number % 10
        moment = datetime(2025, 1, 6) + timedelta(seconds=number)
        files = [("Formulir.xlsx", form + mark)] if kind < FORMS_IN_TEN else []
        if kind in (3, 4):
            files = [("Rekap.xlsx", other + mark)]
        who = MAIL["SB-PEM"] if files else "rekan@lain.example"
        text = "Mohon hadir.\n" * 40
        yield mail(who, f"Surat {number}", text, files=files, moment=moment).as_bytes()


def growth_table(when: dict[int, list[Times]]) -> str:
    """Medians of the rounds, and how the CPU time of one mail grows."""
    base, rows = 0.0, []
    for n, all_items in when.items():
        wall, cpu = (statistics.median(one[i] for one in all_items) for i in (0, 1))
        base = base or cpu / n
        each, grown = f"{cpu / n * 1000:.2f}", f"{cpu / n / base:.2f}×"
        rows.append([f"{n:,}", f"{wall:.2f}", f"{cpu:.2f}", each, grown])
    head = ("mails", "s (wall)", "s CPU", "ms CPU a mail", "against the smallest")
    return table(head, rows)


def data_table(quantity: Sequence[int], rounds: int) -> dict[str, str]:
    """All tables by name."""
    office = BenchOffice()
    size = f"Filled forms of {len(office.form) / 1024:.0f} KiB, {FORMS_IN_TEN} in 10 mails."
    box: dict[str, dict[int, list[Times]]] = {}
    send: dict[int, list[Times]] = {n: [] for n in quantity}
    try:
        for number in range(rounds):
            for n in quantity:
                for name, one in measure_mailbox(office, n, number).items():
                    box.setdefault(name, {k: [] for k in quantity})[n].append(one)
                send[n].append(measure_sending(office, n, number))
        most = [[f"{n:,}", f"{peak(office, n):.1f}"] for n in quantity]
    finally:
        office.clean_up()
    return {
        "mailbox-fetch": f"{size}\n\n{growth_table(box['ambil'])}",
        "mailbox-again": growth_table(box["lagi"]),
        "mailbox-folder": growth_table(box["folder"]),
        "mailbox-send": growth_table(send),
        "mailbox-memory": table(("mails", "MiB"), most),
        "mailbox-many": many_in_a_folder(MANY if rounds == ROUNDS else quantity),
    }


def parts(*, short: bool) -> dict[str, str]:
    """The tables for docs/performance.md."""
    return data_table(SIZE[:2], 1) if short else data_table(SIZE, ROUNDS)


if __name__ == "__main__":
    print(*data_table(tuple(int(a) for a in sys.argv[1:]) or SIZE, ROUNDS).values(), sep="\n\n")
