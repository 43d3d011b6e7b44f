"""The address of one record answers 404 for a record of somebody else exactly as for one that does
not exist."""

from typing import Any

from flask import g
from werkzeug.exceptions import NotFound

from data_access.editions.reading import edition
from data_access.network.requests.one import whole_request
from data_access.network.requests.slips import booked_slip
from data_access.network.stations import station_is_visible
from data_access.records import visibility
from domain.calendar.dates import today_in_vietnam
from domain.network.requests import is_number
from domain.places.provinces import PROVINCES_34_BY_SLUG
from read_models.counter import BookedSlip
from read_models.editions import Edition
from read_models.requests import WholeRequest
from read_models.station_year import year_is_known
from sitemap import addresses
from sitemap.rights import AT_WORK, HANDLING, ISSUING
from web.access import act_where, principal, reading, scope


def require_visible_record(page: str, parameters: dict[str, Any]) -> None:
    """Raises NotFound when the page is a record's and the record is not of that province, or not
    the person's to see; a station's page likewise."""
    if page in ("station", "station-reports", "station-year"):
        _require_visible_station(parameters["id"])
    if page in ("edition", "sent"):
        _require_visible_edition(parameters["id"], sent=page == "sent")
    if page in ("request", "request-slip"):
        _require_visible_request(parameters["number"], slip=page == "request-slip")
    if "year" in parameters and not year_is_known(parameters["year"], today_in_vietnam()):
        raise NotFound
    if page not in ("record", "edit-record", "national-record"):
        return
    slug = parameters.get("slug")
    with reading() as connection:
        visible = visibility.is_visible(
            connection,
            parameters["id"],
            scope=scope(),
            vn34=PROVINCES_34_BY_SLUG[slug].code if slug else None,
        )
    if not visible:
        g.denied = addresses.record(slug, parameters["id"])
        raise NotFound


def _require_visible_station(station_id: int) -> None:
    with reading() as connection:
        visible = station_is_visible(connection, station_id, scope=scope())
    if not visible:
        g.denied = addresses.station(station_id)
        raise NotFound


def _require_visible_edition(number: int, *, sent: bool) -> None:
    found = edition_in_sight(number)
    if found is None or (sent and not found.is_sent):
        g.denied = addresses.edition(number)
        raise NotFound


def _require_visible_request(number: str, *, slip: bool) -> None:
    found = slip_in_sight(number) if slip else request_in_sight(number)
    if found is None:
        g.denied = addresses.one_request(number) if is_number(number) else addresses.requests()
        raise NotFound


def request_in_sight(number: str) -> WholeRequest | None:
    """The address tells no tenant: of several posts the request is read in the one that sees it, the
    present one before others."""
    if not is_number(number):
        return None

    def look() -> WholeRequest | None:
        with reading() as connection:
            handles = principal().role in HANDLING
            return whole_request(connection, number, scope=scope(), handles=handles)

    return look() or act_where(AT_WORK, look)


def slip_in_sight(number: str) -> BookedSlip | None:
    """What was looked up for it at the counter, in the post that sees the request."""
    if request_in_sight(number) is None:
        return None
    with reading() as connection:
        return booked_slip(connection, number, scope=scope())


def edition_in_sight(number: int) -> Edition | None:
    """The address tells no tenant: of several posts the request is made in the one that sees the
    edition, the present one before others."""

    def look() -> Edition | None:
        with reading() as connection:
            return edition(connection, number, scope=scope())

    return look() or act_where(ISSUING, look)
