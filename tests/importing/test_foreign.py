"""Files that are no data, told by their first bytes whatever their name: each refused with what it
is and what to do."""

import bz2
import lzma
from pathlib import Path
from zipfile import ZipFile

import pytest

from tests.importing.files import refusal, write

WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"
MANIFEST = (
    "<manifest><file-entry full-path='content.xml'><encryption-data/></file-entry></manifest>"
)


def packed(path: Path, **members: str) -> Path:
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(
                {
                    "types": "[Content_Types].xml",
                    "body": "content.xml",
                    "manifest": "META-INF/manifest.xml",
                }.get(name, name),
                content,
            )
    return path


@pytest.mark.parametrize(
    ("content", "sign"),
    [
        (bz2.compress(b"x"), "bzip2"),
        (lzma.compress(b"x"), "xz"),
        (b"\x28\xb5\x2f\xfdx", "zstd"),
        (b"%PDF-1.7", "PDF"),
        (b"{\\rtf1", "RTF"),
    ],
)
def test_other_kinds_are_named(tmp_path: Path, content: bytes, sign: str) -> None:
    assert sign in refusal(write(tmp_path / "x.csv", content))


def test_texts_in_a_zip_container_are_no_archives(tmp_path: Path) -> None:
    """A Word text or an OpenDocument one under any name is not unpacked as a ZIP of files."""
    text = f"<Types><Override ContentType='{WORD}'/></Types>"
    assert refusal(packed(tmp_path / "a.xlsx", types=text)).startswith(
        "Đây là văn bản hoặc bản trình chiếu"
    )
    other = packed(
        tmp_path / "b.zip", mimetype="application/vnd.oasis.opendocument.text", body="<a/>"
    )
    assert refusal(other).startswith("Đây là văn bản hoặc bản trình chiếu")


def test_an_open_document_with_a_password_says_so(tmp_path: Path) -> None:
    """V-9 in part."""
    book = packed(
        tmp_path / "a.ods",
        mimetype="application/vnd.oasis.opendocument.spreadsheet",
        body="\x01\x02",
        manifest=MANIFEST,
    )
    assert refusal(book) == "Bảng tính có mật khẩu; hãy bỏ mật khẩu rồi nhập lại."
