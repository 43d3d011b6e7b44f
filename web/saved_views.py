"""Saving, and deleting, a view of the list."""

from flask import request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Gone
from data_access.register.saved_views import NameTaken, delete_view, save_view
from language import _
from read_models.register_filters import Filters
from web import answers, desk
from web.desk import writer, writing
from web.form_values import typed

LONGEST_NAME = 80
blueprint = desk.blueprint("saved_views")


@blueprint.post("/bo-loc")
def keep(slug: str) -> Response:
    """The query is read and written anew, so that only known filters are kept."""
    who = writer(slug)
    name = typed("ten", LONGEST_NAME)
    if not name:
        return answers.wrong({"ten": _("Xin đặt tên cho bộ lọc.")}, _("Xin đặt tên cho bộ lọc."))
    query = Filters.read(request.form.get("query", "")).but().query()
    try:
        with writing(who) as connection:
            save_view(connection, who, name=name, query=query)
    except NameTaken as taken:
        return answers.wrong({"ten": str(taken)}, str(taken))
    return answers.done(_("Đã lưu bộ lọc “{name}”.", name=name))


@blueprint.post("/bo-loc/<int:view_id>/xoa")
def drop(slug: str, view_id: int) -> Response:
    who = writer(slug)
    try:
        with writing(who) as connection:
            delete_view(connection, who, view_id)
    except Gone as gone:
        raise NotFound from gone
    return answers.done(_("Đã xóa bộ lọc đã lưu."))
