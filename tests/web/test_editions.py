"""A report from draft to published over HTTP: insider, colleague and stranger; files that stay the
same bytes; the pages of an edition and of what was sent."""

import io
import json
import re
import zipfile
from pathlib import Path
from urllib.parse import unquote_plus

import pytest
from flask.testing import FlaskClient
from openpyxl import load_workbook
from sqlalchemy import event, insert, select, update

from commands.report_job import make_files
from data_access.database.scope import NATIONAL, SYSTEM
from data_access.editions import reading
from data_access.editions.making import JOB, KINDS_EACH
from data_access.tables import (
    audit_log,
    job,
    published_figure,
    report_edition,
    station,
    user,
    visit,
)
from domain.publishing import DRAFT, PUBLISHED, SUBMITTED
from read_models.editions import Edition
from read_models.report_asked import KINDS
from tests.reports.audit import findings
from tests.web.desk import send
from tests.web.support import Running, call

YEAR = {"mau": "nam", "ky": "2021"}


def begun(running: Running, who: str = "vien", **asked: str) -> int:
    answer = send(running.signed_in(who), "bao-cao/ban", **{**YEAR, **asked})
    assert answer.status_code == 200, answer.text
    return int(re.findall(r"/bao-cao/(\d+)/duyet", answer.json["go"])[0])


def edition(running: Running, number: int) -> Edition:
    with running.database.read(NATIONAL) as connection:
        found = reading.edition(connection, number, scope=NATIONAL)
    assert found is not None
    return found


def shown(running: Running, who: str, number: int, page: str = "edition", search: str = "") -> str:
    path = {"edition": "duyet", "sent": "da-gui"}[page]
    values = {"pathname": f"/bao-cao/{number}/{path}", "search": search}
    answer = call(running.signed_in(who), running.app, f"{page}.children", values)
    assert answer.status_code == 200, answer.text
    return json.dumps(answer.get_json(), ensure_ascii=False)


def act(client: FlaskClient, running: Running, own: int, name: str, **values: str) -> int:
    version = str(edition(running, own).version)
    return send(client, f"bao-cao/ban/{own}/{name}", **{"version": version, **values}).status_code


def answered(running: Running, number: int, who: str = "vien") -> None:
    """Every check that stands in the way, in the order of the page."""
    client = running.signed_in(who)
    for key in re.findall(r"check=([^&\"]+)", shown(running, who, number)):
        assert act(client, running, number, "tra-loi", check=unquote_plus(key), text="Giữ") == 200


def seen(running: Running, number: int, who: str = "lanhdao.vien") -> str:
    return re.findall(r"seen=([0-9a-f]{64})", shown(running, who, number))[0]


def published(running: Running) -> int:
    number = begun(running)
    answered(running, number)
    client = running.signed_in("vien")
    assert act(client, running, number, "trinh", comment="Xin duyệt") == 200
    head = running.signed_in("lanhdao.vien")
    assert act(head, running, number, "duyet", seen=seen(running, number)) == 200
    return number


def test_the_whole_way(fresh: Running) -> None:
    number = begun(fresh)
    assert begun(fresh) == number
    assert edition(fresh, number).state == DRAFT
    page = shown(fresh, "vien", number)
    for words in ("phải trả lời", "Trình duyệt", "Kiểm tra trước khi duyệt", "14"):
        assert words in page, words
    client = fresh.signed_in("vien")
    assert act(client, fresh, number, "trinh", comment="Xin duyệt") == 200
    head = fresh.signed_in("lanhdao.vien")
    before = act(head, fresh, number, "duyet", seen=seen(fresh, number))
    assert before == 422 and edition(fresh, number).state == SUBMITTED
    answered(fresh, number)
    assert act(head, fresh, number, "duyet", seen="0" * 64) == 409
    assert act(head, fresh, number, "duyet", seen=seen(fresh, number)) == 200
    own = edition(fresh, number)
    assert (own.state, own.frozen_by) == (PUBLISHED, fresh_name(fresh, "lanhdao.vien"))
    given = {"number": "05/BC-KHSHTT", "issued_on": "20/01/2022"}
    assert act(client, fresh, number, "so", **given) == 200
    assert act(client, fresh, number, "so", **given) == 409
    assert "05/BC-KHSHTT" in shown(fresh, "lanhdao.vien", number, "sent")
    with fresh.database.read(SYSTEM) as connection:
        acts = connection.scalars(select(audit_log.c.action).order_by(audit_log.c.id)).all()
    assert {"report drafted", "report answered", "report published", "report numbered"} <= {*acts}


