"""ZIP: every member read as a file of its own, in the order of their names. Nothing is written to disk."""

from __future__ import annotations

import zipfile
import zlib
from collections.abc import Iterator
from pathlib import PurePosixPath
from typing import Any

from dragoman.intake.drafts import CannotReadError, Draft, Input, Refusal
from dragoman.intake.formats import read_input
from dragoman.intake.formats.nested import below
from dragoman.intake.limits import MEGABYTE, told
from dragoman.intake.sidecars import pair_sidecars, read_sidecar, with_fields


def drafts(source: Input) -> Iterator[Draft | Refusal]:
    source.stream.seek(0)
    try:
        archive = zipfile.ZipFile(source.stream)
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError) as error:
        raise CannotReadError("the ZIP is damaged or breaks off", "fetch it again") from error
    with archive:
        members = sorted((m for m in archive.infolist() if not m.is_dir()), key=lambda m: (m.filename, m.header_offset))
        _refuse_bombs(members, source)
        wanted = [m for m in members if not _is_hidden(m.filename)]
        if not wanted:
            raise CannotReadError("the ZIP holds no files", "nothing to read")
        by_name = {m.filename: m for m in wanted}
        pairs = pair_sidecars(list(by_name))
        beside = set(pairs.values())
        for member in wanted:
            if member.filename in beside:
                continue
            place = f"/{member.filename}"
            try:
                data = _content(archive, member, source)
            except CannotReadError as error:
                yield error.at(place)
                continue
            fields: dict[str, Any] = {"metadata": {}}
            if member.filename in pairs:
                try:
                    fields = _fields(archive, by_name[pairs[member.filename]], source)
                except CannotReadError as error:
                    yield error.at(f"/{pairs[member.filename]}")
            for item in below(read_input, source, data, member.filename):
                yield with_fields(item, fields)


def _fields(archive: zipfile.ZipFile, sidecar: zipfile.ZipInfo, source: Input) -> dict[str, Any]:
    return read_sidecar(_content(archive, sidecar, source), sidecar.filename)


def _refuse_bombs(members: list[zipfile.ZipInfo], source: Input) -> None:
    limits = source.limits
    packed = source.stream.seek(0, 2)
    unpacked = sum(member.file_size for member in members)
    if len(members) > limits.members:
        raise CannotReadError(f"the ZIP has {len(members):,} files; the limit is {limits.members:,}", "split it")
    if unpacked > limits.unpacked_bytes:
        raise CannotReadError(
            f"the ZIP unpacks to {told(unpacked)}; the limit is {told(limits.unpacked_bytes)}",
            "split it, or give the folder",
        )
    # Members that share their packed bytes make a bomb that no single ratio shows.
    if unpacked > 10 * MEGABYTE and unpacked > limits.unpacked_ratio * max(packed, 1):
        raise CannotReadError(
            f"the ZIP unpacks to {unpacked // max(packed, 1):,} times its size; the limit is {limits.unpacked_ratio}",
            "it may be a bomb; unpack it yourself and give the folder",
        )


def _content(archive: zipfile.ZipFile, member: zipfile.ZipInfo, source: Input) -> bytes:
    path = PurePosixPath(member.filename.replace("\\", "/"))
    if path.is_absolute() or ".." in path.parts or ":" in path.parts[0]:
        raise CannotReadError("its path leads out of the archive", "pack it again with plain paths")
    if member.flag_bits & 0x1:
        raise CannotReadError("it is locked with a password", "pack it without the password")
    limit = source.limits.item_bytes
    if member.file_size > limit:
        raise CannotReadError(
            f"it unpacks to {told(member.file_size)}; the limit is {told(limit)}", "give it by itself"
        )
    try:
        with archive.open(member) as stream:
            return stream.read(limit + 1)
    except (zipfile.BadZipFile, zlib.error, EOFError, OSError, NotImplementedError, RuntimeError, ValueError) as error:
        raise CannotReadError("this member of the ZIP is damaged", "fetch the archive again") from error


def _is_hidden(name: str) -> bool:
    parts = PurePosixPath(name.replace("\\", "/")).parts
    return any((part.startswith(".") and part != "..") or part == "__MACOSX" for part in parts)
