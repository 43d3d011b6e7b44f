"""Fills the page of one request: one read, the whole page behind one guard."""

from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.network.requests.files import FilesView
from components.network.requests.one import request_page
from components.network.requests.one_view import OneRequest
from components.network.requests.proposals import ProposalsView
from data_access.database.scope import Scope
from data_access.network.prepared_answers import prepared_answers
from data_access.network.requests.desks import all_hosts, receiving_desks
from data_access.network.requests.files import files_of
from data_access.proposals.by_requests import proposals_of
from domain.calendar.dates import today_in_vietnam
from domain.network.requests import UPDATE, Desk
from domain.places.provinces import PROVINCES_34
from read_models.plain_values import parameter
from read_models.prepared_answers import answer_asked
from read_models.requests import WholeRequest
from sitemap.rights import HANDLING
from web import access
from web.records import request_in_sight


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """One that is not there, or not the reader's to see, is not found."""
    parameters = require_page(pathname, "request", search=search)
    whole = request_in_sight(parameters["number"])
    if whole is None:
        raise NotFound
    scope = access.scope()
    today = today_in_vietnam()
    writes = access.may("requests.answer") and works_on(whole, scope)
    desks: list[Desk] = []
    held: FilesView | None = None
    asked: ProposalsView | None = None
    post = access.told_post()
    with access.reading() as connection:
        answers = prepared_answers(connection, all_states=False)
        hosts = all_hosts(connection)
        if writes and whole.row.is_open and may_pass_on(whole, scope):
            vn34, own = whole.row.vn34, whole.desk
            desks = receiving_desks(connection, vn34=vn34, own=own, today=today)
        if whole.row.kind == UPDATE:
            row = whole.row
            told = proposals_of(connection, row.number, scope=scope)
            slug = PROVINCES_34[row.vn34].slug if scope.kind != "station" else ""
            may = access.may("request_proposals.decide")
            asked = ProposalsView(
                row=row, proposals=told, writes=writes, decides=may, slug=slug, post=post
            )
        if access.principal().role in HANDLING:
            row = whole.row
            found = files_of(connection, row.id, scope=scope)
            held = FilesView(
                request_id=row.id,
                number=row.number,
                version=row.version,
                files=found,
                writes=writes,
                post=post,
            )
    view = OneRequest(
        whole,
        today,
        writes,
        hosts,
        desks,
        doing=parameter(search, "viec"),
        post=post,
        files=held,
        proposals=asked,
        answers=answers if writes else (),
        prepared=answer_asked(search),
    )
    return guarded(request_page, view)


def works_on(whole: WholeRequest, scope: Scope) -> bool:
    """A station that has passed a request on reads it alone."""
    return scope.station_id is None or whole.row.hand_id == scope.station_id


def may_pass_on(whole: WholeRequest, scope: Scope) -> bool:
    """The desk that has it in hand, and the institute from any desk."""
    own = (whole.desk.vn34, whole.desk.station_id)
    return scope.kind == "national" or (scope.vn34, scope.station_id) == own