def fresh_name(running: Running, who: str) -> str:
    with running.database.read(SYSTEM) as connection:
        return str(connection.scalar(select(user.c.name).where(user.c.username == who)))


def test_who_may_do_what(fresh: Running) -> None:
    """Insider, colleague, stranger: the manager does not approve, the leader does not draft, others
    get nothing of it."""
    number = begun(fresh)
    manager, head = fresh.signed_in("vien"), fresh.signed_in("lanhdao.vien")
    assert act(manager, fresh, number, "trinh") == 200
    assert act(manager, fresh, number, "duyet", seen="x") == 403
    assert act(head, fresh, number, "trinh") == 403
    assert send(head, "bao-cao/ban", **YEAR).status_code == 403
    assert act(head, fresh, number, "tra-lai") == 422
    assert act(head, fresh, number, "tra-lai", reason="Sửa mức tăng") == 200
    assert "Sửa mức tăng" in shown(fresh, "vien", number)
    for who in ("tram", "nghean", "lanhdao.nghean", "giangvien", "quantri"):
        client = fresh.signed_in(who)
        for path in ("duyet", "da-gui"):
            assert client.get(f"/bao-cao/{number}/{path}").status_code in (403, 404), who
        for name in ("trinh", "duyet", "tra-lai", "thu-hoi", "so", "tra-loi"):
            told = {"reason": "x", "text": "x", "number": "1", "issued_on": "01/01/2022"}
            assert act(client, fresh, number, name, **told) in (403, 404), (who, name)
        assert client.get(f"/xuat/bao-cao/{number}/vi.docx").status_code in (403, 404), who
        assert client.get(f"/bao-cao/{number}/tien-do").status_code in (403, 404), who
        assert client.get(f"/xuat/bao-cao/{number}/da-gui.xlsx").status_code in (403, 404), who
    assert edition(fresh, number).state == DRAFT


def test_what_is_not_there_is_not_found(running: Running) -> None:
    client = running.signed_in("vien")
    for path in ("/bao-cao/99999/duyet", "/bao-cao/99999/da-gui", "/bao-cao/99999/tien-do"):
        assert client.get(path).status_code == 404
    for file in ("vi.pdf", "vi.html", "da-gui.xlsx"):
        assert client.get(f"/xuat/bao-cao/99999/{file}").status_code == 404
    assert send(client, "bao-cao/ban/99999/trinh", version="1").status_code == 404
    assert send(client, "bao-cao/ban", mau="nam", ky="1950").status_code == 404


def test_a_draft_has_no_page_of_what_was_sent_and_no_kept_file(fresh: Running) -> None:
    number = begun(fresh)
    client = fresh.signed_in("vien")
    assert client.get(f"/bao-cao/{number}/da-gui").status_code == 404
    assert client.get(f"/xuat/bao-cao/{number}/vi.docx").status_code == 404
    assert client.get(f"/xuat/bao-cao/{number}/da-gui.xlsx").status_code == 404


def test_its_files_are_the_same_bytes_whatever_comes(fresh: Running) -> None:
    """Made by the job one after the other; a year later, whatever was imported since, the same."""
    number = published(fresh)
    with fresh.database.read(SYSTEM) as connection:
        row = connection.execute(select(job).where(job.c.kind == JOB)).one()
    make_files(fresh.database, row.id)
    client = fresh.signed_in("vien")
    told = client.get(f"/bao-cao/{number}/tien-do").json
    assert told == {"state": "done", "done": len(KINDS_EACH)}
    every = {file: _file(client, number, *file) for file in KINDS_EACH}
    with fresh.database.write(SYSTEM) as connection:
        connection.execute(update(published_figure).values(value=7, wording="7"))
        connection.execute(update(station).values(host="Đổi tên"))
    assert {file: _file(client, number, *file) for file in KINDS_EACH} == every
    with zipfile.ZipFile(io.BytesIO(every["vi", "docx"])) as parts:
        body = parts.read("word/document.xml").decode()
    assert "hơn 1.000" in body and "DỰ THẢO" not in body
    for page in (every["vi", "html"].decode(), every["en", "html"].decode()):
        assert "1.000" in page.replace(",", ".") and "DỰ THẢO" not in page and "<script" not in page
    assert make_files(fresh.database, row.id) == 0


