"""Documents of stations over HTTP: what is taken is told by the content, each station has its own,
what is taken off the page is kept, a backup takes them along."""

import io
import zipfile
from pathlib import Path

import docx
import openpyxl
import pytest
from PIL import Image
from sqlalchemy import func, select
from werkzeug.test import TestResponse

from data_access.database import attachments
from data_access.database.scope import SYSTEM
from data_access.tables import audit_log, station, station_document
from data_access.upkeep.backing_up.place import KEPT
from tests.web.desk import send
from tests.web.support import Running, call
from web import station_documents
from web.policy import ROUTES

PDF = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\n%%EOF\n"
FORM = {"kind": "agreement", "title": "Thỏa thuận số 12"}


def picture(kind: str) -> bytes:
    held = io.BytesIO()
    Image.new("RGB", (2, 2)).save(held, kind)
    return held.getvalue()


def of_word() -> bytes:
    held = io.BytesIO()
    docx.Document().save(held)
    return held.getvalue()


def of_excel() -> bytes:
    held = io.BytesIO()
    openpyxl.Workbook().save(held)
    return held.getvalue()


def zipped(*names: str) -> bytes:
    held = io.BytesIO()
    with zipfile.ZipFile(held, "w") as parts:
        for name in names:
            parts.writestr(name, "x")
    return held.getvalue()


TAKEN = {
    "pdf": PDF,
    "png": picture("PNG"),
    "jpeg": picture("JPEG"),
    "docx": of_word(),
    "xlsx": of_excel(),
}
MARK = "[Content_Types].xml"
REFUSED = {
    "a page": b"<html><script>x</script></html>",
    "a program": b"MZ\x90\x00",
    "a drawing": b"<svg xmlns='http://www.w3.org/2000/svg'/>",
    "any archive": zipped("x.txt"),
    "macros": zipped(MARK, "word/document.xml", "word/vbaProject.bin"),
    "slides": zipped(MARK, "ppt/presentation.xml"),
    "half an archive": of_word()[:200],
}


def sent(
    running: Running, username: str, content: bytes, *, number: int = 0, **other: str
) -> TestResponse:
    client = running.signed_in(username)
    name = other.pop("name", "thoa-thuan.pdf")
    data = FORM | other | {"file": (io.BytesIO(content), name)}
    return send(client, f"tram/{number or running.station}/giay-to", **data)


def kept(running: Running) -> list[tuple[object, ...]]:
    c = station_document.c
    with running.database.read(SYSTEM) as connection:
        query = select(c.id, c.type, c.name, c.size, c.sha256, c.removed_by).order_by(c.id)
        return [tuple(row) for row in connection.execute(query)]


def page(running: Running, username: str) -> str:
    values = {"pathname": f"/vien/tram/{running.station}"}
    return call(running.signed_in(username), running.app, "station.children", values).text


@pytest.mark.parametrize("kind", TAKEN)
def test_the_content_tells_what_it_is(fresh: Running, kind: str) -> None:
    """Under any name; it comes back byte for byte, as a file of its own type, under our name."""
    answer = sent(fresh, "vien", TAKEN[kind], name="ba<i>o.exe")
    assert answer.status_code == 200, answer.text
    [(number, stored, name, size, sha256, removed)] = kept(fresh)
    assert (stored, name, size, removed) == (kind, "ba<i>o.exe", len(TAKEN[kind]), "")
    folder = fresh.settings.data_dir
    where = Path("files") / str(sha256)[:2] / str(sha256)
    assert (folder / where).read_bytes() == TAKEN[kind] and KEPT["files"].fullmatch(str(where))
    file = fresh.signed_in("tram").get(f"/xuat/tram/{fresh.station}/giay-to/{number}")
    assert (file.status_code, file.data) == (200, TAKEN[kind])
    named = file.headers["Content-Disposition"]
    assert named.startswith(f'attachment; filename="tram-{fresh.station}-giay-to-{number}.{kind}"')


