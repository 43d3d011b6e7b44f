"""The key of the audit log's chain and how far the log had come, in two files outside the database
(decision 0016).

`audit.key` is made at its first use and is nobody's but the service's. `…-audit.head` names the
newest row that is known, under the key; it is written after the row is committed, so it may be
behind and is never ahead. Neither is ever made anew over one that is there.
"""

import fcntl
import hashlib
import hmac
import json
import os
import secrets
from collections.abc import Iterator
from contextlib import contextmanager, suppress
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from data_access.database import whole_file

KEY_FILE, HEAD = "audit.key", "-audit.head"
KEY_BYTES = 32


@dataclass(frozen=True, slots=True)
class Mark:
    """A row of the log; before the first one id 0 and no hash."""

    id: int = 0
    hash: str = ""


@dataclass(frozen=True, slots=True)
class Head:
    """`begun`: the last row before the chain was keyed; `newest`: the newest row that is known.
    `sound`: written under this key."""

    begun: Mark
    newest: Mark
    sound: bool = True


@dataclass(frozen=True, slots=True)
class Vault:
    """`folder`: where the files lie; `name`: of the database, for several may share a folder and
    its key."""

    folder: Path
    name: str

    @property
    def key_file(self) -> Path:
        return self.folder / KEY_FILE

    @property
    def head_file(self) -> Path:
        return self.folder / f"{self.name}{HEAD}"

    def key(self) -> bytes | None:
        """None where there is none. Raises OSError."""
        with suppress(FileNotFoundError):
            return self.key_file.read_bytes().strip()
        return None

    def head(self, key: bytes) -> Head | None:
        """None where there is none. Raises OSError."""
        with suppress(FileNotFoundError):
            return _read(self.head_file.read_bytes(), key)
        return None

    def opened(self, last: Mark) -> tuple[bytes, Head]:
        """Key and head for the row after `last`; both are made where the log has none yet. Raises
        OSError."""
        key = self.key() or self._new_key()
        head = self.head(key)
        if head is None:
            head = Head(last, last)
            with self._alone():
                whole_file.place(self.head_file, _written(head, key))
        return key, head

    def advance(self, newest: Mark) -> None:
        """Notes a newer row; an older one than is known is passed over. Raises OSError."""
        with self._alone():
            key = self.key()
            head = self.head(key) if key else None
            if key and head and head.sound and newest.id > head.newest.id:
                whole_file.place(self.head_file, _written(replace(head, newest=newest), key))

    def accept(self, newest: Mark) -> Head | None:
        """Takes a row for the newest that may be older than what was known; gives the former head,
        None where there is no sound one."""
        with self._alone():
            key = self.key()
            head = self.head(key) if key else None
            if not key or not head or not head.sound:
                return None
            whole_file.place(self.head_file, _written(replace(head, newest=newest), key))
            return head

    def set_aside(self) -> Path | None:
        """Puts the head of a log that is lost for good beside it, where it is kept; gives its new
        place."""
        kept = self.head_file.with_name(f"{self.head_file.name}.{secrets.token_hex(4)}")
        with suppress(FileNotFoundError):
            return self.head_file.rename(kept)
        return None

    def _new_key(self) -> bytes:
        self.folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        new = whole_file.temporary(self.key_file, secrets.token_hex(KEY_BYTES).encode() + b"\n")
        try:
            with suppress(FileExistsError):  # another process was quicker: its key is the key
                os.link(new, self.key_file)
        finally:
            new.unlink()
        whole_file.sync(self.folder)
        return self.key_file.read_bytes().strip()

    @contextmanager
    def _alone(self) -> Iterator[None]:
        """One process at a time writes the head."""
        with self.key_file.open("rb") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def _told(head: Head) -> str:
    return json.dumps({"begun": asdict(head.begun), "newest": asdict(head.newest)}, sort_keys=True)


def _written(head: Head, key: bytes) -> bytes:
    told = _told(head)
    return json.dumps({"head": told, "mac": _mac(told, key)}).encode()


def _read(content: bytes, key: bytes) -> Head:
    try:
        both = json.loads(content)
        found = json.loads(both["head"])
        head = Head(Mark(**found["begun"]), Mark(**found["newest"]))
        return replace(head, sound=hmac.compare_digest(_mac(both["head"], key), both["mac"]))
    except (ValueError, TypeError, KeyError):
        return Head(Mark(), Mark(), sound=False)


def _mac(told: str, key: bytes) -> str:
    return hmac.new(key, b"head:" + told.encode(), hashlib.sha256).hexdigest()
