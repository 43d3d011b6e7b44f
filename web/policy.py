"""How the guard treats routes and callbacks. What does not stand here or in the sitemap is refused,
and a test names it."""

from dataclasses import dataclass
from enum import Enum

from sitemap import ids
from sitemap.pages import OVERVIEW, fillers
from sitemap.rights import (
    APPROVING,
    AT_WORK,
    CORRECTING,
    EVERYBODY,
    EXPLAINING,
    HANDLING,
    IMPORTING,
    ISSUING,
    KEEP_VIEWS,
    LETTERS,
    MANAGERS,
    NATIONWIDE,
    OF_PROVINCES,
    OF_STATIONS,
    OFFICERS,
    PLANNING,
    PREPARING,
    REPORTING,
    SEEING_PROOFS,
    STAFF,
)

SMALL_FORM = 8_000
"""Bytes of a form that anybody may send: a name, a password and where to go, each written as long
as it may be."""
ATTACHMENT, PAPER = 11_000_000, 21_000_000
"""Bytes of a form with one attached file."""


class Door(Enum):
    """How the guard treats a route."""

    PUBLIC = "public"
    SIGNED_IN = "signed in"
    DASH = "signed in, answers 401 instead of a redirect"
    CALLBACK = "a Dash callback"
    UPLOAD = "signed in; a file comes with it, looked at only once who, size and token are right"
    PAGE = "a page of the dashboard"
    CLOSED = "404 for everybody"


@dataclass(frozen=True, slots=True)
class Route:
    """`largest`: bytes of a request's body, where a file may come or anybody may send one; None: as
    everywhere (app.LARGEST_FORM)."""

    door: Door
    roles: frozenset[str] = EVERYBODY
    largest: int | None = None


