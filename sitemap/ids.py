"""Every id that a layout and a callback share. A test proves that each callback id stands in a
layout or in what a callback returns."""

from typing import Any

URL = "url"
SIDE = "side"
TOP = "top"
CONTENT = "content"
STATUS = "status"
SEARCH_BOX = "search-box"
LOST = "lost"
ENDED = "ended"
SAVED = "saved"
"""Changes when a form has written something (assets/desk.js): what shows it is drawn anew."""

OVERVIEW_HEAD = "overview-head"
OVERVIEW_TILES = "overview-tiles"
OVERVIEW_WORK = "overview-work"
OVERVIEW_FILINGS = "overview-filings"
OVERVIEW_YEAR = "overview-year"
OVERVIEW_LEGAL = "overview-legal"
OVERVIEW_NICE = "overview-nice"
OVERVIEW_OWNERS = "overview-owners"
OVERVIEW_NAMES = "overview-names"
OVERVIEW_FORMER = "overview-former"
OVERVIEW_FOLLOWED = "overview-followed"

REGISTER_HEAD = "register-head"
REGISTER_KINDS = "register-kinds"
REGISTER_FILTERS = "register-filters"
REGISTER_LIST = "register-list"
REGISTER_STATUS = "register-status"

DEADLINES_HEAD = "deadlines-head"
DEADLINES_COUNTS = "deadlines-counts"
DEADLINES_CHART = "deadlines-chart"
DEADLINES_ASIDE = "deadlines-aside"
DEADLINES_LIST = "deadlines-list"
DEADLINES_PANEL = "deadlines-panel"
DEADLINES_MONTH = "deadlines-month"
DEADLINES_STATUS = "deadlines-status"
CLOCK = "clock"
BELL = "bell"

LETTERS = "letters"
PROVINCE_TABLE = "province-table"
RECORD = "record"
OWNER = "owner"
INDICATOR_OWN = "indicator-own"
IMPORTS = "imports"
RECORD_FORM = "record-form"
SHELF = "shelf"
ROW_ERRORS = "row-errors"
CORRECTIONS = "corrections"
REMOVED_ROWS = "removed-rows"
LOCAL_NAMES = "local-names"
PLAN = "plan"
UNRESOLVED = "unresolved"
INSTITUTE_HEAD = "institute-head"
INSTITUTE_MAP = "institute-map"
INSTITUTE_TILES = "institute-tiles"
INSTITUTE_ATTENTION = "institute-attention"
INSTITUTE_REQUESTS = "institute-requests"
INSTITUTE_TARGET = "institute-target"
INSTITUTE_VISITS = "institute-visits"
INSTITUTE_STATIONS = "institute-stations"
INSTITUTE_EVENTS = "institute-events"
PREPARED_ANSWERS = "prepared-answers"
PLACES_HEAD = "places-head"
PLACES_MAP = "places-map"
PLACES_RANKING = "places-ranking"
PLACES_ROWS = "places-rows"
PLACES_TABLE = "places-table"

VISITS = "visits"
PUBLISHED = "published"
STATIONS = "stations"
STATION = "station"
STATION_REPORTS = "station-reports"
STATION_YEAR = "station-year"
INSTITUTE_MONTH = "institute-month"
EVENTS = "events"
GOALS = "goals"
DUTIES = "duties"
REQUESTS = "requests"
REQUEST = "request"
REQUEST_FORM = "request-form"
COUNTER = "counter"
REQUEST_SLIP = "request-slip"
REPORTS = "reports"
EDITION = "edition"
SENT = "sent"
REHEARSAL = "rehearsal"

TABLE = "table"
"""The `type` of the places of tables behind charts, whichever page they stand on."""


def open_table(card: Any) -> dict[str, Any]:
    """The button of a chart card that shows its table; the table is fetched when it is first
    pressed."""
    return {"type": "open-table", "card": card}


def month(text: str) -> str:
    """A month's row in a table: '2021-05'."""
    return f"thang-{text}"


def table(card: Any) -> dict[str, Any]:
    """The place of a chart card's table."""
    return {"type": TABLE, "card": card}
