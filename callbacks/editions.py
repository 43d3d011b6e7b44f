"""Fills the page of one edition of a report: one read, the whole page behind one guard."""

from datetime import UTC, datetime
from typing import Any

from werkzeug.exceptions import NotFound

from callbacks.guarded import guarded
from callbacks.page_asked import require_page
from components.documents.before_publishing import publishing_checks
from components.documents.making import document_of
from components.documents.signed import signed_text
from components.editions.page import edition_page
from components.editions.view import EditionView
from data_access.database.jobs import Owner
from data_access.editions.looking import Look, look
from data_access.editions.making import KINDS_EACH, is_making
from data_access.network.events import station_hosts
from domain.calendar.dates import today_in_vietnam
from domain.publishing import approver, preparers
from language import in_language
from read_models.document import Document
from read_models.editions import Edition
from read_models.frozen import numbers_of
from read_models.publishing_checks import Check
from web import access
from web.records import edition_in_sight


def fill(pathname: str | None, search: str | None = None, saved: Any = None) -> Any:
    """One that is not there, or not the reader's to see, is not found."""
    asked = require_page(pathname, "edition", search=search)
    own = edition_in_sight(asked["id"])
    if own is None:
        raise NotFound
    with access.reading() as connection:
        scope = access.scope()
        hosts = station_hosts(connection, scope=scope)
        found = look(connection, own, scope=scope, today=today_in_vietnam())
        making = is_making(connection, own, Owner(scope, access.principal().id))
    role = access.principal().role
    post = access.told_post()
    document, checks, numbers = _looked_at(own, found)
    seen = document.digest() if document else ""
    view = EditionView(
        edition=own,
        host=hosts.get(own.station_id or 0, ""),
        checks=checks,
        seen=seen,
        numbers=numbers,
        prepares=role in preparers(own.vn34, own.station_id),
        approves=role == approver(own.vn34),
        own_hands=access.principal().id in {*own.hands, *found.editors},
        others=found.others,
        files=found.files,
        files_of=len(KINDS_EACH) if making else 0,
        post=post,
        text=signed_text(document, own, found.words) if document else None,
        languages=found.languages,
    )
    return guarded(edition_page, view)


def _looked_at(own: Edition, found: Look) -> tuple[Document | None, tuple[Check, ...], int]:
    """What is to be signed, what is looked at before, and how many numbers: of a sent one those that
    were frozen."""
    if found.numbers or found.data is None:
        return None, (), len(found.numbers)
    document = document_of(
        found.data, written_in=own.language, made=datetime.now(UTC), words=found.words
    )
    told = found.beside
    today = today_in_vietnam()
    with in_language("vi"):  # an answer is to the words of its check (reports.document.contents)
        checks = publishing_checks(document, found.data, found.words, told, today)
    return document, checks, len(numbers_of(document))
