"""Files that appear whole or not at all, and are on the disk when their name is there.

A file is written beside its place under a name that ``is_temporary`` knows, forced to the disk, and
given its name in one move; then the folder is forced too. What a killed run left is removed by the
next one.
"""

from __future__ import annotations

import errno
import hashlib
import os
import re
import shutil
from collections.abc import Iterable, Iterator
from contextlib import contextmanager, suppress
from pathlib import Path

_TEMPORARY = re.compile(r"~.+\..+\.tmp|~.+\.(baru|naik)\.xlsm")
"""Word and Excel name their own files ``~WRL0001.tmp``: without a second dot."""
_NO_SUCH_THING = (errno.EINVAL, errno.ENOTSUP, errno.ENOSYS)
"""Errors of a file system, as of some network drives, that cannot force a folder."""
_OTHERS = 0o007
"""The rights of everybody beside owner and group."""


def temporary_name(target: Path) -> Path:
    """Return the name under which a file is written before it gets its own."""
    mark = hashlib.sha256(target.name.encode("utf-8", "surrogateescape")).hexdigest()[:8]
    return target.parent / f"~{target.name[:60]}.{mark}{os.getpid()}.tmp"


def is_temporary(path: Path) -> bool:
    """Tell whether a file is a half-done one of this program."""
    return _TEMPORARY.fullmatch(path.name) is not None


def write_forced(path: Path, data: bytes) -> None:
    """Write a file under this very name; it is on the disk when this returns."""
    with path.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())


def write_whole(path: Path, data: bytes, *, among_many: bool = False) -> None:
    """Write a file whole or not at all, on the disk; its folder is made where it is missing.

    The caller that writes ``among_many`` forces the folder itself, once at the end.
    """
    temporary = temporary_name(path)
    path.parent.mkdir(parents=True, exist_ok=True)
    try:
        write_forced(temporary, data)
        temporary.replace(path)
    except OSError:
        remove(temporary)
        raise
    if not among_many:
        force_folder(path.parent)


def copy_whole(source: Path, target: Path) -> None:
    """Copy a file with its dates: the target is the whole copy or is not there."""
    temporary = temporary_name(target)
    try:
        shutil.copyfile(source, temporary)
        shutil.copystat(source, temporary)
        if os.name == "posix":
            temporary.chmod(temporary.stat().st_mode & ~_OTHERS)
        force(temporary)
        move(temporary, target)
    except OSError:
        remove(temporary)
        raise


def move(temporary: Path, target: Path) -> None:
    """Give a finished file its name, and force its folder to the disk."""
    temporary.replace(target)
    force_folder(target.parent)


def force(path: Path) -> None:
    """Force the contents of a file to the disk."""
    with path.open("rb+") as stream:
        os.fsync(stream.fileno())


def force_folder(folder: Path) -> None:
    """Force the names in a folder to the disk; Windows does it with the file."""
    if os.name == "nt":
        return
    number = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(number)
    except OSError as error:
        if error.errno not in _NO_SUCH_THING:
            raise
    finally:
        os.close(number)


def remove(path: Path) -> None:
    """Remove a file or folder that may be gone or held; the next run tries again."""
    with suppress(OSError):
        if path.is_dir() and not path.is_symlink():
            shutil.rmtree(path)
        else:
            path.unlink()


def remove_temporary(folders: Iterable[Path]) -> None:
    """Remove what killed runs left half-done in these folders."""
    for folder in folders:
        with suppress(OSError):
            for path in [one for one in folder.iterdir() if is_temporary(one)]:
                remove(path)


@contextmanager
def for_owner_and_group() -> Iterator[None]:
    """Make new files readable by their owner and group only, where the system has such rights."""
    before = os.umask(0)
    os.umask(before | _OTHERS)
    try:
        yield
    finally:
        os.umask(before)
