"""Files of requests over HTTP: what is taken is told by the content, who gets them, that nothing
which stays names them, and that a backup takes them along."""

import io
import logging
from pathlib import Path

import pytest
from sqlalchemy import select
from werkzeug.test import TestResponse

from data_access.database import attachments
from data_access.database.scope import SYSTEM
from data_access.network.requests.files import ATTACHED
from data_access.tables import audit_log, request_entry, request_file
from data_access.upkeep.backing_up.place import KEPT
from read_models.request_files import LARGEST
from tests.web.desk import send
from tests.web.support import Running
from tests.web.test_requests import forms, id_of, page, taken
from tests.web.test_station_documents import PDF, REFUSED, TAKEN
from web.policy import ROUTES

NAME = "giấy <i>của</i> bà Lụa.pdf"


def sent(
    running: Running, who: str, n: int, content: bytes = PDF, *, version: int = 1, name: str = NAME
) -> TestResponse:
    data = {"file": (io.BytesIO(content), name), "version": str(version)}
    return send(running.signed_in(who), f"yeu-cau/{n}/tep", **data)


def kept(running: Running) -> list[tuple[int, str, str]]:
    c = request_file.c
    with running.database.read(SYSTEM) as connection:
        query = select(c.id, c.type, c.stored).order_by(c.id)
        return [(row.id, row.type, row.stored) for row in connection.execute(query)]


@pytest.mark.parametrize("kind", TAKEN)
def test_the_content_tells_what_it_is(fresh: Running, kind: str) -> None:
    """Under any name; it comes back byte for byte, outside the site, under our name; its own name
    in the data folder is no hash of it, and belongs to what a backup takes along."""
    number = taken(fresh, "tram")
    answer = sent(fresh, "tram", id_of(fresh, number), TAKEN[kind], name="ba<i>o.exe")
    assert answer.status_code == 200, answer.text
    [(file, stored_as, own)] = kept(fresh)
    where = Path("files") / own[:2] / own
    assert stored_as == kind and KEPT["files"].fullmatch(str(where))
    assert (fresh.settings.data_dir / where).read_bytes() == TAKEN[kind]
    got = fresh.signed_in("tram").get(f"/xuat/yeu-cau/{number}/tep/{file}")
    assert (got.status_code, got.data) == (200, TAKEN[kind])
    named = got.headers["Content-Disposition"]
    assert named.startswith(f'attachment; filename="{number.lower()}-tep-{file}.{kind}"')
    assert got.headers["X-Content-Type-Options"] == "nosniff"
    assert "no-store" in got.headers["Cache-Control"]


@pytest.mark.parametrize("what", REFUSED)
def test_what_is_none_of_them_is_refused(fresh: Running, what: str) -> None:
    """By the content, under the name of a document; nothing is kept, nothing stands in the
    thread."""
    number = taken(fresh, "tram")
    answer = sent(fresh, "tram", id_of(fresh, number), REFUSED[what])
    assert answer.status_code == 422 and "PDF" in answer.json["problems"]["file"]
    assert kept(fresh) == [] and not [*attachments.stored_apart(fresh.settings.data_dir)]
    assert (
        id_of(fresh, number)
        and "thêm một tệp" not in page(fresh.signed_in("tram"), fresh, number).text
    )


def test_nothing_and_too_much_are_refused(fresh: Running) -> None:
    n = id_of(fresh, taken(fresh, "tram"))
    tram = fresh.signed_in("tram")
    assert send(tram, f"yeu-cau/{n}/tep", version="1").status_code == 422
    assert "rỗng" in sent(fresh, "tram", n, b"").json["problems"]["file"]
    kinds = attachments.PAPERS
    assert attachments.checked(PDF.ljust(LARGEST, b" "), kinds=kinds, largest=LARGEST) == "pdf"
    with pytest.raises(attachments.BadFile, match="20 MB"):
        attachments.checked(PDF.ljust(LARGEST + 1, b" "), kinds=kinds, largest=LARGEST)
    largest = ROUTES["request_attachments.add"].largest
    assert largest is not None and LARGEST < largest < LARGEST * 1.1


