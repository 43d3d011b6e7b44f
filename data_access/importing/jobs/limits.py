"""What one import may use of the machine: a process of its own is held to it by the system, and
watched.

Nothing is written by a process that is ended: the register is changed in one transaction, which
then never happened.
"""

import ctypes
import math
import os
import resource
import signal
import tempfile
import time
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import NoReturn

from data_access.importing.jobs.folder import Folder

CANCELLED, CPU, TIME, MEMORY, FILES, DIED = "cancelled", "cpu", "time", "memory", "files", "died"
"""Why a process did not come to its end."""
TICK = 0.1
"""Seconds between two looks at the process."""
GRACE = 0.5
"""Seconds that it has to end by itself once it is told to."""
MEASURED = 1.0
"""Seconds between two looks at how much it has written."""
LATE = 10
"""Seconds after the time is up when the system ends a process that nobody watches any more."""
NO_MEMORY = 71
"""Exit code of a process that was given no more memory."""
_DEATH_OF_PARENT = 1
"""PR_SET_PDEATHSIG of Linux."""


@dataclass(frozen=True)
class Limits:
    """Processor seconds, seconds, bytes of memory, bytes of files, files open at once."""

    cpu_seconds: float
    seconds: float
    memory: int
    files: int
    open_files: int = 256


def watched(
    work: Callable[[], None], folder: Folder, limits: Limits, *, grows: Path | None = None
) -> str | None:
    """Does the work in a process of its own; gives why it was ended, None where it came to its end.
    `grows`: a file that it adds to, whose present size does not count."""
    folder.path.mkdir(mode=0o700, parents=True, exist_ok=True)  # taking back needs no file
    if folder.cancelled:
        return CANCELLED
    parent = os.getpid()
    child = os.fork()
    if not child:
        _work(work, folder, limits, parent, grows)
    folder.note_process(child)
    try:
        return _watch(child, folder, limits)
    finally:
        folder.clear_temporary()


def _watch(child: int, folder: Folder, limits: Limits) -> str | None:
    begin = measured = time.monotonic()
    while True:
        ended, status, used = os.wait4(child, os.WNOHANG)
        if ended:
            verdict = _verdict(status, used.ru_utime + used.ru_stime, limits)
            return CANCELLED if verdict == DIED and folder.cancelled else verdict
        at = time.monotonic()
        why = None
        if folder.cancelled:
            why = CANCELLED
        elif at - begin > limits.seconds:
            why = TIME
        elif at - measured > MEASURED:
            measured = at
            why = FILES if folder.size() > limits.files else None
        if why:
            _end(child)
            return why
        time.sleep(TICK)


def _end(child: int) -> None:
    """Our own child, which nobody else waits for: its number is not given to another process before
    it is waited for here."""
    os.kill(child, signal.SIGTERM)
    until = time.monotonic() + GRACE
    while time.monotonic() < until:
        if os.waitpid(child, os.WNOHANG)[0]:
            return
        time.sleep(TICK / 2)
    os.kill(child, signal.SIGKILL)
    os.waitpid(child, 0)


def _verdict(status: int, cpu_seconds: float, limits: Limits) -> str | None:
    if os.WIFEXITED(status):
        return {0: None, NO_MEMORY: MEMORY}.get(os.WEXITSTATUS(status), DIED)
    ended_by = os.WTERMSIG(status)
    if ended_by == signal.SIGXCPU or cpu_seconds >= limits.cpu_seconds:
        return CPU
    return {signal.SIGALRM: TIME, signal.SIGXFSZ: FILES}.get(signal.Signals(ended_by), DIED)


def _work(
    work: Callable[[], None], folder: Folder, limits: Limits, parent: int, grows: Path | None
) -> NoReturn:
    code = 1
    try:
        _impose(limits, grows)
        ctypes.CDLL(None).prctl(_DEATH_OF_PARENT, signal.SIGKILL)
        if os.getppid() == parent:
            _write_into(folder.temporary())
            work()
            code = 0
    except MemoryError:
        code = NO_MEMORY
    finally:
        os._exit(code)


def _impose(limits: Limits, grows: Path | None) -> None:
    """Before anything is read. What exceeds the first of two numbers is ended, the second is for
    what does not end by that."""
    for number in (signal.SIGTERM, signal.SIGXCPU, signal.SIGALRM):
        signal.signal(number, signal.SIG_DFL)
    cpu = math.ceil(limits.cpu_seconds)
    largest = limits.files + (grows.stat().st_size if grows and grows.exists() else 0)
    resource.setrlimit(resource.RLIMIT_CPU, (cpu, cpu + LATE))
    resource.setrlimit(resource.RLIMIT_DATA, (limits.memory, limits.memory))
    resource.setrlimit(resource.RLIMIT_FSIZE, (largest, largest))
    resource.setrlimit(resource.RLIMIT_NOFILE, (limits.open_files, limits.open_files))
    resource.setrlimit(resource.RLIMIT_CORE, (0, 0))
    signal.alarm(math.ceil(limits.seconds) + LATE)


def _write_into(folder: Path) -> None:
    """What is written for a while lies where it is counted, and goes with the folder."""
    tempfile.tempdir = os.environ["TMPDIR"] = os.environ["SQLITE_TMPDIR"] = str(folder)
