"""Assigning a record's place by hand: one form, one transaction."""

from flask import Blueprint, request
from werkzeug.wrappers import Response

from data_access.register.unresolved import PlaceChanged, assign
from domain.places.assigned import read_place
from domain.places.provinces import place_name
from language import _, ngettext
from sitemap import addresses
from web import answers, clock
from web.access import principal, scope
from web.form_values import number
from web.site import site

blueprint = Blueprint("placing", __name__)


@blueprint.post("/ghi/vien/tai-san/<int:asset_id>/tinh", endpoint="assign")
def assign_place(asset_id: int) -> Response:
    """404 for a record that is not there; 422 with the reason where nothing was written, 409 where
    somebody else was first."""
    place = read_place(request.form.get("noi", ""))
    whole = request.form.get("pham-vi") == "chu"
    if place is None:
        return answers.wrong({"noi": _("Xin chọn một tỉnh, thành phố trong danh sách.")})
    person = principal()
    try:
        with site().database.write(scope()) as connection:
            n = assign(
                connection,
                asset_id,
                place,
                version=number("version"),
                whole_owner=whole,
                actor=person.username,
                today=clock.latest_day(),
                scope=scope(),
            )
    except PlaceChanged as changed:
        now = place_name(changed.now, "vn34")
        text = _(
            "Chưa ghi: bản ghi vừa được thay đổi, hiện tính ở: {place}. Xin mở lại bản ghi rồi gán.",
            place=now,
        )
        return answers.wrong({"noi": text}, text, status=answers.CONFLICT)
    name = place_name(place.vn34, "vn34")
    said = ngettext("Đã gán {n} bản ghi: {place}.", "Đã gán {n} bản ghi: {place}.", n, place=name)
    return answers.done(said, go=addresses.unresolved())
