"""Who a mail is from: one valid registered address counts, every trick beside it is held."""

from __future__ import annotations

from pathlib import Path

import pytest
from tests.mailbox.rooms import MAIL, account, form_mail
from tests.mailbox.test_collect import collect_mail, inputs, put
from tests.steps.office import Office, memory_office

from lkjip.intake.message.headers import single_address

UNIT, EVIL = MAIL["SB-PEM"], "evil@x.example"
LOCAL, DOMAIN = UNIT.split("@")
SERVER = "mx.bagpem.example"


@pytest.fixture(scope="module")
def letter(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """The mail of a unit, without its sender."""
    office = memory_office(tmp_path_factory.mktemp("surat") / "kantor").asked()
    head, _, body = form_mail(office, "SB-PEM").partition(b"\r\n\r\n")
    lines = [line for line in head.split(b"\r\n") if not line.startswith(b"From:")]
    return b"\r\n".join(lines) + b"\r\n\r\n" + body


@pytest.fixture
def office(tmp_path: Path) -> Office:
    return memory_office(tmp_path / "kantor").asked()


ONE_SENDER = {
    "a bare address": f"From: {UNIT}",
    "in angles only": f"From: <{UNIT}>",
    "a name before it": f"From: Kepala Sub Bagian <{UNIT}>",
    "a quoted name": f'From: "Kepala, Sub Bagian" <{UNIT}>',
    "an encoded name": f"From: =?utf-8?B?S2VwYWxh?= <{UNIT}>",
    "a comment behind it": f"From: {UNIT} (Kepala Sub Bagian)",
    "capitals": f"FROM: {UNIT.upper()}",
    "folded before the address": f"From: Kepala Sub Bagian\r\n <{UNIT}>",
    "folded with a tab": f"From:\r\n\t{UNIT}",
    "another address as its quoted name": f'From: "{EVIL}" <{UNIT}>',
    "another address in its encoded name": f"From: =?utf-8?Q?evil=40x.example?= <{UNIT}>",
    "sent by a secretary": f"From: {UNIT}\r\nSender: {EVIL}",
    "answers wanted elsewhere": f"From: {UNIT}\r\nReply-To: {EVIL}",
    "returned to another address": f"Return-Path: <{EVIL}>\r\nFrom: {UNIT}",
    "sent once more by another": f"Resent-From: {EVIL}\r\nFrom: {UNIT}",
}
NOT_ONE_SENDER = {
    "none": "X-From: {unit}",
    "a blank one": "From: ",
    "the null address": "From: <>",
    "a name only": "From: Kepala Sub Bagian",
    "a stranger": "From: {evil}",
    "a stranger with the unit as quoted name": 'From: "{unit}" <{evil}>',
    "a stranger with the unit as bare name": "From: {unit} <{evil}>",
    "a stranger with the unit as encoded name": "From: =?utf-8?Q?{local}=40{domain}?= <{evil}>",
    "a stranger with the unit as comment": "From: {evil} ({unit})",
    "a stranger whose secretary is the unit": "From: {evil}\r\nSender: {unit}",
    "two headers": "From: {unit}\r\nFrom: {evil}",
    "two headers, the stranger first": "From: {evil}\r\nFrom: {unit}",
    "two headers in other cases": "From: {unit}\r\nFROM: {evil}",
    "twice the same": "From: {unit}\r\nFrom: {unit}",
    "two addresses": "From: {unit}, {evil}",
    "two addresses, folded": "From: {unit},\r\n {evil}",
    "two addresses by semicolon": "From: {unit}; {evil}",
    "two addresses in angles": "From: <{unit}> <{evil}>",
    "a group": "From: Unit: {unit};",
    "a group of nobody": "From: undisclosed-recipients:;",
    "a group of two": "From: Unit: {unit}, {evil};",
    "a comment within the address": "From: {unit}(x)@surel.example",
    "a comment within the domain": "From: {local}@surel.example({domain})",
    "an address as local part": "From: <{unit}>@surel.example",
    "a quoted address as local part": 'From: "{unit}"@surel.example',
    "two signs": "From: {unit}@surel.example",
    "a route": "From: <@surel.example:{unit}>",
    "the old way through a host": "From: {local}%{domain}@surel.example",
    "the path of UUCP": "From: surel.example!{local}",
    "sub-addressing": "From: {local}+isi@{domain}",
    "another domain behind": "From: {unit}.surel.example",
    "another domain before": "From: {local}@surel.{domain}",
    "a longer local part": "From: x{unit}",
    "a Cyrillic letter": "From: {cyrillic}",
    "a domain of other letters": "From: {local}@xn--bgpem-4ve.example",
    "an encoded address": "From: =?utf-8?Q?{local}=40{domain}?=",
    "an invisible letter": "From: {local}\u200b@{domain}",
    "a wide sign": "From: {local}\uff20{domain}",
    "a zero byte": "From: {unit}\0@surel.example",
    "blanks around the sign": "From: {local} @ {domain}",
    "an escaped quote": 'From: "x\\" <{unit}> \\"" <{evil}>',
    "another unit": "From: {other}",
}


@pytest.mark.parametrize("head", ONE_SENDER.values(), ids=ONE_SENDER)
def test_one_registered_address_counts_whatever_stands_beside_it(
    office: Office, letter: bytes, head: str
) -> None:
    put(office, "a.eml", head.encode() + b"\r\n" + letter)
    result = collect_mail(office)
    [row] = office.rows("tblKiriman")
    assert (row["Pengirim"], row["Kepercayaan"], row["Hasil"]) == (UNIT, "terdaftar", "diterima")
    assert inputs(office) and "M11" not in [finding.code for finding in result.findings]


@pytest.mark.parametrize("head", NOT_ONE_SENDER.values(), ids=NOT_ONE_SENDER)
def test_whatever_is_not_one_registered_address_is_held_and_decides_no_figure(
    office: Office, letter: bytes, head: str
) -> None:
    filled = head.format(
        unit=UNIT,
        evil=EVIL,
        local=LOCAL,
        domain=DOMAIN,
        cyrillic=UNIT.replace("a", "\u0430"),
        other=MAIL["SB-WIL"],
    )
    put(office, "a.eml", filled.encode() + b"\r\n" + letter)
    result = collect_mail(office)
    [row] = office.rows("tblKiriman")
    assert (row["Kepercayaan"], row["Hasil"]) == ("belum dipastikan", "ditahan")
    assert inputs(office) == []
    [held] = [finding for finding in result.findings if finding.code == "M11"]
    assert held.unit == "SB-PEM" and "pilih Keputusan" in held.cure


MANY = "; ".join(f"dkim=pass header.i=@x{n}.example header.s=s{n}" for n in range(40))
FAILED = {
    "folded": f"{SERVER};\r\n\tspf=pass;\r\n\tdmarc=fail",
    "a comment before the name": f"(catatan) {SERVER}; spf=fail",
    "a comment with another result": f"{SERVER}; dmarc=fail (dmarc=pass)",
    "blanks around the sign": f"{SERVER}; spf = fail",
    "capitals": f"{SERVER.upper()}; SPF=FAIL",
    "a version": f"{SERVER} 1; dkim=fail",
    "the old word": f"{SERVER}; spf=hardfail",
    "behind many good signatures": f"{SERVER}; {MANY}; dmarc=fail",
    "beyond what is read": f"{SERVER}; {MANY * 5}; dmarc=fail",
    "the topmost of two": f"{SERVER}; dmarc=fail\r\nAuthentication-Results: {SERVER}; dmarc=pass",
}
DOUBTLESS = {
    "all good": (f"{SERVER}; spf=pass; dkim=pass; dmarc=pass", []),
    "the lower of two": (f"{SERVER}; spf=pass\r\nAuthentication-Results: {SERVER}; spf=fail", []),
    "failed in a comment": (f"{SERVER}; spf=pass (dmarc=fail)", []),
    "failed in a quotation": (f'{SERVER}; spf=pass reason="dmarc=fail"', []),
    "soft": (f"{SERVER}; spf=softfail; dmarc=none", []),
    "not looked at": (f"{SERVER}; none", []),
    "by another server": ("mx.x.example; dmarc=fail", ["M13"]),
    "by a longer name": (f"{SERVER}.x.example; dmarc=fail", ["M13"]),
    "by the same name in a comment": (f"mx.x.example ({SERVER}); dmarc=fail", ["M13"]),
    "another server above": (
        f"mx.x.example; spf=pass\r\nAuthentication-Results: {SERVER}; dmarc=fail",
        ["M13"],
    ),
}


@pytest.mark.parametrize("header", FAILED.values(), ids=FAILED)
def test_a_check_that_failed_holds_the_mail_however_the_server_writes_it(
    office: Office, letter: bytes, header: str
) -> None:
    account(office, server_pemeriksa=SERVER)
    head = f"Authentication-Results: {header}\r\nFrom: {UNIT}\r\n"
    put(office, "a.eml", head.encode() + letter)
    result = collect_mail(office)
    assert [row["Hasil"] for row in office.rows("tblKiriman")] == ["ditahan"]
    assert inputs(office) == [] and [f.code for f in result.findings] == ["M11"]


@pytest.mark.parametrize(("header", "codes"), DOUBTLESS.values(), ids=DOUBTLESS)
def test_what_the_offices_server_did_not_say_holds_nothing(
    office: Office, letter: bytes, header: str, codes: list[str]
) -> None:
    account(office, server_pemeriksa=SERVER)
    head = f"Authentication-Results: {header}\r\nFrom: {UNIT}\r\n"
    put(office, "a.eml", head.encode() + letter)
    result = collect_mail(office)
    assert [row["Hasil"] for row in office.rows("tblKiriman")] == ["diterima"]
    assert [f.code for f in result.findings if f.code.startswith("M")] == codes


def test_an_address_is_read_the_same_in_any_case() -> None:
    assert single_address(f"Kepala <{UNIT.upper()}>") == UNIT
