"""A sender's document is never opened in a worker, which answers everybody: a process with limits
does it (commands.letters_job)."""

import json
import secrets
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from data_access.importing.jobs.folder import Folder
from language import _, language
from web.site import site

Wanted = Mapping[str, Sequence[Mapping[str, Any]]]
ROOT = Path(__file__).parents[1]
PATIENCE = 60
"""Seconds, those in which others' documents are opened included."""


def check(template: bytes) -> None:
    """Raises BadTemplate."""
    from reports import letters

    if len(template) > letters.LARGEST:  # not worth a process
        raise letters.BadTemplate(_("Mẫu quá lớn: tối đa {n} MB.", n=letters.LARGEST // 1_000_000))
    _answered(template, None)


def written(template: bytes, wanted: Wanted) -> bytes:
    """The letters (reports.letters.ask) as one ZIP file. Raises BadTemplate for a template that takes
    too much."""
    return _answered(template, wanted)


def _answered(template: bytes, wanted: Wanted | None) -> bytes:
    from reports import letters

    data_dir = site().settings.data_dir.resolve()
    folder = Folder(data_dir, f"thu-{secrets.token_hex(8)}")
    folder.path.mkdir(mode=0o700, parents=True)
    try:
        letters.ask(folder.path, template, wanted)
        command = [
            sys.executable,
            "-m",
            "commands.letters_job",
            str(data_dir),
            folder.path.name,
            language(),
        ]
        subprocess.run(command, cwd=ROOT, timeout=PATIENCE, check=True)  # noqa: S603
        if problem := json.loads((folder.path / letters.ANSWER).read_text(encoding="utf-8")):
            raise letters.BadTemplate(problem)
        return (folder.path / letters.PACKED).read_bytes() if wanted is not None else b""
    except subprocess.TimeoutExpired as busy:
        raise letters.BadTemplate(
            _("Máy chủ đang bận mở mẫu thư khác; xin thử lại sau ít phút.")
        ) from busy
    finally:
        folder.remove()
