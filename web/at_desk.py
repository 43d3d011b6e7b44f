"""What every form about requests has: who sends it in which post, the key of a form that is sent
once, and what is answered where nothing was written."""

import secrets
from collections.abc import Callable

from flask import g, request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.network.prepared_answers import published_answer
from data_access.network.requests import writing
from domain.network.requests import is_number
from language import _
from read_models.plain_values import parameter
from read_models.prepared_answers import Prepared
from read_models.query_strings import POST
from sitemap import addresses
from web import answers
from web.access import principal, reading, scope
from web.desk import writing as transaction
from web.form_values import number
from web.given_file import query

LONGEST_KEY = 40
Act = Callable[[Connection, Writer], object]


def writer() -> Writer:
    """Who belongs to nothing has no desk: NotFound."""
    person = principal()
    own = scope()
    if own.kind not in ("province", "station", "national"):
        raise NotFound
    return Writer(person.id, person.username, person.name, own.vn34 or "", own)


def told_post() -> str:
    return parameter(query(), POST)


def form_key() -> str:
    """Of a form that is written once, however often it is sent."""
    return request.form.get("form_key", "")[:LONGEST_KEY] or secrets.token_hex(16)


def number_told() -> str:
    """The number of the request that the form is about, '' where it tells none."""
    told = request.form.get("number", "")
    return told if is_number(told) else ""


def back() -> str:
    """The page of the request without the form that was open over it."""
    told = number_told()
    return addresses.one_request(told, told_post()) if told else ""


def prepared(answer_id: int) -> Prepared | None:
    """The answer kept ready, as the page showed it; None for none, and where it is another one by
    now."""
    if not answer_id:
        return None
    with reading() as connection:
        found = published_answer(connection, answer_id)
    return found if found is not None and found.version == number("cau_lan") else None


def another_answer() -> str:
    return _("Chưa ghi: câu trả lời soạn sẵn vừa được sửa. Xin chọn lại rồi lưu.")


def write(act: Act, said: str, *, go: str = "") -> Response:
    """What was written, or the answer that says why nothing was."""
    who = writer()
    try:
        with transaction(who) as connection:
            act(connection, who)
    except Gone as gone:
        g.denied = addresses.requests()
        raise NotFound from gone
    except Conflict as clash:
        return answers.conflict(clash)
    except writing.NotInHand:
        return answers.changed(_("Chưa ghi: yêu cầu đang ở nơi khác xử lý; đơn vị chỉ đọc."))
    except writing.WrongMove:
        return answers.changed(_("Chưa ghi: yêu cầu đã sang bước khác. Xin tải lại trang."))
    except writing.NotOfDesk:
        return answers.wrong({"assignee": _("Xin chọn một người của đơn vị đang xử lý.")})
    except (writing.SameDesk, writing.NoSuchDesk):
        return answers.wrong({"to": _("Xin chọn nơi nhận trong danh sách.")})
    except writing.Unknown:
        return answers.wrong({"other": _("Không có yêu cầu nào khác mang mã này.")})
    return answers.done(said, go=go)
