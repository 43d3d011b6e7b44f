"""Pictures in a ZIP beside the records: checked, re-encoded, matched by number or by the name that
a record gives them."""

import io
from pathlib import Path
from zipfile import ZipFile

import pytest
from PIL import Image

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.pictures.copies import path_of
from data_access.pictures.files import BadPicture, take
from data_access.pictures.keep import keep_pictures
from data_access.records.loading import find_by_number, record_view
from data_access.records.pictures import pictures_of
from data_access.writing.import_result import ImportResult
from data_access.writing.sender import Sender, by_command
from readers.file.source import Source
from readers.file.unpacking import unpacked
from tests.importing import TODAY
from tests.importing.files import counts, csv_text, mark, run, write
from tests.importing.xml_documents import st66, st66_mark


def png(colour: str = "red", size: tuple[int, int] = (1200, 600), kind: str = "PNG") -> bytes:
    buffer = io.BytesIO()
    Image.new("RGB", size, colour).save(buffer, kind)
    return buffer.getvalue()


def imported(
    database: Database, tmp_path: Path, vn34: str | None = None, **members: str | bytes
) -> ImportResult:
    """A ZIP of members ('__' stands for '.') imported with its pictures."""
    path = tmp_path / "goi.zip"
    with ZipFile(path, "w") as archive:
        for name, content in members.items():
            archive.writestr(name.replace("__", "."), content)
    run(database, path)
    with unpacked(Source(path, "goi.zip")) as package:
        sender = Sender("x", 1, vn34, vn34, "officer") if vn34 else by_command("x")
        return keep_pictures(
            database,
            package,
            tmp_path / "anh",
            file="goi.zip",
            kind="assets",
            sender=sender,
            today=TODAY,
        )


VINH = "1 Lê Lợi, Vinh, Nghệ An"
TABLE = csv_text(
    [
        mark(so_don="4-2020-00007", dia_chi=VINH),
        mark(so_don="4-2020-00008", dia_chi="Quy Nhơn, Bình Định"),
    ]
)


def test_pictures_find_their_assets_by_number(database: Database, tmp_path: Path) -> None:
    members = {
        "bang__csv": TABLE,
        "4-2020-00007__png": png(),
        "4-2020-00007 (2)__jpg": png("blue", kind="JPEG"),
        "4-2020-00009__png": png("green"),
    }
    result = imported(database, tmp_path, **members)
    assert counts(result) == (2, 0, 0, 1)
    assert [e.reason for e in result.errors] == [
        "4-2020-00009.png: Không tìm thấy một tài sản duy nhất cho ảnh này theo số trong tên tệp"
    ]
    assert counts(imported(database, tmp_path, **members)) == (0, 0, 2, 1)
    with database.read(SYSTEM) as connection:
        (asset_id,) = find_by_number(connection, "4-2020-00007", scope=SYSTEM)
        pictures = record_view(connection, asset_id, scope=SYSTEM).pictures
    assert [(p.width, p.height) for p in pictures] == [(640, 320), (640, 320)]
    with Image.open(path_of(tmp_path / "anh", pictures[0].sha256, "nho")) as small:
        assert (small.size, small.format) == ((96, 48), "JPEG")


def test_pictures_find_their_assets_by_the_name_in_the_record(
    database: Database, tmp_path: Path
) -> None:
    image = "<MarkImageDetails><MarkImage><MarkImageFilename>hinh/Logo.PNG</MarkImageFilename></MarkImage></MarkImageDetails>"
    result = imported(
        database, tmp_path, a__xml=st66(st66_mark("87881347", image)), logo__png=png()
    )
    assert counts(result) == (1, 0, 0, 0)


def test_a_province_sees_and_touches_its_own_alone(database: Database, tmp_path: Path) -> None:
    """T-4: the picture of another province's asset is as good as none."""
    result = imported(
        database,
        tmp_path,
        vn34="40",
        **{"bang__csv": TABLE, "4-2020-00007__png": png(), "4-2020-00008__png": png("blue")},
    )
    assert counts(result) == (1, 0, 0, 1)
    own, other = Scope.province("40"), Scope.province("52")
    with database.read(SYSTEM) as connection:
        (asset_id,) = find_by_number(connection, "4-2020-00007", scope=SYSTEM)
    with database.read(own) as connection:
        assert list(pictures_of(connection, [asset_id], scope=own)) == [asset_id]
    with database.read(other) as connection:
        assert pictures_of(connection, [asset_id], scope=other) == {}


@pytest.mark.parametrize(
    ("content", "reason"),
    [
        (
            b"<svg xmlns='http://www.w3.org/2000/svg'><script>alert(1)</script></svg>",
            "Không phải ảnh",
        ),
        (png()[:200], "Không phải ảnh"),
        (b"", "Không phải ảnh"),
        (png(size=(9000, 9000)), "triệu điểm ảnh"),
        (b"\x89PNG\r\n\x1a\n" + b"x" * (21 << 20), "lớn hơn 20 MB"),
    ],
)
def test_what_is_no_picture_or_too_large_is_told(
    tmp_path: Path, content: bytes, reason: str
) -> None:
    """V-17: SVG is no picture here."""
    with pytest.raises(BadPicture, match=reason):
        take(write(tmp_path / "x.png", content), tmp_path / "anh")
    assert not (tmp_path / "anh").exists()


def test_nothing_of_the_original_but_its_pixels_is_kept(tmp_path: Path) -> None:
    buffer = io.BytesIO()
    image = Image.new("RGBA", (10, 10), (0, 0, 0, 0))
    exif = Image.Exif()
    exif[0x010E] = "<script>canary</script>"
    image.save(buffer, "PNG", exif=exif)
    picture = take(write(tmp_path / "x.png", buffer.getvalue()), tmp_path / "anh")
    kept = path_of(tmp_path / "anh", picture.sha256, "lon").read_bytes()
    assert b"canary" not in kept
    with Image.open(io.BytesIO(kept)) as page:
        assert page.getpixel((5, 5)) == (255, 255, 255)
