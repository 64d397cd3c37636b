"""A real IMAP server for tests: Dovecot on 127.0.0.1, encrypted, in a folder of its own."""

from __future__ import annotations

import getpass
import os
import re
import shutil
import signal
import socket
import ssl
import subprocess
import tempfile
import time
from contextlib import suppress
from pathlib import Path

PROGRAM = shutil.which("dovecot") or "/usr/sbin/dovecot"
PASSWORD = "kata-sandi/Rahasia 7ü"
OFFICE = "lkjip@bagpem.example"
ANSWER_WITHIN = 15.0
GOODBYE = re.compile(r"imap\([^)]*\)<\d+><[^>]*>: Info: Disconnected")

CONFIG = """
protocols = imap
listen = 127.0.0.1
base_dir = {sockets}
state_dir = {root}/state
log_path = {root}/dovecot.log
instance_name = lkjip-{ports[0]}
default_login_user = {login_user}
default_internal_user = {internal_user}
default_internal_group = {internal_group}
ssl = {ssl}
ssl_cert = <{certificate}
ssl_key = <{key}
disable_plaintext_auth = {only_encrypted}
auth_mechanisms = {mechanisms}
mail_location = maildir:{root}/mail/%u:LAYOUT=fs
mail_fsync = {fsync}
mail_max_userip_connections = 100
first_valid_uid = 1
maildir_very_dirty_syncs = no
namespace inbox {{
  inbox = yes
  separator = /
}}
{oauth}
passdb {{
  driver = passwd-file
  args = scheme=PLAIN {root}/users
}}
userdb {{
  driver = static
  args = uid={uid} gid={gid} home={root}/home/%u
}}
service imap-login {{
  chroot =
  inet_listener imap {{
    port = {ports[1]}
  }}
  inet_listener imaps {{
    port = {ports[0]}
    ssl = {inside}
  }}
}}
auth_failure_delay = 0
service anvil {{
  chroot =
  unix_listener anvil-auth-penalty {{
    mode = 0
  }}
}}
service stats {{
  unix_listener stats-writer {{
    mode = 0666
  }}
}}
"""


OAUTH = """
passdb {{
  driver = oauth2
  mechanisms = xoauth2 oauthbearer
  args = {root}/oauth2.conf
}}
"""