ROUTES: dict[str, Route] = {
    "_dash_assets.static": Route(Door.PUBLIC),
    "health.alive": Route(Door.PUBLIC),
    "health.ready": Route(Door.PUBLIC),
    "health.robots": Route(Door.PUBLIC),
    "signin.form": Route(Door.PUBLIC),
    "signin.enter": Route(Door.PUBLIC, largest=SMALL_FORM),
    "signin.leave": Route(Door.PUBLIC, largest=SMALL_FORM),
    "language.switch": Route(Door.PUBLIC),
    "password.form": Route(Door.SIGNED_IN),
    "password.change": Route(Door.SIGNED_IN),
    "downloads.assets": Route(Door.SIGNED_IN, OF_PROVINCES),
    "deadlines.form": Route(Door.SIGNED_IN, OFFICERS),
    "deadlines.record": Route(Door.SIGNED_IN, OFFICERS, largest=ATTACHMENT),
    "deadlines.proof": Route(Door.SIGNED_IN, SEEING_PROOFS),
    "deadline_lists.deadlines": Route(Door.SIGNED_IN, OF_PROVINCES),
    "deadline_lists.workbook": Route(Door.SIGNED_IN, OF_PROVINCES),
    "follow_ups.keep": Route(Door.SIGNED_IN, OFFICERS),
    "chosen.keep": Route(Door.SIGNED_IN, OFFICERS),
    "letters.write": Route(Door.SIGNED_IN, OFFICERS),
    "letters.keep_sender": Route(Door.SIGNED_IN, OFFICERS),
    "letters.take_back": Route(Door.SIGNED_IN, OFFICERS),
    "letters.download": Route(Door.SIGNED_IN, OFFICERS),
    "letters.template": Route(Door.SIGNED_IN, OFFICERS),
    "letters.change_template": Route(Door.SIGNED_IN, OFFICERS, largest=ATTACHMENT),
    "letters.download_template": Route(Door.SIGNED_IN, OFFICERS),
    "feeds.calendar": Route(Door.PUBLIC),
    "feeds.create": Route(Door.SIGNED_IN, STAFF),
    "feeds.revoke": Route(Door.SIGNED_IN, STAFF),
    "feeds.digest": Route(Door.SIGNED_IN, LETTERS),
    "feeds.set_digest": Route(Door.SIGNED_IN, LETTERS),
    "downloads.national_assets": Route(Door.SIGNED_IN, NATIONWIDE),
    "pictures.picture": Route(Door.SIGNED_IN, OF_PROVINCES),
    "pictures.of_hit": Route(Door.SIGNED_IN, OF_PROVINCES),
    "province_table_file.give": Route(Door.SIGNED_IN, OF_PROVINCES),
    "chart_files.give": Route(Door.SIGNED_IN, OF_PROVINCES),
    "chart_files.places": Route(Door.SIGNED_IN, NATIONWIDE),
    "chart_files.compared": Route(Door.SIGNED_IN, NATIONWIDE),
    "kept_files.rows": Route(Door.SIGNED_IN, OF_PROVINCES),
    "downloads.workbook": Route(Door.SIGNED_IN, OF_PROVINCES),
    "downloads.national_workbook": Route(Door.SIGNED_IN, NATIONWIDE),
    "visit_files.visits": Route(Door.SIGNED_IN, NATIONWIDE),
    "station_year.give": Route(Door.SIGNED_IN, OF_STATIONS),
    "station_files.stations": Route(Door.SIGNED_IN, NATIONWIDE),
    "station_month_files.give": Route(Door.SIGNED_IN, OF_STATIONS),
    "station_month_files.own": Route(Door.SIGNED_IN, NATIONWIDE),
    "network_file.give": Route(Door.SIGNED_IN, NATIONWIDE),
    "published_file.give": Route(Door.SIGNED_IN, NATIONWIDE),
    "report_words.keep": Route(Door.SIGNED_IN, PREPARING),
    "requests.take_down": Route(Door.SIGNED_IN, HANDLING),
    "counter.book": Route(Door.SIGNED_IN, HANDLING),
    "requests.answer": Route(Door.SIGNED_IN, HANDLING),
    "requests.note": Route(Door.SIGNED_IN, HANDLING),
    "requests.move": Route(Door.SIGNED_IN, HANDLING),
    "requests.assign": Route(Door.SIGNED_IN, HANDLING),
    "requests.transfer": Route(Door.SIGNED_IN, HANDLING),
    "requests.correct": Route(Door.SIGNED_IN, HANDLING),
    "request_proposals.propose": Route(Door.SIGNED_IN, HANDLING),
    "request_proposals.decide": Route(Door.SIGNED_IN, CORRECTING),
    "request_proposals.undo": Route(Door.SIGNED_IN, CORRECTING),
    "request_listings.put": Route(Door.SIGNED_IN, HANDLING),
    "request_attachments.add": Route(Door.SIGNED_IN, HANDLING, largest=PAPER),
    "request_attachments.remove": Route(Door.SIGNED_IN, HANDLING),
    "request_attachments.give_back": Route(Door.SIGNED_IN, HANDLING),
    "counter.slip": Route(Door.SIGNED_IN, AT_WORK),
    "request_files.give": Route(Door.SIGNED_IN, AT_WORK),
    "request_files.give_of_province": Route(Door.SIGNED_IN, PLANNING),
    "editions.begin": Route(Door.SIGNED_IN, PREPARING),
    "editions.answer": Route(Door.SIGNED_IN, PREPARING),
    "editions.submit": Route(Door.SIGNED_IN, PREPARING),
    "editions.send_back": Route(Door.SIGNED_IN, APPROVING),
    "editions.publish": Route(Door.SIGNED_IN, APPROVING),
    "editions.give_number": Route(Door.SIGNED_IN, PREPARING | APPROVING),
    "editions.withdraw": Route(Door.SIGNED_IN, APPROVING),
    "editions.progress": Route(Door.DASH, ISSUING),
    "editions.give": Route(Door.SIGNED_IN, ISSUING),
    "sent_file.give": Route(Door.SIGNED_IN, ISSUING),
    "report_files.give": Route(Door.SIGNED_IN, ISSUING),
    "events.keep": Route(Door.SIGNED_IN, REPORTING),
    "event_files.events": Route(Door.SIGNED_IN, OF_STATIONS),
    "goals.keep_target": Route(Door.SIGNED_IN, MANAGERS),
    "goals.keep_task": Route(Door.SIGNED_IN, MANAGERS),
    "prepared_answers.keep": Route(Door.SIGNED_IN, MANAGERS),
    "prepared_answers.move": Route(Door.SIGNED_IN, MANAGERS),
    "slides.country": Route(Door.SIGNED_IN, NATIONWIDE),
    "slides.country_notes": Route(Door.SIGNED_IN, NATIONWIDE),
    "slides.country_file": Route(Door.SIGNED_IN, NATIONWIDE),
    "slides.country_arrange": Route(Door.SIGNED_IN, NATIONWIDE),
    "slides.country_pptx": Route(Door.SIGNED_IN, NATIONWIDE),
    "slides.province": Route(Door.SIGNED_IN, OF_PROVINCES),
    "slides.province_notes": Route(Door.SIGNED_IN, OF_PROVINCES),
    "slides.province_file": Route(Door.SIGNED_IN, OF_PROVINCES),
    "slides.province_arrange": Route(Door.SIGNED_IN, OF_PROVINCES),
    "slides.province_pptx": Route(Door.SIGNED_IN, OF_PROVINCES),
    "goals.file": Route(Door.SIGNED_IN, NATIONWIDE),
    "availability.keep": Route(Door.SIGNED_IN, MANAGERS),
    "placing.assign": Route(Door.SIGNED_IN, MANAGERS),
    "record_pdf.show": Route(Door.SIGNED_IN, OF_PROVINCES),
    "record_pdf.national": Route(Door.SIGNED_IN, NATIONWIDE),
    "saved_views.keep": Route(Door.SIGNED_IN, KEEP_VIEWS),
    "saved_views.drop": Route(Door.SIGNED_IN, KEEP_VIEWS),
    **dict.fromkeys(
        (
            *(
                "beside.add_note",
                "beside.change_note",
                "beside.delete_note",
                "beside.add_tag",
                "beside.remove_tag",
                "beside.follow",
            ),
            *("beside.save_contact", "beside.propose", "beside.withdraw"),
            *("kept.add", "kept.change", "kept.remove", "kept.restore", "kept.decide"),
            *("manual.keep", "manual.edit", "manual.remove", "manual.restore", "manual.discard"),
        ),
        Route(Door.SIGNED_IN, OFFICERS),
    ),
    "beside.decide": Route(Door.SIGNED_IN, MANAGERS),
    "station_reports.keep": Route(Door.SIGNED_IN, REPORTING),
    "station_reports.check": Route(Door.SIGNED_IN, REPORTING),
    "station_reports.correct": Route(Door.SIGNED_IN, REPORTING),
    "station_reports.decide": Route(Door.SIGNED_IN, MANAGERS),
    "station_nudges.send": Route(Door.SIGNED_IN, MANAGERS),
    "station_people.keep": Route(Door.SIGNED_IN, REPORTING),
    "station_people.reach": Route(Door.SIGNED_IN, REPORTING),
    "station_stages.keep": Route(Door.SIGNED_IN, MANAGERS),
    "station_documents.add": Route(Door.SIGNED_IN, REPORTING, largest=PAPER),
    "station_documents.remove": Route(Door.SIGNED_IN, REPORTING),
    "station_documents.give_back": Route(Door.SIGNED_IN, OF_STATIONS),
    "own_stations.add": Route(Door.SIGNED_IN, MANAGERS),
    "own_stations.change": Route(Door.SIGNED_IN, MANAGERS),
    "imports.upload": Route(Door.UPLOAD, IMPORTING),
    "imports.progress": Route(Door.DASH, IMPORTING),
    "imports.step": Route(Door.SIGNED_IN, IMPORTING),
    "imports.forget_columns": Route(Door.SIGNED_IN, EXPLAINING),
    "imports.keep": Route(Door.SIGNED_IN, MANAGERS),
    "import_files.rejected": Route(Door.SIGNED_IN, IMPORTING),
    "import_files.template": Route(Door.SIGNED_IN, IMPORTING),
    "/_dash-component-suites/<string:package_name>/<path:fingerprinted_path>": Route(Door.DASH),
    "/_dash-layout": Route(Door.DASH),
    "/_dash-dependencies": Route(Door.DASH),
    "/_dash-update-component": Route(Door.CALLBACK),
    "/_reload-hash": Route(Door.CLOSED),
    "/_favicon.ico": Route(Door.CLOSED),
    "/": Route(Door.PAGE),
    "/<path:path>": Route(Door.PAGE),
}
"""Flask endpoint → who may enter. Dash names its endpoints after their rules."""


@dataclass(frozen=True, slots=True)
class Answer:
    """A callback: who may call it. `anywhere`: draws the frame, so that it answers 200 on any
    address; all others answer 404 on the address of a foreign province. `polling` ones do not keep
    a session alive. `lasting`: made of the database, the day, the person and what the request says
    alone, and of nothing else, so that it is given again while these are the same
    (web/finished_answers.py)."""

    roles: frozenset[str]
    anywhere: bool = False
    polling: bool = False
    lasting: bool = False


FRAME = Answer(EVERYBODY, anywhere=True)
CALLBACKS: dict[str, Answer] = {
    **{filled: Answer(roles, lasting=filled in OVERVIEW) for filled, roles in fillers().items()},
    **dict.fromkeys((ids.CONTENT, ids.SIDE, ids.TOP), FRAME),
    ids.BELL: Answer(EVERYBODY, anywhere=True, polling=True),
}
"""Component that a callback fills (its id, or the `type` of a pattern id) → who may call it. With
several outputs the strictest counts."""
