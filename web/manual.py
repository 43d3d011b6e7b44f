"""Records that an officer types in: drafts, adding, editing, deleting softly, restoring. Only
records typed in are edited or deleted here; what a file brought is corrected through the institute
(web.beside)."""

from flask import request
from werkzeug.exceptions import Forbidden, NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.records.loading import version_of
from data_access.register import drafts_and_deleted
from data_access.writing.edit import Unfit, change_record
from domain.records.asset import AssetRecord
from domain.records.soundness import problems
from language import _
from read_models import record_form
from sitemap import addresses
from web import answers, clock, desk
from web.desk import require_record, writer, writing
from web.form_values import number, typed
from web.site import site

blueprint = desk.blueprint("manual")
LONGEST_REASON = 500


def form_values() -> dict[str, str]:
    """What was typed into each field, composed and cut, otherwise as it is."""
    return {name: typed(name, record_form.LIMITS[name]) for name in record_form.FIELDS}


def _read(who: Writer, values: dict[str, str]) -> record_form.Typed:
    """The typed record with everything that speaks against it: what a field tells, then what the
    fields tell together."""
    today = clock.latest_day()
    found = record_form.read(values, vn34=who.vn34, today=today, illustrative=site().settings.demo)
    together = dict(reversed(list(problems(found.record, today))))
    return record_form.Typed(found.record, together | found.problems)


@blueprint.post("/tai-san")
def keep(slug: str) -> Response:
    """A new record; with `as=draft` only what was typed, whatever it is."""
    who = writer(slug)
    values = form_values()
    draft_id = number("draft")
    if request.form.get("as") == "draft":
        return _keep_draft(slug, who, values, draft_id)
    found = _read(who, values)
    if found.problems:
        return answers.wrong(found.problems)
    try:
        with writing(who) as connection:
            if draft_id:
                drafts_and_deleted.finish_draft(
                    connection, who, values, draft_id=draft_id, version=number("version")
                )
            asset_id = drafts_and_deleted.add(
                connection, who, found.record, today=clock.latest_day()
            )
    except Unfit as unfit:
        return answers.wrong(unfit.problems)
    except Conflict as other:
        return answers.conflict(other)
    return answers.done(_("Đã thêm tài sản."), go=addresses.record(slug, asset_id))


def _keep_draft(slug: str, who: Writer, values: dict[str, str], draft_id: int) -> Response:
    try:
        with writing(who) as connection:
            kept = drafts_and_deleted.keep_draft(
                connection, who, values, draft_id=draft_id, version=number("version")
            )
    except Gone as gone:
        raise NotFound from gone
    except Conflict as found:
        return answers.conflict(found)
    return answers.done(_("Đã lưu nháp."), go=addresses.new_record(slug, kept))


@blueprint.post("/tai-san/<int:asset_id>/sua")
def edit(slug: str, asset_id: int) -> Response:
    """Saved over what the person saw; where somebody saved since, both values are shown."""
    who = require_record(slug, asset_id)
    values = form_values()
    found = _read(who, values)
    if found.problems:
        return answers.wrong(found.problems)
    try:
        with writing(who) as connection:
            stored = drafts_and_deleted.typed_in(connection, who, asset_id)
            now = version_of(connection, asset_id, scope=who.scope)
            if now is None:
                raise NotFound
            if now.version != number("version"):
                return answers.conflict(_newer(stored, values, now.version, now.actor))
            after = record_form.over(stored, found.record)
            change_record(
                connection,
                asset_id,
                after,
                scope=who.scope,
                actor=who.username,
                today=clock.latest_day(),
            )
            who.record(connection, "record edited", asset_id)
    except drafts_and_deleted.FromFile as foreign:
        raise Forbidden from foreign
    except Unfit as unfit:
        return answers.wrong(unfit.problems)
    return answers.done(_("Đã lưu bản ghi."), go=addresses.record(slug, asset_id))


def _newer(stored: AssetRecord, values: dict[str, str], version: int, by: str) -> Conflict:
    theirs = {
        name: text
        for name, text in record_form.values_of(stored).items()
        if text != values.get(name)
    }
    return Conflict(theirs, version, by)


@blueprint.post("/tai-san/<int:asset_id>/xoa")
def remove(slug: str, asset_id: int) -> Response:
    who = require_record(slug, asset_id)
    reason = typed("reason", LONGEST_REASON)
    if not reason:
        return answers.wrong({"reason": _("Xin nêu lý do xóa.")})
    try:
        with writing(who) as connection:
            drafts_and_deleted.remove(
                connection, who, asset_id, reason=reason, today=clock.latest_day()
            )
    except drafts_and_deleted.FromFile as foreign:
        raise Forbidden from foreign
    return answers.done(_("Đã xóa bản ghi; có thể khôi phục."), go=addresses.shelf(slug, "deleted"))


@blueprint.post("/ngoai-danh-muc/<int:number>/khoi-phuc")
def restore(slug: str, number: int) -> Response:
    who = writer(slug)
    try:
        with writing(who) as connection:
            asset_id = drafts_and_deleted.restore(connection, who, number, today=clock.latest_day())
    except Gone as gone:
        raise NotFound from gone
    except Unfit as unfit:
        return answers.wrong({}, _("Chưa khôi phục: {reason}", reason=unfit))
    return answers.done(_("Đã khôi phục bản ghi."), go=addresses.record(slug, asset_id))


@blueprint.post("/ngoai-danh-muc/<int:number>/bo")
def discard(slug: str, number: int) -> Response:
    who = writer(slug)
    try:
        with writing(who) as connection:
            drafts_and_deleted.discard_draft(connection, who, number)
    except Gone as gone:
        raise NotFound from gone
    return answers.done(_("Đã bỏ bản nháp."))
