"""Paths → the files to read, in one order on every machine, and what cannot be read with the reason."""

from __future__ import annotations

import errno
import os
import stat
from collections.abc import Iterator
from pathlib import Path

from dragoman.records import Rejection

IGNORE_FILE = ".dragomanignore"


def walk(path: Path) -> Iterator[Path | Rejection]:
    """The regular files at or under ``path``: folders in the order of their names, hidden ones left out.

    A ``.dragomanignore`` (the patterns of ``.gitignore``) in a folder holds for all below it. Links are followed; a
    link back to a folder above itself is named once and not entered.
    """
    try:
        mode = path.stat().st_mode
    except OSError as error:
        yield _unreadable(path, error)
        return
    if stat.S_ISDIR(mode):
        yield from _folder(path, (_identity(path),), [])
    elif stat.S_ISREG(mode):
        yield path
    else:
        yield _not_a_file(path)


def _folder(
    folder: Path, above: tuple[tuple[int, int], ...], rules: list[tuple[Path, object]]
) -> Iterator[Path | Rejection]:
    try:
        names = sorted(os.listdir(folder))
        rules = rules + _rules_of(folder)
    except OSError as error:
        yield _unreadable(folder, error)
        return
    for name in names:
        path = folder / name
        if name.startswith("."):
            continue
        try:
            mode = path.stat().st_mode
        except OSError as error:
            if not _ignored(path, rules, folder=False):
                yield _unreadable(path, error)
            continue
        is_folder = stat.S_ISDIR(mode)
        if _ignored(path, rules, folder=is_folder):
            continue
        if is_folder:
            identity = _identity(path)
            if identity in above:
                yield Rejection(
                    file=str(path),
                    reason="it is a link back to a folder that is being read",
                    hint="remove the link, or name it in .dragomanignore",
                )
                continue
            yield from _folder(path, (*above, identity), rules)
        elif stat.S_ISREG(mode):
            yield path
        else:
            yield _not_a_file(path)


def _rules_of(folder: Path) -> list[tuple[Path, object]]:
    file = folder / IGNORE_FILE
    if not file.is_file():
        return []
    import pathspec

    lines = file.read_text(encoding="utf-8", errors="replace").splitlines()
    return [(folder, pathspec.GitIgnoreSpec.from_lines(lines))]


def _ignored(path: Path, rules: list[tuple[Path, object]], *, folder: bool) -> bool:
    for base, spec in rules:
        name = path.relative_to(base).as_posix() + ("/" if folder else "")
        if spec.match_file(name):  # type: ignore[attr-defined]
            return True
    return False


def _identity(folder: Path) -> tuple[int, int]:
    found = folder.stat()
    return found.st_dev, found.st_ino


def _unreadable(path: Path, error: OSError) -> Rejection:
    file = str(path)
    if error.errno == errno.ELOOP:
        return Rejection(file=file, reason="it is a link that leads in a circle", hint="remove the link")
    if error.errno == errno.ENOENT:
        reason = "it is a link to nothing" if path.is_symlink() else "there is no such file or folder"
        return Rejection(file=file, reason=reason, hint="check the path")
    if error.errno in (errno.EACCES, errno.EPERM):
        return Rejection(file=file, reason="you may not read it (permission denied)", hint="change its permissions")
    return Rejection(file=file, reason=f"it cannot be opened ({error.strerror})", hint="check the path and the disk")


def _not_a_file(path: Path) -> Rejection:
    return Rejection(file=str(path), reason="it is a device, pipe or socket, not a file", hint="give files or folders")
