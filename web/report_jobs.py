"""Starts the process that makes the files of a report that was just published."""

import logging
import os
import subprocess
import sys
import threading
from pathlib import Path

from web.site import site

log = logging.getLogger("ipplatform")
APP = Path(__file__).parents[1] / "app.py"


def start_files(job: int) -> None:
    """One that cannot be started leaves the files to whoever first asks for them."""
    command = [sys.executable, str(APP), "report-job", str(job)]
    environment = {**os.environ, **site().settings.environment()}
    try:
        process = subprocess.Popen(  # noqa: S603
            command, cwd=APP.parent, env=environment, start_new_session=True
        )
    except OSError:
        log.exception("files of job %s could not be begun", job)
        return
    threading.Thread(target=process.wait, daemon=True).start()
