"""The whole list for a file, a chunk at a time."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

from sqlalchemy import Connection, select

from data_access.database.scope import Scope, visible
from data_access.records.reached import contacts_of
from data_access.register.listing import Listing
from data_access.register.orders import ORDERS
from data_access.register.rows import selected, with_classes
from data_access.tables import asset, asset_party
from domain.calendar.dates import today_in_vietnam
from domain.records.classes import goods_in_line
from read_models.register import RegisterRow
from read_models.register_filters import Filters

CHUNK = 1_000


def rows_for_export(
    conn: Connection,
    *,
    scope: Scope,
    vn34: str | None,
    filters: Filters,
    today: date | None = None,
    me: int | None = None,
    with_contacts: bool = False,
) -> Iterator[RegisterRow]:
    """All rows of the list in its order, whatever page it stands on; as many as `register_page`
    tells in `total`. Memory does not grow with their number. `with_contacts`: for those who may be
    told how owners are reached."""
    listing = Listing.of(
        conn, scope, vn34=vn34, filters=filters, today=today or today_in_vietnam(), me=me
    )
    order = ORDERS[filters.sort]
    by = (
        (order.column.desc(), asset.c.id.desc()) if order.descending else (order.column, asset.c.id)
    )
    query = selected(filters.on).add_columns(asset.c.product)
    query = query.where(*listing.conditions()).order_by(*by)
    for rows in conn.execute(query, execution_options={"yield_per": CHUNK}).partitions():
        ids = [row.id for row in rows]
        owners = holders_of(conn, ids, scope)
        contacts = contacts_of(conn, ids, scope=scope) if with_contacts else {}
        products = {row.id: goods_in_line(row.product) for row in rows}
        yield from (
            replace(
                row,
                owner=owners.get(row.id, row.owner),
                product=products[row.id],
                contact=contacts.get(row.id),
            )
            for row in with_classes(conn, rows, scope, filters.on)
        )


def holders_of(conn: Connection, ids: list[int], scope: Scope) -> dict[int, str]:
    """All holders as the record spells them, the owners or else the applicants, separated so that
    importing the file keeps them."""
    source = asset.join(asset_party, asset_party.c.asset_id == asset.c.id)
    where = (
        visible(asset, scope),
        asset.c.id.in_(ids),
        asset_party.c.role.in_(("owner", "applicant")),
    )
    query = (
        select(asset.c.id, asset_party.c.role, asset_party.c.name).select_from(source).where(*where)
    )
    found: dict[int, dict[str, list[str]]] = {}
    for number, role, name in conn.execute(query.order_by(asset.c.id, asset_party.c.position)):
        found.setdefault(number, {}).setdefault(role, []).append(name)
    return {
        number: "; ".join(roles.get("owner") or roles["applicant"])
        for number, roles in found.items()
    }