def free_port() -> int:
    """A port nobody listens on just now."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        number: int = probe.getsockname()[1]
        return number


class Dovecot:
    """The server; ``start`` and ``kill`` as often as a test likes, on the same ports and mails."""

    def __init__(
        self,
        root: Path,
        certificate: Path,
        key: Path,
        *,
        users: tuple[str, ...] = (OFFICE,),
        mechanisms: str = "plain login",
        fsync: str = "optimized",
        offer_tls: bool = True,
        introspection: str = "",
    ) -> None:
        self.root = root
        self.port, self.starttls_port = free_port(), free_port()
        self.offer_tls = offer_tls
        # Not below root: the name of a Unix socket has room for about a hundred characters.
        self._sockets = tempfile.TemporaryDirectory(prefix="dv-", ignore_cleanup_errors=True)
        self._process: subprocess.Popen[bytes] | None = None
        root.mkdir(parents=True, exist_ok=True)
        import grp  # not on Windows, where there is no Dovecot either
        import pwd

        if os.getuid() == 0:  # Dovecot never lets root read mail
            owner, group = pwd.getpwnam("nobody"), grp.getgrgid(pwd.getpwnam("nobody").pw_gid)
            names = {"login_user": "dovenull", "internal_user": "dovecot"}
            names["internal_group"] = "dovecot"
        else:
            owner = pwd.getpwuid(os.getuid())
            group = grp.getgrgid(os.getgid())
            names = {"login_user": getpass.getuser(), "internal_user": getpass.getuser()}
            names["internal_group"] = group.gr_name
        self.uid, self.gid = owner.pw_uid, group.gr_gid
        for folder in ("mail", "home", "state"):
            (root / folder).mkdir(exist_ok=True)
        self._give(root / "mail", root / "home")
        lines = [f"{user}:{{PLAIN}}{PASSWORD}" for user in users]
        (root / "users").write_text("\n".join(lines) + "\n", "utf-8")
        (root / "dovecot.conf").write_text(
            CONFIG.format(
                root=root,
                sockets=self._sockets.name,
                certificate=certificate,
                key=key,
                mechanisms=mechanisms,
                fsync=fsync,
                uid=self.uid,
                gid=self.gid,
                ports=(self.port, self.starttls_port),
                ssl="required" if offer_tls else "no",
                only_encrypted="yes" if offer_tls else "no",
                inside="yes" if offer_tls else "no",
                oauth=OAUTH.format(root=root) if introspection else "",
                **names,
            ),
            "utf-8",
        )
        if introspection:
            lines = (
                f"introspection_url = {introspection}",
                "introspection_mode = post",
                "force_introspection = yes",
                "username_attribute = username",
                "active_attribute = active",
                "active_value = true",
            )
            (root / "oauth2.conf").write_text("\n".join(lines) + "\n", "utf-8")
        _open_way(root)
        Path(self._sockets.name).chmod(0o755)

    # ---- running

    def start(self) -> None:
        """Start and wait until it answers."""
        self._process = subprocess.Popen(
            [PROGRAM, "-F", "-c", str(self.root / "dovecot.conf")],
            start_new_session=True,
            stdin=subprocess.DEVNULL,
            stdout=(self.root / "stdout").open("wb"),
            stderr=subprocess.STDOUT,
        )
        until = time.monotonic() + ANSWER_WITHIN
        context = ssl.create_default_context()
        context.check_hostname, context.verify_mode = False, ssl.CERT_NONE
        while time.monotonic() < until:
            if self._process.poll() is not None:
                break
            try:
                with (
                    socket.create_connection(("127.0.0.1", self.port), 2) as raw,
                    context.wrap_socket(raw) if self.offer_tls else raw as line,
                ):
                    if line.recv(64).startswith(b"* OK"):
                        return
            except OSError:
                time.sleep(0.05)
        raise AssertionError(f"Dovecot did not start:\n{self.log()}")

    def kill(self) -> None:
        """End it at once with every connection, as a power failure does."""
        self._end(signal.SIGKILL)

    def stop(self) -> None:
        """End it in good order; a second time does nothing."""
        self._end(signal.SIGTERM)

    def _end(self, how: signal.Signals) -> None:
        if self._process is None:
            return
        group, process, self._process = self._process.pid, self._process, None
        try:
            os.killpg(group, how)
            process.wait(10)
        except subprocess.TimeoutExpired:
            os.killpg(group, signal.SIGKILL)
            process.wait(10)
        except ProcessLookupError:
            process.wait(10)
        finally:
            with suppress(ProcessLookupError):
                os.killpg(group, signal.SIGKILL)  # children that outlived their master
        (Path(self._sockets.name) / "master.pid").unlink(missing_ok=True)

    def wait_for_goodbyes(self) -> None:
        """Wait until the server has closed every session, also one whose client was killed.

        Only then does the next client meet the mailbox as it will stay.
        """
        until = time.monotonic() + ANSWER_WITHIN
        while time.monotonic() < until:
            log = self.log()
            if log.count("imap-login: Info: Login:") == len(GOODBYE.findall(log)):
                return
            time.sleep(0.02)
        raise AssertionError(f"a session stays open:\n{self.log()}")

    def log(self) -> str:
        """Return the server's log; for messages of failed tests."""
        parts = [self.root / "stdout", self.root / "dovecot.log"]
        return "\n".join(p.read_text("utf-8", "replace") for p in parts if p.exists())

    # ---- mails

    def deliver(self, mails: list[bytes], user: str = OFFICE, folder: str = "") -> None:
        """Put mails straight into a maildir, as a mail server's delivery does."""
        box = self.root / "mail" / user / folder
        for name in ("new", "cur", "tmp"):
            (box / name).mkdir(parents=True, exist_ok=True)
        for mail in mails:
            _Counter.value += 1
            name = f"{int(time.time())}.{os.getpid()}_{_Counter.value}.uji"
            (box / "tmp" / name).write_bytes(mail)
            (box / "tmp" / name).rename(box / "new" / name)
        self._give(self.root / "mail" / user)

    def files(self, user: str = OFFICE) -> dict[str, bytes]:
        """The mails of a user by file name; flags stand behind ``:2,`` of the name."""
        box = self.root / "mail" / user
        found = [p for name in ("new", "cur") for p in (box / name).glob("*") if p.is_file()]
        return {path.name: path.read_bytes() for path in sorted(found)}

    def seen(self, user: str = OFFICE) -> list[bytes]:
        """The mails that are marked as seen."""
        return [data for name, data in self.files(user).items() if "S" in name.partition(":2,")[2]]

    def _give(self, *paths: Path) -> None:
        if os.getuid() == 0:
            for path in paths:
                for one in (path, *path.rglob("*")):
                    os.chown(one, self.uid, self.gid)


class _Counter:
    value = 0


def _open_way(path: Path) -> None:
    """The server's users must be able to walk down to its folder."""
    for folder in (path, *path.parents):
        if folder == Path("/tmp") or not os.access(folder, os.W_OK):
            break
        if folder.stat().st_uid == os.getuid():
            folder.chmod(folder.stat().st_mode | 0o111)
