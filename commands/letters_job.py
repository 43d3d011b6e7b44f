"""Opens a sender's document, where it can harm nobody: `python -m commands.letters_job DATA_DIR
FOLDER LANGUAGE`. The web starts it.

As for an import, the work is done by a child that is held to limits, and this process watches it.
One at a time does it: the memory of several together is bounded, too.
"""

import fcntl
import logging
import os
import sys
from functools import partial
from pathlib import Path

from data_access.importing.jobs.folder import Folder
from data_access.importing.jobs.limits import DIED, Limits, watched
from language import _, in_language
from reports.letters import do_asked, give_answer

log = logging.getLogger("ipplatform")
LIMITS = Limits(cpu_seconds=30, seconds=40, memory=400 << 20, files=200 << 20)
"""Two hundred letters take six seconds and a hundred MB."""
TURN = "letters.lock"


def work_in(folder: Folder, limits: Limits = LIMITS) -> None:
    """Does what was asked in the folder; a process that was ended is told as a template that cannot
    be used."""
    why = watched(partial(_do, folder.path), folder, limits)
    if why == DIED:
        give_answer(
            folder.path, _("Không mở được mẫu này; lỗi đã được ghi lại. Xin thử một mẫu khác.")
        )
    elif why:
        give_answer(
            folder.path,
            _("Mẫu này cần quá nhiều bộ nhớ hoặc thời gian để mở; xin dùng một mẫu đơn giản hơn."),
        )


def _do(folder: Path) -> None:
    try:
        do_asked(folder)
    except MemoryError:
        raise
    except Exception:
        log.exception("letters in %s failed", folder.name)
        raise


def main(data_dir: str, name: str, language: str) -> None:
    folder = Folder(Path(data_dir), name)
    turn = os.open(folder.root / TURN, os.O_RDWR | os.O_CREAT, 0o600)
    fcntl.flock(turn, fcntl.LOCK_EX)  # let go of by the system, however this process ends
    with in_language(language):
        work_in(folder)


if __name__ == "__main__":
    main(*sys.argv[1:])
