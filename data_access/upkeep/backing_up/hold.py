"""Who uses an installation's data folder: commands, the server and jobs together, a restore alone.
A lock of the system, which ends with the process, however it ends."""

import fcntl
import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from data_access.upkeep.backing_up import journal
from data_access.upkeep.backing_up.refusal import Refusal
from language import _

LOCKS = Path("/proc/locks")
WORDS = 4
"""Of a command line, so that it is known and stays short."""


@contextmanager
def shared(data_dir: Path) -> Iterator[None]:
    """Held by whoever reads or writes the state. Raises Refusal while it is being restored, or
    where that was broken off."""
    with _locked(data_dir, fcntl.LOCK_SH) as taken:
        if not taken:
            raise Refusal(
                _("Dữ liệu ở {folder} đang được khôi phục: chờ xong rồi chạy lại.", folder=data_dir)
            )
        if begun := journal.read(data_dir):
            raise Refusal(
                _(
                    "Việc khôi phục từ {file} đã bị ngắt giữa chừng. Chạy lại để hoàn tất: python app.py restore {file}",
                    file=begun.file,
                )
            )
        yield


@contextmanager
def alone(data_dir: Path) -> Iterator[None]:
    """Held by a restore. Raises Refusal, naming them, while others use the place."""
    with _locked(data_dir, fcntl.LOCK_EX) as taken:
        if not taken:
            raise Refusal(
                _(
                    "Dữ liệu ở {folder} đang được dùng ({who}): dừng máy chủ, chờ việc nhập và lệnh hẹn giờ xong rồi chạy lại.",
                    folder=data_dir,
                    who=", ".join(_holders(data_dir)) or _("không rõ tiến trình nào"),
                )
            )
        yield


@contextmanager
def _locked(folder: Path, how: int) -> Iterator[bool]:
    """Of the folder itself: nothing has to be written for it."""
    try:
        folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        handle = os.open(folder, os.O_RDONLY)
    except OSError as error:
        raise Refusal(
            _(
                "Không dùng được thư mục dữ liệu {folder}: {detail}",
                folder=folder,
                detail=error.strerror,
            )
        ) from error
    try:
        try:
            fcntl.flock(handle, how | fcntl.LOCK_NB)
        except BlockingIOError:
            yield False
        else:
            yield True
    finally:
        os.close(handle)


def _holders(folder: Path) -> list[str]:
    """Command lines of the processes that hold the folder, as far as the system tells."""
    inode = str(folder.stat().st_ino)
    try:
        lines = [line.split() for line in LOCKS.read_text(encoding="ascii").splitlines()]
    except OSError:
        return []
    pids = {
        words[4] for words in lines if words[1] == "FLOCK" and words[5].rpartition(":")[2] == inode
    }
    return sorted(_told(pid) for pid in pids)


def _told(pid: str) -> str:
    try:
        words = (
            (Path("/proc") / pid / "cmdline")
            .read_text(encoding="utf-8", errors="replace")
            .split("\0")
        )
    except OSError:
        return f"pid {pid}"
    names = [word for word in words if word]
    after = next((n for n, word in enumerate(names) if word.endswith("app.py")), -1)
    command = (
        " ".join([Path(names[after]).name, *names[after + 1 :]][:WORDS])
        if after >= 0
        else " ".join(names[:WORDS])
    )
    return f"{command}, pid {pid}"