def test_who_gets_it(fresh: Running) -> None:
    """Handlers of the station and the institute; a leader, who reads alone, and a trainer are
    refused; strangers find what does not exist, on the page and by the address."""
    number = taken(fresh, "tram", vn34="37")
    n = id_of(fresh, number)
    assert sent(fresh, "tram", n).status_code == 200
    [(file, _type, _own)] = kept(fresh)
    own = f"/xuat/yeu-cau/{number}/tep/{file}"
    people = ("tram", "vien", "nghean", "gialai", "lanhdao.vien", "giangvien", "quantri")
    found = {name: fresh.signed_in(name).get(own).status_code for name in people}
    assert found == {
        **{"tram": 200, "vien": 200, "nghean": 404, "gialai": 404},
        **dict.fromkeys(("lanhdao.vien", "giangvien", "quantri"), 403),
    }
    other = taken(fresh, "tram", vn34="37")
    wrong = (f"/xuat/yeu-cau/{other}/tep/{file}", f"/xuat/yeu-cau/{number}/tep/99999", "/xuat/yeu-cau/ban/tep/1")  # fmt: skip
    assert [fresh.signed_in("tram").get(path).status_code for path in wrong] == [404] * 3
    assert {sent(fresh, who, n, version=2).status_code for who in ("nghean", "gialai")} == {404}
    assert sent(fresh, "lanhdao.vien", n, version=2).status_code == 403
    for who in ("nghean", "gialai"):
        crossed = send(fresh.signed_in(who), f"yeu-cau/{n}/tep/{file}/bo", version="2")
        assert crossed.status_code == 404
    assert len(kept(fresh)) == 1
    assert len([*attachments.stored_apart(fresh.settings.data_dir)]) == 1, (
        "no refused content stays"
    )
    shown = {
        who: page(fresh.signed_in(who), fresh, number).text for who in ("tram", "lanhdao.vien")
    }
    assert "tep" in forms(shown["tram"]) and "b\\u00e0 L\\u1ee5a" in shown["tram"].replace("à", "\\u00e0").replace("ụ", "\\u1ee5")  # fmt: skip
    assert "tep" not in forms(shown["lanhdao.vien"]) and "Lụa" not in shown["lanhdao.vien"]


def test_it_stands_in_the_thread_where_it_came(fresh: Running) -> None:
    """For those who may have it, as long as it is there; a second one is another one."""
    number = taken(fresh, "tram", vn34="37")
    n, tram = id_of(fresh, number), fresh.signed_in("tram")
    for turn, name in enumerate(("mot.pdf", "hai.pdf"), start=1):
        assert sent(fresh, "tram", n, version=turn, name=name).status_code == 200
    [(first, *_rest), (_second, _type, own)] = kept(fresh)

    def in_thread(who: str) -> int:
        return page(fresh.signed_in(who), fresh, number).text.count("rq-file")

    assert (in_thread("tram"), in_thread("vien"), in_thread("lanhdao.vien")) == (2, 2, 0)
    assert send(tram, f"yeu-cau/{n}/tep/{first}/bo", version="3").status_code == 200
    assert in_thread("tram") == 1
    shown = page(tram, fresh, number).text
    assert "hai.pdf" in shown and "mot.pdf" not in shown and own not in shown


def test_passed_on_the_former_desk_has_it_no_more(fresh: Running) -> None:
    number = taken(fresh, "tram", vn34="40")
    n = id_of(fresh, number)
    sent(fresh, "tram", n)
    [(file, _type, _own)] = kept(fresh)
    told = {"version": "2", "to": "province:40", "reason": "Người hỏi ở Nghệ An"}
    assert send(fresh.signed_in("tram"), f"yeu-cau/{n}/chuyen", **told).status_code == 200
    own = f"/xuat/yeu-cau/{number}/tep/{file}"
    assert [fresh.signed_in(who).get(own).status_code for who in ("tram", "nghean")] == [404, 200]


def test_taken_off_it_is_gone(fresh: Running, caplog: pytest.LogCaptureFixture) -> None:
    """Name and content, everywhere: thread, audit log and logs never told the name."""
    caplog.set_level(logging.DEBUG)
    number = taken(fresh, "tram")
    n, tram = id_of(fresh, number), fresh.signed_in("tram")
    sent(fresh, "tram", n)
    [(file, _type, own)] = kept(fresh)
    assert tram.get(f"/xuat/yeu-cau/{number}/tep/{file}").status_code == 200
    off = f"yeu-cau/{n}/tep/{file}/bo"
    assert send(tram, off, version="1").status_code == 409, "an older version removes nothing"
    assert [send(tram, off, version="2").status_code for _turn in range(2)] == [200, 404]
    assert kept(fresh) == []
    with pytest.raises(FileNotFoundError):
        attachments.read(fresh.settings.data_dir, own)
    shown = page(tram, fresh, number).text
    assert "thêm một tệp" in shown and "xóa một tệp" in shown
    with fresh.database.read(SYSTEM) as connection:
        said = [*connection.execute(select(request_entry.c.kind, request_entry.c.text, request_entry.c.told))]  # fmt: skip
        logged = [*connection.execute(select(audit_log.c.action, audit_log.c.subject, audit_log.c.detail))]  # fmt: skip
    assert ATTACHED in [row.kind for row in said]
    assert "Lụa" not in str(said) + str(logged) + caplog.text
