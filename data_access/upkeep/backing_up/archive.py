"""The archive: a tar, compressed with gzip, whose last member is the manifest, and behind it a
seal: the hash of every byte before it, as a second part of the gzip, which `tar` passes over. What
was cut off has none.

The manifest's hashes prove what is in the archive. The seal proves the archive itself: a bit that
gzip reads in two ways alike, as in a long run of zeros, changes nothing that is in it, and tells of
a medium that is failing.
"""

import gzip
import hashlib
import io
import tarfile
import zlib
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from data_access.upkeep.backing_up import manifest as manifests
from data_access.upkeep.backing_up.manifest import Content, Manifest
from data_access.upkeep.backing_up.place import is_known
from data_access.upkeep.backing_up.refusal import Refusal
from language import _

CHUNK = 1 << 20
LEVEL = 1
"""Of compression: a third of the size already, several times as quick as the best."""
HEADER = b"\x1f\x8b\x08\x00\x00\x00\x00\x00\x04\xff"
"""What gzip writes at this level without a name and a time."""
LARGEST_MANIFEST = 1 << 30
"""Bytes: some millions of files."""
SEAL_LEVEL = 0
"""Stored, so that every seal has the same length."""
DAMAGE = (tarfile.TarError, gzip.BadGzipFile, zlib.error, EOFError, ValueError, KeyError, TypeError)


class Archive:
    """One that is being written."""

    def __init__(self, tar: tarfile.TarFile) -> None:
        self._tar = tar
        self.files: dict[str, Content] = {}

    def add(self, name: str, path: Path) -> None:
        """Raises OSError."""
        with path.open("rb") as file:
            size = path.stat().st_size
            reader = _Hashing(file)
            self._tar.addfile(_member(name, size), reader)
        self.files[name] = Content(size, reader.hash.hexdigest())

    def finish(self, manifest: Manifest) -> None:
        content = manifest.to_bytes()
        if len(content) > LARGEST_MANIFEST:
            raise Refusal(_("Có quá nhiều tệp cho một bản sao lưu: {n}.", n=len(manifest.files)))
        self._tar.addfile(_member(manifests.NAME, len(content)), io.BytesIO(content))


@contextmanager
def writing(path: Path) -> Iterator[Archive]:
    """A new archive, for this user of the machine only."""
    with path.open("xb") as raw:
        path.chmod(0o600)
        through = _HashingWriter(raw)
        with (
            gzip.GzipFile("", "wb", LEVEL, cast(IO[bytes], through), mtime=0) as packed,
            tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
        ):
            yield Archive(tar)
        raw.write(seal(through.hash.hexdigest()))


def seal(sha256: str) -> bytes:
    """What stands behind an archive whose bytes have that hash."""
    return gzip.compress(f"sha256 {sha256}\n".encode(), SEAL_LEVEL, mtime=0)


def unpack(path: Path, place: Callable[[str], Path]) -> tuple[Manifest, str]:
    """Lays each file out where `place` says and compares what it has written with the manifest;
    gives the manifest and its digest. Raises Refusal for anything that is not an archive as it was
    written, OSError where it cannot be read or there is no room."""
    try:
        with path.open("rb") as raw:
            if raw.read(len(HEADER)) != HEADER:
                raise Refusal(
                    _("{file} không phải là bản sao lưu của chương trình này.", file=path)
                )
            size = _sealed(raw)
            raw.seek(0)
            with gzip.GzipFile(fileobj=cast(IO[bytes], _Beginning(raw, size)), mode="rb") as packed:
                found, content = _unpacked(cast(IO[bytes], packed), place)
                while rest := packed.read(CHUNK):  # to its end, where the sum is
                    if rest.strip(b"\0"):
                        raise ValueError("something follows")
        told = manifests.from_bytes(content)
        _compare(found, told.files)
    except DAMAGE as damage:
        raise Refusal(
            _(
                "Bản sao lưu {file} hỏng hoặc bị cắt; chưa thay đổi gì. Dùng một bản khác.",
                file=path,
            )
        ) from damage
    return told, manifests.digest(content)


def _sealed(raw: IO[bytes]) -> int:
    """Bytes before the seal. Raises ValueError where it is not the seal of these."""
    length = len(seal(hashlib.sha256().hexdigest()))
    size = raw.seek(0, io.SEEK_END) - length
    raw.seek(0)
    found = hashlib.sha256()
    left = max(size, 0)
    while left and (chunk := raw.read(min(CHUNK, left))):
        found.update(chunk)
        left -= len(chunk)
    if raw.read() != seal(found.hexdigest()):
        raise ValueError("not sealed")
    return size


def _unpacked(packed: IO[bytes], place: Callable[[str], Path]) -> tuple[dict[str, Content], bytes]:
    found: dict[str, Content] = {}
    with tarfile.open(fileobj=packed, mode="r|") as tar:
        for member in tar:
            source = (
                tar.extractfile(member)
                if member.type == tarfile.REGTYPE and not member.issparse()
                else None
            )
            if source is None:
                raise ValueError(member.name)
            if member.name == manifests.NAME:
                content = source.read(LARGEST_MANIFEST)
                if tar.next() is not None:
                    raise ValueError(member.name)
                return found, content
            if member.name in found or not is_known(member.name):
                raise ValueError(member.name)
            found[member.name] = _laid_out(source, place(member.name))
    raise EOFError


def _laid_out(source: IO[bytes], path: Path) -> Content:
    path.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
    sha256 = hashlib.sha256()
    size = 0
    with path.open("xb") as new:
        path.chmod(0o600)
        while chunk := source.read(CHUNK):
            sha256.update(chunk)
            size += new.write(chunk)
    return Content(size, sha256.hexdigest())


def _compare(found: Mapping[str, Content], told: Mapping[str, Content]) -> None:
    if dict(found) != dict(told):
        raise ValueError("not the files of the manifest")


def _member(name: str, size: int) -> tarfile.TarInfo:
    member = tarfile.TarInfo(name)
    member.size = size
    member.mode = 0o600
    return member


class _HashingWriter:
    """Hashes what is written through it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.hash = hashlib.sha256()

    def write(self, content: bytes) -> int:
        self.hash.update(content)
        return self._file.write(content)

    def flush(self) -> None:
        self._file.flush()


class _Beginning(io.RawIOBase):
    """The first bytes of a file."""

    def __init__(self, file: IO[bytes], size: int) -> None:
        self._file, self._left = file, size

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        found = self._file.read(self._left if size < 0 else min(size, self._left))
        self._left -= len(found)
        return found


class _Hashing(io.RawIOBase):
    """Hashes what is read through it."""

    def __init__(self, file: IO[bytes]) -> None:
        self._file = file
        self.hash = hashlib.sha256()

    def readable(self) -> bool:
        return True

    def read(self, size: int = -1, /) -> bytes:
        chunk = self._file.read(size)
        self.hash.update(chunk)
        return chunk
