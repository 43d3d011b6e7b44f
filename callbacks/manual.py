"""Fills the form of a record typed in, and the list of drafts and deleted records."""

from typing import Any

from dash import Dash, Input, Output
from dash.exceptions import PreventUpdate
from werkzeug.exceptions import Forbidden, NotFound

from components.manual import form, shelf
from data_access.accounts.writer import Gone
from data_access.records.loading import load, version_of
from data_access.register import drafts_and_deleted as shelves
from domain.places.provinces import Province
from language import N_, _
from read_models import record_form
from read_models.plain_values import number, parameter
from sitemap import ids
from web import access
from web.errors import answer

FROM_FILE = N_("Bản ghi này do tệp nhập mang đến nên không sửa tay được. Thấy sai thì gửi đề nghị đính chính trên trang của bản ghi.")
STATES = {"nhap": "draft", "da-xoa": "deleted"}


def register(app: Dash) -> None:
    address = (Input(ids.URL, "pathname"), Input(ids.URL, "search"))
    app.callback(Output(ids.RECORD_FORM, "children"), *address)(fill_form)
    app.callback(Output(ids.SHELF, "children"), *address, Input(ids.SAVED, "data"))(fill_shelf)


def fill_form(pathname: str | None, search: str | None) -> list[Any]:
    name, parameters = access.resolve(pathname)
    if name not in ("new-record", "edit-record"):
        raise PreventUpdate
    province = access.tenant(pathname)
    view = _stored(province, parameters["id"]) if name == "edit-record" else _new(province, parameter(search, "nhap"))
    return form.form_page(view)


def _new(province: Province, draft: str) -> form.View:
    """An empty form, or a draft to go on with; 404 for one that is not there."""
    if not draft:
        return form.View(province, {})
    draft_id = number(draft) or 0
    try:
        with access.reading() as connection:
            values, version = shelves.draft(connection, draft_id, scope=access.scope(), vn34=province.code)
    except Gone as gone:
        raise NotFound from gone
    return form.View(province, values, draft_id=draft_id, version=version)


def _stored(province: Province, asset_id: int) -> form.View:
    """Only a record that was typed in is edited here."""
    scope = access.scope()
    with access.reading() as connection:
        record = load(connection, [asset_id], scope=scope).get(asset_id)
        version = version_of(connection, asset_id, scope=scope)
    if record is None or version is None or record.place.vn34 != province.code:
        raise NotFound
    if record.source != record_form.SOURCE:
        raise Forbidden(response=answer(403, _(FROM_FILE)))
    return form.View(province, record_form.values_of(record), asset_id=asset_id, version=version.version)


def fill_shelf(pathname: str | None, search: str | None, saved: Any = None) -> list[Any]:
    if access.resolve(pathname)[0] != "shelf":
        raise PreventUpdate
    province, scope = access.tenant(pathname), access.scope()
    state = STATES.get(parameter(search, "xem"), "draft")
    with access.reading() as connection:
        rows = shelves.shelf(connection, state, scope=scope, vn34=province.code)
        counts = shelves.shelf_counts(connection, scope=scope, vn34=province.code)
    return shelf.shelf_page(shelf.View(province, state, rows, counts))
