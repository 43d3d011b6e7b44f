"""What is written of all records that are ticked at once, in the register or by their deadlines: a
tag, or that the person follows them."""

from collections.abc import Callable
from dataclasses import dataclass

from flask import request
from sqlalchemy import Connection
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Writer
from data_access.annotations import tags
from data_access.records import visibility
from language import _, ngettext
from language.numbers import number as shown
from read_models import plain_values
from read_models.chosen_rows import CHOSEN
from read_models.letters import read_keys
from read_models.register_filters import MOST_CHOSEN
from web import answers, desk
from web.desk import writer, writing
from web.form_values import typed

blueprint = desk.blueprint("chosen")


@dataclass(frozen=True)
class Doing:
    """`write`: of one record, with the tag's name; whether something changed. `told`: of how many
    records it did."""

    write: Callable[[Connection, Writer, int, str], bool]
    told: Callable[[int], str]
    of_a_tag: bool = False


def _tag(connection: Connection, who: Writer, asset_id: int, label: str) -> bool:
    return tags.add_tag(connection, who, asset_id, label)


def _untag(connection: Connection, who: Writer, asset_id: int, label: str) -> bool:
    return tags.drop_tag(connection, who, asset_id, tags.tag_slug(label))


def _follow(connection: Connection, who: Writer, asset_id: int, _label: str) -> bool:
    return tags.follow(connection, who, asset_id, wanted=True)


def _unfollow(connection: Connection, who: Writer, asset_id: int, _label: str) -> bool:
    return tags.follow(connection, who, asset_id, wanted=False)


DOING = {
    "the": Doing(
        _tag,
        lambda n: ngettext(
            "Đã gắn thẻ cho {shown} tài sản.", "Đã gắn thẻ cho {shown} tài sản.", n, shown=shown(n)
        ),
        of_a_tag=True,
    ),
    "bo-the": Doing(
        _untag,
        lambda n: ngettext(
            "Đã bỏ thẻ của {shown} tài sản.", "Đã bỏ thẻ của {shown} tài sản.", n, shown=shown(n)
        ),
        of_a_tag=True,
    ),
    "theo-doi": Doing(
        _follow,
        lambda n: ngettext(
            "Đang theo dõi thêm {shown} tài sản.",
            "Đang theo dõi thêm {shown} tài sản.",
            n,
            shown=shown(n),
        ),
    ),
    "thoi": Doing(
        _unfollow,
        lambda n: ngettext(
            "Đã thôi theo dõi {shown} tài sản.",
            "Đã thôi theo dõi {shown} tài sản.",
            n,
            shown=shown(n),
        ),
    ),
}


@blueprint.post("/tai-san/da-chon")
def keep(slug: str) -> Response:
    """All of them or none. A record that is not the person's to see is 404, as everywhere."""
    who = writer(slug)
    ids = _chosen()
    doing = DOING.get(typed("viec", 20))
    if doing is None or not ids:
        raise NotFound
    label = typed("label", tags.LONGEST)
    if doing.of_a_tag and not tags.tag_slug(label):
        told = _("Xin đặt tên thẻ bằng chữ hoặc số.")
        return answers.wrong({"label": told}, told)
    with writing(who) as connection:
        if not visibility.all_visible(connection, ids, scope=who.scope, vn34=who.vn34):
            raise NotFound
        n = sum(doing.write(connection, who, asset_id, label) for asset_id in ids)
    return answers.done(doing.told(n) if n else _("Không có gì thay đổi."))


def _chosen() -> list[int]:
    """The ticked records in order, so that two who write of the same wait for each other in one
    order. Raises NotFound for what is no record's number."""
    read = {_asset(text) for text in set(request.form.getlist(CHOSEN))}
    if None in read or len(read) > MOST_CHOSEN:
        raise NotFound
    return sorted(number for number in read if number is not None)


def _asset(text: str) -> int | None:
    """The record that a ticked row is of: its number, or one of its deadlines."""
    keys = read_keys([text])
    return keys[0][0] if keys else plain_values.number(text)
