"""What officers write beside a record: notes, tags, contact, follow, corrections; and the
institute's answer to these."""

import re
from collections.abc import Callable

from flask import request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.annotations import contacts, corrections, notes, tags
from data_access.proposals import by_requests as proposals
from data_access.records.loading import load
from data_access.writing.edit import Unfit
from language import _
from read_models.corrections import BadValue, corrected, shown
from web import answers, clock, desk
from web.desk import require_record, writing
from web.form_values import number, typed
from web.site import site

blueprint = desk.blueprint("beside")
LONGEST_NOTE, LONGEST_TEXT = 5_000, 1_000
EMAIL, PHONE = (
    re.compile(r"[^\s@]+@[^\s@.]+(?:\.[^\s@.]+)+"),
    re.compile(r"\+?[0-9](?:[ .()-]?[0-9]){5,18}"),
)


def _write(who: Writer, do: Callable[[Connection], object], said: str) -> Response:
    """One write within the person's scope; what is not there, or not theirs, is 404; somebody
    else's newer value is shown."""
    try:
        with writing(who) as connection:
            do(connection)
    except Gone as gone:
        raise NotFound from gone
    except Conflict as found:
        return answers.conflict(found)
    return answers.done(said)


@blueprint.post("/tai-san/<int:asset_id>/ghi-chu")
def add_note(slug: str, asset_id: int) -> Response:
    who = require_record(slug, asset_id)
    text = typed("text", LONGEST_NOTE)
    if not text:
        return answers.wrong({"text": _("Xin viết nội dung ghi chú.")})
    return _write(
        who,
        lambda connection: notes.add_note(connection, who, asset_id, text),
        _("Đã thêm ghi chú."),
    )


@blueprint.post("/tai-san/<int:asset_id>/ghi-chu/<int:note_id>")
def change_note(slug: str, asset_id: int, note_id: int) -> Response:
    who = require_record(slug, asset_id)
    text = typed("text", LONGEST_NOTE)
    version = number("version")
    if not text:
        return answers.wrong({"text": _("Xin viết nội dung ghi chú.")})

    def change(connection: Connection) -> None:
        notes.change_note(connection, who, asset_id, note_id, text=text, version=version)

    return _write(who, change, _("Đã sửa ghi chú."))


@blueprint.post("/tai-san/<int:asset_id>/ghi-chu/<int:note_id>/xoa")
def delete_note(slug: str, asset_id: int, note_id: int) -> Response:
    who = require_record(slug, asset_id)
    return _write(
        who,
        lambda connection: notes.delete_note(connection, who, asset_id, note_id),
        _("Đã xóa ghi chú."),
    )


@blueprint.post("/tai-san/<int:asset_id>/the")
def add_tag(slug: str, asset_id: int) -> Response:
    who = require_record(slug, asset_id)
    label = typed("label", tags.LONGEST)
    if not tags.tag_slug(label):
        return answers.wrong({"label": _("Xin đặt tên thẻ bằng chữ hoặc số.")})
    return _write(
        who,
        lambda connection: tags.add_tag(connection, who, asset_id, label),
        _("Đã gắn thẻ “{label}”.", label=label),
    )


@blueprint.post("/tai-san/<int:asset_id>/the/<tag>/xoa")
def remove_tag(slug: str, asset_id: int, tag: str) -> Response:
    who = require_record(slug, asset_id)
    return _write(
        who, lambda connection: tags.remove_tag(connection, who, asset_id, tag), _("Đã bỏ thẻ.")
    )


@blueprint.post("/tai-san/<int:asset_id>/theo-doi")
def follow(slug: str, asset_id: int) -> Response:
    who = require_record(slug, asset_id)
    wanted = request.form.get("wanted") == "1"
    said = _("Đang theo dõi tài sản này.") if wanted else _("Đã thôi theo dõi.")
    return _write(
        who, lambda connection: tags.follow(connection, who, asset_id, wanted=wanted), said
    )


@blueprint.post("/tai-san/<int:asset_id>/lien-he")
def save_contact(slug: str, asset_id: int) -> Response:
    who = require_record(slug, asset_id)
    version = number("version")
    values = {
        "person": typed("person", 120),
        "phone": typed("phone", 40),
        "email": typed("email", 200),
        "address": typed("address", 400),
    }
    problems = {}
    if values["email"] and not EMAIL.fullmatch(values["email"]):
        problems["email"] = _("Thư điện tử có dạng ten@don-vi.vn.")
    if values["phone"] and not PHONE.fullmatch(values["phone"]):
        problems["phone"] = _("Số điện thoại gồm 6 đến 19 chữ số, có thể có dấu cách.")
    if problems:
        return answers.wrong(problems)

    def save(connection: Connection) -> None:
        contacts.save_contact(connection, who, asset_id, values, version=version)

    return _write(who, save, _("Đã lưu liên hệ."))


@blueprint.post("/tai-san/<int:asset_id>/dinh-chinh")
def propose(slug: str, asset_id: int) -> Response:
    """Queued for the institute; the record stays as it is."""
    who = require_record(slug, asset_id)
    field = typed("field", 30)
    new = typed("new", LONGEST_TEXT)
    reason = typed("reason", LONGEST_TEXT)
    with site().database.read(who.scope) as connection:
        record = load(connection, [asset_id], scope=who.scope)[asset_id]
    try:
        text = shown(corrected(record, field, new), field)
    except BadValue as bad:
        return answers.wrong({"new": str(bad)})
    if text == shown(record, field):
        return answers.wrong({"new": _("Bản ghi đang có đúng giá trị này.")})
    if not reason:
        return answers.wrong({"reason": _("Xin nêu căn cứ, ví dụ số và ngày của văn bản.")})

    def queue(connection: Connection) -> None:
        corrections.propose(connection, who, record, asset_id, field=field, new=text, reason=reason)

    return _write(who, queue, _("Đã gửi đề nghị đính chính đến Viện."))


@blueprint.post("/tai-san/<int:asset_id>/dinh-chinh/<int:correction>/rut")
def withdraw(slug: str, asset_id: int, correction: int) -> Response:
    who = require_record(slug, asset_id)
    return _write(
        who,
        lambda connection: proposals.withdraw(
            connection, who, asset_id, correction, clock.latest_day()
        ),
        _("Đã rút đề nghị."),
    )


@blueprint.post("/tai-san/<int:asset_id>/dinh-chinh/<int:correction>/tra-loi")
def decide(slug: str, asset_id: int, correction: int) -> Response:
    """The institute's answer; what it accepts is carried out at once."""
    who = require_record(slug, asset_id)
    answer = typed("answer", LONGEST_TEXT)
    if request.form.get("decision") != "accept":
        if not answer:
            return answers.wrong({"answer": _("Xin nêu lý do không chấp nhận.")})
        return _write(
            who,
            lambda connection: proposals.answer(
                connection,
                who,
                asset_id,
                correction,
                accepted=False,
                said=answer,
                today=clock.latest_day(),
            ),
            _("Đã trả lời đề nghị."),
        )
    try:
        with writing(who) as connection:
            proposals.answer(
                connection,
                who,
                asset_id,
                correction,
                accepted=True,
                said=answer,
                today=clock.latest_day(),
            )
    except Gone as gone:
        raise NotFound from gone
    except Conflict as found:
        return answers.conflict(found)
    except (Unfit, BadValue) as bad:
        return answers.wrong({"answer": _("Không sửa được bản ghi: {reason}", reason=bad)})
    return answers.done(_("Đã chấp nhận và sửa bản ghi."))
