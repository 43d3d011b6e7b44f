"""LibreOffice, which many offices have, opens each kind of file and prints it."""

import re
import shutil
import subprocess
from pathlib import Path

import pytest
from pypdf import PdfReader

from reports.document.write import write
from tests.reports import samples

OFFICE = shutil.which("soffice")
KINDS = ("docx", "pptx", "xlsx")

pytestmark = pytest.mark.skipif(OFFICE is None, reason="needs LibreOffice: soffice is not there")


def printed(folder: Path, names: list[str]) -> list[str]:
    """The words of each file as LibreOffice prints it."""
    profile = f"-env:UserInstallation={(folder / 'profile').as_uri()}"
    asked = [str(OFFICE), profile, "--headless", "--convert-to", "pdf", "--outdir", str(folder)]
    ran = subprocess.run(
        [*asked, *(str(folder / name) for name in names)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 0, ran.stderr
    return [_words(folder / Path(name).with_suffix(".pdf")) for name in names]


def _words(path: Path) -> str:
    return re.sub(r"\s+", " ", " ".join(page.extract_text() for page in PdfReader(path).pages))


def test_each_kind_is_opened_and_printed(tmp_path: Path) -> None:
    names = [f"{kind}.{kind}" for kind in KINDS]
    for kind, name in zip(KINDS, names, strict=True):
        (tmp_path / name).write_bytes(write(samples.report(), kind))
    # letters with marks cannot be read back from its PDF one by one; numbers can
    for name, said in zip(names, printed(tmp_path, names), strict=True):
        for number in ("115.018", "1.000", "31/12/2021"):
            assert number in said, name
