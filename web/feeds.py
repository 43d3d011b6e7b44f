"""The calendar under its secret address, and the person's own settings for calendar and weekly
letter."""

from collections.abc import Sequence

from flask import Blueprint, make_response, redirect, render_template, request
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts import feeds
from data_access.database.engine import now
from data_access.overview.own_calendar import days_of
from domain.calendar.dates import today_in_vietnam
from domain.posts import Post
from language import LANGUAGES, _
from read_models.own_calendar import Days
from sitemap import addresses, file_addresses
from web import answers, clock
from web.access import principal, scope, scope_of
from web.addresses import came_from, returned_to
from web.panels import in_panel
from web.site import site

blueprint = Blueprint("feeds", __name__)
MOST = 3_000
"""Events of a calendar: the nearest ones. More would not be looked at, and calendars give up on
them."""
LONGEST_TOKEN = 80


@blueprint.get("/lich/<token>.ics")
def calendar(token: str) -> Response:
    """404 for an unknown or revoked address and for a disabled person alike. What stands in it is
    what the person's posts see at this moment, each read in its own scope."""
    with site().database.read() as connection:
        reader = feeds.reader_of(connection, token) if len(token) <= LONGEST_TOKEN else None
    if reader is None:
        raise NotFound
    clock.follow()
    days = _days(reader.posts)
    # its library is 90 modules, which no other page wants
    from reports.calendar import calendar as drawn

    body = drawn(days, base_url=site().settings.base_url.rstrip("/"), at=now())
    response = make_response(body)
    response.headers["Content-Type"] = "text/calendar; charset=utf-8"
    response.headers["Cache-Control"] = "no-store"
    return response


def _days(posts: Sequence[Post]) -> list[Days]:
    """Of each tenant once, whichever of the posts in it."""
    tenants = {(post.vn34, post.station_id): post for post in posts if post.has_tenant}
    limit = MOST // len(tenants)
    found = []
    for post in tenants.values():
        seen = scope_of(post)
        with site().database.read(seen) as connection:
            day = today_in_vietnam()
            found.append(days_of(connection, post, scope=seen, today=day, limit=limit))
    return [days for days in found if days]


@blueprint.post("/lich/dia-chi-moi")
def create() -> Response:
    """Shows the new address, this once."""
    person = principal()
    with site().database.write(scope()) as connection:
        token = feeds.new_feed(connection, person.id, actor=person.username, vn34=person.vn34 or "")
    root = site().settings.base_url.rstrip("/") or request.host_url.rstrip("/")
    page = render_template("feed.html", address=root + file_addresses.feed(token), back=_back())
    return make_response(page)


@blueprint.post("/lich/thu-hoi")
def revoke() -> Response:
    person = principal()
    with site().database.write(scope()) as connection:
        feeds.end_feed(connection, person.id, actor=person.username, vn34=person.vn34 or "")
    if answers.in_background():
        return answers.done(_("Đã thu hồi địa chỉ lịch."))
    return redirect(_back())


@blueprint.get("/thu-tom-tat")
def digest() -> Response:
    return _digest_form()


@blueprint.post("/thu-tom-tat")
def set_digest() -> Response:
    person = principal()
    language = request.form.get("language", "vi")
    values = {
        "email": request.form.get("email", "").strip(),
        "active": request.form.get("active") == "1",
    }
    try:
        with site().database.write(scope()) as connection:
            feeds.set_digest(
                connection,
                person.id,
                language=language if language in LANGUAGES else "vi",
                actor=person.username,
                vn34=person.vn34 or "",
                **values,  # type: ignore[arg-type]
            )
    except feeds.BadAddress as problem:
        return _digest_form(str(problem), status=400)
    return _digest_form(said=_("Đã lưu.")) if in_panel() else redirect(_back())


def _back() -> str:
    """Where the person was: a form that has a page of its own carries it."""
    person = principal()
    if person.station_id:
        return addresses.station_reports(person.station_id)
    slug = person.slug or ""
    deadlines = addresses.deadlines(slug)
    return returned_to(
        request.form.get("next") or came_from(request.referrer, request.host, slug, deadlines),
        slug,
        deadlines,
    )


def _digest_form(problem: str = "", status: int = 200, said: str = "") -> Response:
    person = principal()
    with site().database.read() as connection:
        stored = feeds.settings_of(connection, person.id, mail_works=bool(site().settings.smtp_url))
    return make_response(
        render_template(
            "digest.html",
            stored=stored,
            problem=problem,
            said=said,
            back=_back(),
            reminds=person.station_id is not None,
        ),
        status,
    )
