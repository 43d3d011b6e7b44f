"""Processes by number and the moment they began: a number alone is given to another process once
the first is gone."""

import contextlib
import os
import signal
from pathlib import Path


def mark_of(pid: int) -> str | None:
    """'number moment' of a process that lives; None for one that does not. The moment is in ticks
    since the machine started."""
    try:
        stat = Path(f"/proc/{pid}/stat").read_text(encoding="ascii", errors="replace")
    except OSError:
        return None
    state, *rest = stat.rpartition(")")[2].split()
    return None if state == "Z" else f"{pid} {rest[18]}"


def end(mark: str) -> bool:
    """Ends the process with that mark; False where it is gone, whoever has its number now."""
    pid = int(mark.partition(" ")[0])
    if mark_of(pid) != mark:
        return False
    with contextlib.suppress(ProcessLookupError, PermissionError):
        os.kill(pid, signal.SIGKILL)
        return True
    return False