def test_in_a_language_that_came_later_the_vietnamese_one_is_given(fresh: Running) -> None:
    """A report that was sent before a language was added has no document in it: the page says so,
    the file that is asked for is the Vietnamese one and is called so, the job makes what there is."""
    number = published(fresh)
    here = report_edition.c.id == number
    with fresh.database.write(SYSTEM) as connection:
        content = json.loads(connection.scalar(select(report_edition.c.content).where(here)))
        only = json.dumps({"vi": content["vi"]})
        connection.execute(update(report_edition).where(here).values(content=only))
        row = connection.execute(select(job).where(job.c.kind == JOB)).one()
    assert make_files(fresh.database, row.id) == len(KINDS)
    with fresh.database.read(SYSTEM) as connection:
        assert connection.scalar(select(job.c.state).where(job.c.id == row.id)) == "done"
    client = fresh.signed_in("vien")
    answer = client.get(f"/xuat/bao-cao/{number}/en.html")
    assert answer.data == _file(client, number, "vi", "html")
    assert "-vi.html" in answer.headers["Content-Disposition"]
    page = shown(fresh, "vien", number)
    assert "gửi khi chưa có bản tiếng này; đọc bản tiếng Việt" in page
    assert f"{number}/vi.docx" in page and f"{number}/en.docx" not in page


def _file(client: FlaskClient, number: int, language: str, kind: str) -> bytes:
    answer = client.get(f"/xuat/bao-cao/{number}/{language}.{kind}")
    assert answer.status_code == 200
    return bytes(answer.get_data())


def test_the_page_of_what_was_sent(fresh: Running) -> None:
    number = published(fresh)
    page = shown(fresh, "vien", number, "sent")
    assert "Không số nào khác" in page and "còn khớp" in page
    with fresh.database.write(SYSTEM) as connection:
        row = {"series": "table", "period": "2021-07", "visitors": 9, "first_time": 1}
        row |= {"page_views": 90, "source": "t", "note": "", "illustrative": False}
        connection.execute(insert(visit).values(row))
        query = select(published_figure.c.id).where(published_figure.c.subject == "updates")
        own = connection.scalars(query).first()
        changed = update(published_figure).where(published_figure.c.id == own)
        connection.execute(changed.values(value=40, wording="gần 40 lượt"))
    page = shown(fresh, "lanhdao.vien", number, "sent")
    assert "1 số đã khác" in page and "gần 30" in page and "gần 40" in page
    assert f"/xuat/bao-cao/{number}/da-gui.xlsx" in page
    for state in ("nhu-cu", "chi-tieu", "tat-ca", "lan", "x"):
        assert "Bản đã gửi giữ nguyên" in shown(fresh, "vien", number, "sent", f"?xem={state}")


def test_what_differs_is_given_as_a_workbook(fresh: Running, tmp_path: Path) -> None:
    """Equal to what was changed by hand; in the log before the first byte; a text stays a text, and
    an office program opens it as it is."""
    number = published(fresh)
    client = fresh.signed_in("vien")
    address = f"/xuat/bao-cao/{number}/da-gui.xlsx"
    sheets = load_workbook(io.BytesIO(client.get(address).get_data()))
    assert [sheet.max_row for sheet in sheets.worksheets[1:]] == [2, 2]
    with fresh.database.write(SYSTEM) as connection:
        query = select(published_figure.c.id).where(published_figure.c.subject == "updates")
        own = connection.scalars(query).first()
        changed = update(published_figure).where(published_figure.c.id == own)
        connection.execute(changed.values(value=40, wording="=gần 40 lượt"))
    answer = client.get(address)
    assert answer.headers["Content-Disposition"].startswith(
        'attachment; filename="da-gui-nam-2021-ban-1.xlsx"'
    )
    content = answer.get_data()
    _about, numbers, rows = load_workbook(io.BytesIO(content)).worksheets
    (told,) = numbers.iter_rows(min_row=3, values_only=True)
    assert told[4:12] == ("gần 30", 30, "gần 40", 40, 10, 0, 0, 1)
    (row,) = rows.iter_rows(min_row=3, values_only=True)
    assert row[3:9] == ("Đổi", "=gần 40 lượt", None, 30, 40, 10)
    assert {cell.data_type for cell in (numbers["G3"], rows["E3"])} == {"s"}
    assert findings(content, tmp_path, "xlsx") == []
    with fresh.database.read(SYSTEM) as connection:
        newest = select(audit_log).order_by(audit_log.c.id.desc())
        last = connection.execute(newest).first()
    assert last and (last.actor, last.action) == ("vien", "exported")
    assert last.subject == "report annual sent.xlsx"


