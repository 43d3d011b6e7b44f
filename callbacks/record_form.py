"""Fills the form of a record typed in: a new one, a draft to go on with, one to edit."""

from typing import Any

from werkzeug.exceptions import Forbidden, NotFound

from callbacks.page_asked import require_page
from components.manual.form import View, form_page
from data_access.accounts.writer import Gone
from data_access.records.loading import load, version_of
from data_access.register import drafts_and_deleted
from domain.places.provinces import Province
from language import N_, _
from read_models import record_form
from read_models.plain_values import number, parameter
from web import access
from web.errors import answer

FROM_FILE = N_(
    "Bản ghi này do tệp nhập mang đến nên không sửa tay được. Thấy sai thì gửi đề nghị đính chính trên trang của bản ghi."
)


def fill(pathname: str | None, search: str | None) -> list[Any]:
    parameters = require_page(pathname, "new-record", "edit-record")
    province = access.tenant(pathname)
    stored = parameters.get("id")
    return form_page(
        _stored(province, stored)
        if stored is not None
        else _new(province, parameter(search, "nhap"))
    )


def _new(province: Province, draft: str) -> View:
    """An empty form, or a draft to go on with; 404 for one that is not there."""
    if not draft:
        return View(province, {})
    draft_id = number(draft) or 0
    try:
        with access.reading() as connection:
            values, version = drafts_and_deleted.draft(
                connection, draft_id, scope=access.scope(), vn34=province.code
            )
    except Gone as gone:
        raise NotFound from gone
    return View(province, values, draft_id=draft_id, version=version)


def _stored(province: Province, asset_id: int) -> View:
    """Only a record that was typed in is edited here."""
    scope = access.scope()
    with access.reading() as connection:
        record = load(connection, [asset_id], scope=scope).get(asset_id)
        version = version_of(connection, asset_id, scope=scope)
    if record is None or version is None or record.place.vn34 != province.code:
        raise NotFound
    if record.source != record_form.SOURCE:
        raise Forbidden(response=answer(403, _(FROM_FILE)))
    return View(province, record_form.values_of(record), asset_id=asset_id, version=version.version)
