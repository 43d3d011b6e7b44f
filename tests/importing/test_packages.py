"""ZIP archives of data files: each inner file reported by itself, dangerous ones refused before
anything is unpacked."""

import io
import struct
import time
from pathlib import Path
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

import pytest

from data_access.database.engine import Database
from tests.importing.files import (
    counts,
    csv_text,
    mark,
    reasons,
    records,
    refusal,
    run,
    stored,
    write,
)
from tests.importing.st96_documents import document, mark_xml


def archive(path: Path, **members: str | bytes) -> Path:
    """A ZIP; names of members with '__' for '.' and '___' for '/'."""
    with ZipFile(path, "w", ZIP_DEFLATED) as zip:
        for name, content in members.items():
            zip.writestr(name.replace("___", "/").replace("__", "."), content)
    return path


def test_tables_and_documents_in_one_archive(tmp_path: Path, database: Database) -> None:
    table = csv_text([mark(so_don="4-2020-00007", chu="Công ty A")])
    path = archive(
        tmp_path / "goi.zip",
        bang__csv=table,
        xml___nhan__xml=document(mark_xml(number="4-2020-00008")),
        DS_Store="x",
    )
    assert [r.application_no for r in records(archive(tmp_path / "a.zip", bang__csv=table))] == [
        "4-2020-00007"
    ]
    result = run(database, path)
    assert (result.format, counts(result)) == ("zip", (2, 0, 0, 1))
    assert [(e.row, e.reason.partition(":")[0]) for e in result.errors] == [(None, "DS_Store")]
    assert stored(database, "4-2020-00008").record.title == "MẪU"


def test_an_inner_file_that_is_refused_is_named(tmp_path: Path) -> None:
    path = archive(
        tmp_path / "x.zip",
        a__xml=document(mark_xml())[:-20],
        b__xml=document(mark_xml(filed="2020-02-31")),
    )
    assert [r[2].partition(":")[0] for r in reasons(path)] == ["a.xml", "b.xml"]


def test_what_file_managers_add_is_left_out(tmp_path: Path) -> None:
    path = archive(tmp_path / "x.zip", a__xml=document(mark_xml()))
    with ZipFile(path, "a") as zip:
        for name in ("__MACOSX/._a.xml", ".DS_Store", "Thumbs.db", "folder/"):
            zip.writestr(name, "x" if not name.endswith("/") else "")
    assert len(records(path)) == 1


def _bomb(path: Path) -> Path:
    """V-10: 12 MB of zeros packed a thousandfold, declared as what they are."""
    with (
        ZipFile(path, "w", ZIP_DEFLATED, compresslevel=9) as zip,
        zip.open(ZipInfo("a.csv"), "w", force_zip64=True) as member,
    ):
        for _n in range(700):
            member.write(bytes(1 << 20))
    return path


def _crowd(path: Path) -> Path:
    """V-10: 100,000 members."""
    with ZipFile(path, "w") as zip:
        for n in range(100_000):
            zip.writestr(ZipInfo(f"{n}.xml"), "")
    return path


def test_bombs_and_crowds_are_refused_at_once(tmp_path: Path) -> None:
    """V-10: from the directory, in less than two seconds."""
    bomb, crowd = _bomb(tmp_path / "b.zip"), _crowd(tmp_path / "c.zip")
    for path, sign in ((bomb, "phình ra quá mức"), (crowd, "quá nhiều tệp")):
        begin = time.process_time()
        assert sign in refusal(path)
        assert time.process_time() - begin < 2


@pytest.mark.parametrize(
    "name", ["../a.xml", "/etc/a.xml", "a/../../b.xml", "C:\\a.xml", "..\\a.xml"]
)
def test_names_that_lead_outside_are_refused(tmp_path: Path, name: str) -> None:
    """V-10."""
    with ZipFile(tmp_path / "x.zip", "w") as zip:
        zip.writestr(ZipInfo("placeholder"), document(mark_xml()))
    raw = (
        (tmp_path / "x.zip")
        .read_bytes()
        .replace(b"placeholder", name.encode().ljust(11, b"x")[:11])
    )
    assert "ra ngoài thư mục" in refusal(write(tmp_path / "y.zip", raw))


def test_symbolic_links_are_refused(tmp_path: Path) -> None:
    """V-10: what would be read is another file than was sent."""
    link = ZipInfo("a.csv")
    link.create_system, link.external_attr = 3, 0o120777 << 16
    with ZipFile(tmp_path / "x.zip", "w") as zip:
        zip.writestr(link, "/etc/passwd")
        zip.writestr("b.xml", document(mark_xml()))
    assert "ra ngoài thư mục" in refusal(tmp_path / "x.zip")


def test_archives_in_archives_are_refused(tmp_path: Path) -> None:
    """V-10: by name, and by content under another name."""
    inner = archive(tmp_path / "inner.zip", a__xml="x").read_bytes()
    assert "inner.zip" in refusal(archive(tmp_path / "x.zip", inner__zip=inner))
    assert "a.xml" in refusal(archive(tmp_path / "y.zip", a__xml=inner))


def test_an_encrypted_archive_is_refused(tmp_path: Path) -> None:
    """V-10."""
    raw = bytearray(archive(tmp_path / "x.zip", a__xml=document(mark_xml())).read_bytes())
    for sign, offset in ((b"PK\x03\x04", 6), (b"PK\x01\x02", 8)):
        at = raw.find(sign) + offset
        struct.pack_into("<H", raw, at, struct.unpack_from("<H", raw, at)[0] | 1)
    assert "mật khẩu" in refusal(write(tmp_path / "y.zip", bytes(raw)))


@pytest.mark.parametrize("percent", [1, 25, 50, 99])
def test_an_archive_cut_short_is_refused(tmp_path: Path, percent: int) -> None:
    """V-1."""
    whole = archive(tmp_path / "x.zip", a__xml=document(mark_xml() * 50)).read_bytes()
    assert "hỏng" in refusal(write(tmp_path / "y.zip", whole[: len(whole) * percent // 100]))


def test_a_member_whose_content_was_altered_is_refused(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    with ZipFile(buffer, "w") as zip:
        zip.writestr("a.xml", document(mark_xml()))
    assert "hỏng" in refusal(
        write(tmp_path / "x.zip", buffer.getvalue().replace("MẪU".encode(), "MẬU".encode(), 1))
    )