def test_the_list_shows_each_edition_with_its_state(fresh: Running) -> None:
    number = published(fresh)
    later = begun(fresh)
    assert later != number
    values = {"pathname": "/bao-cao", "search": "?mau=nam&ky=2021"}
    answer = call(fresh.signed_in("vien"), fresh.app, "reports.children", values)
    page = json.dumps(answer.get_json(), ensure_ascii=False)
    assert f"/xuat/bao-cao/{number}/vi.docx" in page and f"/bao-cao/{later}/duyet" in page
    assert "Đã phát hành (2)" in page and "Nháp (1)" in page and "bản 2" in page


@pytest.mark.parametrize("who", ["vien", "lanhdao.vien"])
def test_pages_answer_in_english(fresh: Running, who: str) -> None:
    number = published(fresh)
    client = fresh.signed_in(who)
    client.set_cookie("language", "en")
    values = {"pathname": f"/bao-cao/{number}/da-gui", "search": ""}
    answer = call(client, fresh.app, "sent.children", values)
    assert answer.status_code == 200


def test_what_is_to_be_signed_is_read_where_it_is_approved(fresh: Running) -> None:
    """Every sentence, and of each part whether its words are new, kept, ended or none."""
    for period, section, text in (
        ("2020", "events", "Lời của kỳ trước."),
        ("2021", "visits", "Lời của kỳ này."),
    ):
        told = {"mau": "nam", "ky": period, "phan": section, "text": text, "version": "0"}
        assert send(fresh.signed_in("vien"), "bao-cao/doan", **told).status_code == 200
    number = begun(fresh)
    page = shown(fresh, "lanhdao.vien", number)
    for words in ("Văn bản sẽ ký", "Lời của kỳ trước.", "Lời của kỳ này.", "hơn 1.000 lượt"):
        assert words in page, words
    assert "1 mới ở kỳ này, 1 giữ từ kỳ trước" in page
    for state, n in (("Mới", 1), ("Giữ từ kỳ trước", 1), ("Không có đoạn tự viết", 5)):
        assert page.count(f'"data-words": "{state}"') == n, state
    sent = published(fresh)
    assert "Văn bản sẽ ký" not in shown(fresh, "lanhdao.vien", sent), (
        "its files are what was signed"
    )


def test_only_the_institutes_numbers_are_said_to_become_published(fresh: Running) -> None:
    becomes, stays = "thêm các số đếm được, ghi nguồn là báo cáo này", "không thêm: chỉ số của"
    page = shown(fresh, "vien", begun(fresh))
    assert becomes in page and stays not in page
    own = begun(fresh, "nghean", mau="tinh", ky="2026", tinh="nghe-an")
    page = shown(fresh, "lanhdao.nghean", own)
    assert stays in page and becomes not in page


def test_nobody_waits_while_a_report_is_made_for_approval(fresh: Running) -> None:
    """On SQLite everything is read before the lock: between the two no row of the register is
    asked for."""
    number = begun(fresh)
    answered(fresh, number)
    assert act(fresh.signed_in("vien"), fresh, number, "trinh") == 200
    head, value, statements = fresh.signed_in("lanhdao.vien"), seen(fresh, number), []
    engine = fresh.database.engine
    listen = ("before_cursor_execute", lambda *told: statements.append(told[2]))
    event.listen(engine, *listen)
    assert act(head, fresh, number, "duyet", seen=value) == 200
    event.remove(engine, *listen)
    at = next(n for n, said in enumerate(statements) if "INSERT INTO report_number" in said)
    lock = max(n for n in range(at) if statements[n].startswith("BEGIN"))
    read = [n for n, said in enumerate(statements) if "FROM station_month" in said]
    assert read and max(read) < lock