@pytest.mark.parametrize("what", REFUSED)
def test_nothing_else_is_taken(fresh: Running, what: str) -> None:
    answer = sent(fresh, "vien", REFUSED[what])
    said = "Chỉ nhận tệp PDF, PNG, JPEG, DOCX hoặc XLSX."
    assert (answer.status_code, answer.json["problems"]) == (422, {"file": said})
    assert kept(fresh) == []


def test_size_and_fields_are_told(fresh: Running) -> None:
    assert sent(fresh, "vien", b"").json["problems"] == {"file": "Tệp rỗng."}
    wrong = sent(fresh, "vien", PDF, kind="x", title=" ")
    assert sorted(wrong.json["problems"]) == ["kind", "title"]
    assert kept(fresh) == []


def test_twenty_megabytes_at_most(tmp_path: Path) -> None:
    """Of the file; of the request a little more, with the other fields."""
    kinds, most = attachments.PAPERS, station_documents.LARGEST
    for over, taken in ((0, True), (1, False)):
        content = PDF + b"x" * (20_000_000 - len(PDF) + over)
        if taken:
            attachments.attach(tmp_path, "x", content, kinds=kinds, largest=most)
            continue
        with pytest.raises(attachments.BadFile, match="tối đa 20 MB"):
            attachments.attach(tmp_path, "x", content, kinds=kinds, largest=most)
    assert ROUTES["station_documents.add"].largest == 21_000_000


def test_a_station_has_its_own_and_a_stranger_finds_none(fresh: Running) -> None:
    with fresh.database.read(SYSTEM) as connection:
        other = connection.scalar(
            select(func.max(station.c.id)).where(station.c.id != fresh.station)
        )
    for number in (fresh.station, other):
        assert sent(fresh, "vien", PDF, number=number).status_code == 200
    (mine, *_m), (theirs, *_t) = kept(fresh)
    tram = fresh.signed_in("tram")
    missing = f"/xuat/tram/{fresh.station}/giay-to/99999"
    crossed = f"/xuat/tram/{fresh.station}/giay-to/{theirs}"
    foreign = f"/xuat/tram/{other}/giay-to/{theirs}"
    assert [tram.get(path).status_code for path in (missing, crossed, foreign)] == [404] * 3
    assert sent(fresh, "tram", PDF, number=other).status_code == 404
    own = f"/xuat/tram/{fresh.station}/giay-to/{mine}"
    found = {
        name: fresh.signed_in(name).get(own).status_code
        for name in ("tram", "vien", "lanhdao.vien", "nghean", "quantri")
    }
    assert found == {"tram": 200, "vien": 200, "lanhdao.vien": 200, "nghean": 403, "quantri": 403}
    for name in ("nghean", "giangvien", "quantri", "lanhdao.vien"):
        assert sent(fresh, name, PDF).status_code == 403
    assert "Thêm giấy tờ" in page(fresh, "tram") and "Thêm giấy tờ" not in page(
        fresh, "lanhdao.vien"
    )


def test_what_is_taken_off_the_page_is_kept(fresh: Running) -> None:
    assert sent(fresh, "vien", PDF).status_code == 200
    [(number, *_rest)] = kept(fresh)
    assert "Thỏa thuận số 12" in page(fresh, "vien")
    client = fresh.signed_in("vien")
    path = f"tram/{fresh.station}/giay-to/{number}/bo"
    statuses = [send(client, path).status_code for _n in range(2)]
    assert statuses == [200, 404]
    assert "Thỏa thuận số 12" not in page(fresh, "vien")
    assert client.get(f"/xuat/tram/{fresh.station}/giay-to/{number}").status_code == 404
    [(_id, _type, _name, _size, sha256, removed)] = kept(fresh)
    assert removed == "Người vien"
    assert attachments.read(fresh.settings.data_dir, str(sha256)) == PDF
    with fresh.database.read(SYSTEM) as connection:
        acts = connection.scalars(select(audit_log.c.action).order_by(audit_log.c.id)).all()
    assert [act for act in acts if act.startswith("station document")] == [
        *("station document", "station document removed"),
    ]
