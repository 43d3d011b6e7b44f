"""Builders with a default for every field. Rows go straight into the tables, so that a test decides
every status and date itself."""

import itertools
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

from sqlalchemy import Connection, insert, select

from data_access import rollups
from data_access.records import search
from data_access.tables import (
    asset,
    asset_class,
    asset_party,
    asset_status_period,
    asset_text,
    deadline,
    organisation,
    reminder,
)
from domain.records.asset import AssetRecord, Party, Place
from domain.records.classes import nice_bits
from domain.records.owners import fold_name
from domain.terms.rules import rule_for
from domain.text.folding import sort_key
from read_models.deadlines import DeadlineRow

_serial = itertools.count(1)
FAR, LONG_AGO = date(9999, 12, 31), date(1000, 1, 1)
MOMENT = datetime(2026, 1, 2, 3, 4, tzinfo=UTC)


def create_owner(connection: Connection, name: str) -> int:
    """The organisation of that name, made when it is missing."""
    key = fold_name(name)
    found = connection.scalar(select(organisation.c.id).where(organisation.c.folded == key))
    new = {"folded": key, "name": name, "type": "enterprise"}
    return int(
        found
        or connection.scalar(insert(organisation).values(new).returning(organisation.c.id))
        or 0
    )


def create_asset(
    connection: Connection,
    *,
    owner: str | None = "Công ty Mẫu",
    classes: Iterable[tuple[str, str]] = (),
    periods: Iterable[tuple[str, date | None, date | None]] | None = None,
    due: date | None = None,
    late_until: date | None = None,
    count: bool = True,
    **overrides: Any,
) -> int:
    """One asset with its children, counted and searchable; gives its id. `classes`: (scheme, main
    code). `periods`: (status, since, until), by default the status since always. `due` opens a
    deadline, which `late_until` makes late. Without `count` the caller rebuilds the rollups."""
    n = next(_serial)
    owner_id = create_owner(connection, owner) if owner else None
    row = _row(n, due=due, late=late_until is not None, owner_id=owner_id, overrides=overrides)
    # registers of before 0016 have no such column
    if bits := nice_bits(main for scheme, main in classes if scheme == "nice"):
        row["nice"] = bits
    asset_id = int(connection.scalar(insert(asset).values(row).returning(asset.c.id)) or 0)
    for position, (scheme, main) in enumerate(classes):
        connection.execute(
            insert(asset_class).values(
                asset_id=asset_id, position=position, scheme=scheme, code=main, main=main
            )
        )
    for position, (status, since, until) in enumerate(
        [(row["status"], None, None)] if periods is None else periods
    ):
        period = {"status": status, "since": since, "until": until, "computed": False}
        connection.execute(
            insert(asset_status_period).values(asset_id=asset_id, position=position, **period)
        )
    if due:
        place = {name: row[name] for name in ("vn34", "vn63", "national", "kind", "illustrative")}
        dates = {
            "opens": due,
            "due": due,
            "late_until": late_until,
            "state": row["due_state"],
            "given": False,
            "past": False,
        }
        dates |= {"day": late_until or due, **place}
        connection.execute(
            insert(deadline).values(asset_id=asset_id, rule=_rule(row), ordinal=1, **dates)
        )
    if owner:
        connection.execute(
            insert(asset_party).values(
                asset_id=asset_id, position=0, role="owner", name=owner, organisation_id=owner_id
            )
        )
    _index(connection, asset_id, row, owner)
    if count:
        rollups.contribute(connection, [asset_id])
    return asset_id


def _rule(row: dict[str, Any]) -> str:
    """The rule of that kind; of a geographical indication, which has none, any."""
    found = rule_for(row["kind"], row["office"]) or rule_for("NH", "VN")
    return found.code if found else ""


def _row(
    n: int, *, due: date | None, late: bool, owner_id: int | None, overrides: dict[str, Any]
) -> dict[str, Any]:
    filed, title = (
        overrides.get("application_date", date(2020, 5, 17)),
        overrides.get("title", f"Tài sản {n}"),
    )
    return {
        "identity": f"VN|TEST|A|{n}", "content_hash": "0" * 64, "office": "VN", "national": True, "kind": "NH", "mark_category": "",
        "title": title, "title_sort": sort_key(title)[:120], "application_no": f"4-2020-{n:05}", "application_key": f"42020{n:05}",
        "application_date": filed, "filing_year": filed.year if filed else 0, "filed_sort": filed or LONG_AGO, "due_sort": due or FAR,
        "due_state": "late" if late else "open" if due else "", "status": "in_force", "status_computed": False, "status_stated": "in_force",
        "vn34": "40", "vn63": "40", "place_origin": "address", "owner_id": owner_id, "source": "illustrative", "verified": False,
        "illustrative": True, "version": 1, "created_at": MOMENT, "updated_at": MOMENT,
    } | overrides  # fmt: skip


def _index(connection: Connection, asset_id: int, row: dict[str, Any], owner: str | None) -> None:
    names = (
        "office",
        "kind",
        "title",
        "application_no",
        "registration_no",
        "publication_no",
        "product",
    )
    record = AssetRecord(
        **{k: row[k] for k in names if k in row}, parties=(Party("owner", owner),) if owner else ()
    )
    words = search.document(record, Place(row["vn34"], row["vn63"], "address"))
    connection.execute(insert(asset_text).values(asset_id=asset_id, vn34=row["vn34"], words=words))


def create_reminders(
    connection: Connection,
    rows: Iterable[DeadlineRow],
    *,
    on: date,
    vn34: str = "40",
    actor: str = "nghean",
    lot: int = 0,
) -> None:
    """A letter booked on that day about each of the deadlines; of one day one lot."""
    for row in rows:
        d = row.deadline
        about = {
            "asset_id": row.asset_id,
            "rule": d.rule,
            "ordinal": d.ordinal,
            "vn34": vn34,
            "illustrative": row.illustrative,
            "due": d.due,
        }
        booked = {"sent_on": on, "channel": "letter", "actor": actor, "lot": lot or on.toordinal()}
        connection.execute(insert(reminder).values(about | booked))
