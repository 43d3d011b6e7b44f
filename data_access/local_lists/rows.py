"""The lists of read_models.local_lists: read, added to, changed, removed softly. Two people at one
row: the second sees both values."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Connection, RowMapping, Table, func, insert, select, update

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.database.engine import now
from data_access.database.scope import Scope, visible
from data_access.local_lists.rights import find_right, titles
from data_access.tables import local_product, metadata, plan_target, watch_term
from data_access.writing.find import lock
from domain.local_names.products import product_key
from language import N_, _
from read_models.local_lists import LISTS, KeptList, written
from read_models.local_names import KeptRow
from read_models.plan_target import OTHER_INDICATOR

NO_SUCH_RIGHT = N_("Không thấy quyền này trong danh mục của tỉnh: xin xem lại số hoặc tên.")
NO_SUCH_TARGET = N_("Không thấy chỉ tiêu ghi tay này của tỉnh: xin tải lại trang.")
TAKEN = N_("Đã có dòng này trong danh sách.")


@dataclass
class Unfit(Exception):
    """A value that only the database can judge: field → reason."""

    problems: dict[str, str]


def kept_rows(
    connection: Connection,
    kept: KeptList,
    *,
    scope: Scope,
    vn34: str,
    removed: bool = False,
    on: date | None = None,
) -> tuple[KeptRow, ...]:
    """Every row of a province, in the order of the list; or those that were `removed`, the last one
    first. `on`: of a dated list those up to that day."""
    table = metadata.tables[kept.table]
    order = table.c.updated_at.desc() if removed else _order(table, kept)
    which = table.c.removed != 0 if removed else table.c.removed == 0
    query = (
        select(table)
        .where(visible(table, scope), table.c.vn34 == vn34, which)
        .order_by(order, table.c.id)
    )
    if on and kept.dated:
        query = query.where(table.c[kept.dated] <= on)
    rows = connection.execute(query).mappings().all()
    names = titles(
        connection, {row["asset_id"] for row in rows if row.get("asset_id")}, scope=scope, vn34=vn34
    )
    targets = _target_titles(connection, kept, scope=scope, vn34=vn34)
    return tuple(
        KeptRow(
            id=row["id"],
            values=_values(row, kept),
            version=row["version"],
            updated_by=row["updated_by"],
            updated_at=row["updated_at"],
            illustrative=row["illustrative"],
            asset_id=row.get("asset_id") if row.get("asset_id") in names else None,
            right=names.get(row.get("asset_id") or 0),
            target=targets.get(row.get("target_id") or 0, ""),
        )
        for row in rows
    )


def _values(row: RowMapping, kept: KeptList) -> dict[str, Any]:
    return {field.name: row[field.name] for field in kept.fields}


def _target_titles(
    connection: Connection, kept: KeptList, *, scope: Scope, vn34: str
) -> dict[int, str]:
    """Id → title with its year, of a list that is about targets; removed ones are still called by
    their name."""
    c = plan_target.c
    if not any(known.kind == "target" for known in kept.fields):
        return {}
    query = select(c.id, c.title, c.year).where(visible(plan_target, scope), c.vn34 == vn34)
    return {int(row.id): f"{row.title}, {row.year}" for row in connection.execute(query)}


def _order(table: Table, kept: KeptList) -> ColumnElement[Any]:
    column = table.c[kept.order.removeprefix("-")]
    return column.desc() if kept.order.startswith("-") else column


def add_row(
    connection: Connection,
    writer: Writer,
    kept: KeptList,
    values: Mapping[str, Any],
    *,
    illustrative: bool,
) -> int:
    """Raises Unfit."""
    table = metadata.tables[kept.table]
    _lock(connection, table)
    row = _columns(connection, writer, kept, table, values, but=0)
    row |= {
        "vn34": writer.vn34,
        "illustrative": illustrative,
        "version": 1,
        "removed": 0,
        **_by(writer),
    }
    number = int(connection.scalar(insert(table).values(row).returning(table.c.id)) or 0)
    writer.record(connection, "row added", number, list=kept.code)
    return number


def change_row(
    connection: Connection,
    writer: Writer,
    kept: KeptList,
    number: int,
    values: Mapping[str, Any],
    *,
    version: int,
) -> None:
    """Raises Unfit, Conflict when somebody saved since `version`, Gone when it is not there."""
    table = metadata.tables[kept.table]
    _lock(connection, table)
    row = _columns(connection, writer, kept, table, values, but=number) | {
        "version": version + 1,
        **_by(writer),
    }
    here = _one(table, writer, number)
    if (
        connection.execute(
            update(table).where(*here, table.c.version == version).values(row)
        ).rowcount
        == 0
    ):
        raise _conflict(connection, kept, table, here, values)
    writer.record(connection, "row changed", number, list=kept.code)


def remove_row(connection: Connection, writer: Writer, kept: KeptList, number: int) -> None:
    """Raises Gone."""
    table = metadata.tables[kept.table]
    gone = {"removed": table.c.id, "version": table.c.version + 1, **_by(writer)}
    if (
        connection.execute(update(table).where(*_one(table, writer, number)).values(gone)).rowcount
        == 0
    ):
        raise Gone
    writer.record(connection, "row removed", number, list=kept.code)


def removed_counts(connection: Connection, *, scope: Scope, vn34: str) -> dict[str, int]:
    """Code of a list → rows that were removed from it."""
    found = {}
    for kept in LISTS.values():
        table = metadata.tables[kept.table]
        where = (visible(table, scope), table.c.vn34 == vn34, table.c.removed != 0)
        found[kept.code] = int(
            connection.scalar(select(func.count()).select_from(table).where(*where)) or 0
        )
    return found


def restore_row(connection: Connection, writer: Writer, kept: KeptList, number: int) -> None:
    """Brings a removed row back as it was. Raises Gone, Unfit where another row has taken its
    place."""
    table = metadata.tables[kept.table]
    here = (
        visible(table, writer.scope),
        table.c.vn34 == writer.vn34,
        table.c.id == number,
        table.c.removed != 0,
    )
    _lock(connection, table)
    stored = connection.execute(select(table).where(*here)).mappings().one_or_none()
    if stored is None:
        raise Gone
    if table is local_product:
        _require_free(connection, writer, stored["folded"], but=number)
    back = {"removed": 0, "version": table.c.version + 1, **_by(writer)} | (
        {"looked_on": None} if "looked_on" in table.c else {}
    )
    if connection.execute(update(table).where(*here).values(back)).rowcount == 0:
        raise Gone
    writer.record(connection, "row restored", number, list=kept.code)


def _by(writer: Writer) -> dict[str, str | datetime]:
    return {"updated_at": now(), "updated_by": writer.name}


def _one(table: Table, writer: Writer, number: int) -> tuple[Any, ...]:
    return (
        visible(table, writer.scope),
        table.c.vn34 == writer.vn34,
        table.c.id == number,
        table.c.removed == 0,
    )


def _lock(connection: Connection, table: Table) -> None:
    """Of products no two are alike in a province, and imports write them, too; the daily roll notes
    for which names it has looked."""
    if table in (local_product, watch_term):
        lock(connection)


def _columns(
    connection: Connection,
    writer: Writer,
    kept: KeptList,
    table: Table,
    values: Mapping[str, Any],
    *,
    but: int,
) -> dict[str, Any]:
    """What is stored besides what was typed: the right that a number means, the key of a product, a
    term to be looked for anew."""
    row = dict(values)
    if any(known.kind == "right" for known in kept.fields):
        row["asset_id"] = find_right(
            connection, row["right_no"], scope=writer.scope, vn34=writer.vn34
        )
        if row["right_no"] and row["asset_id"] is None:
            raise Unfit({"right_no": _(NO_SUCH_RIGHT)})
    if any(known.kind == "target" for known in kept.fields):
        _require_target(connection, writer, row["target_id"])
    if table is local_product:
        row |= {"folded": product_key(row["name"], row["maker"]), "batch_id": None}
        _require_free(connection, writer, row["folded"], but=but)
    if "looked_on" in table.c:
        row["looked_on"] = None
    return row


def _require_target(connection: Connection, writer: Writer, number: int | None) -> None:
    """One of the province's that is measured by hand; others are measured by the register."""
    c = plan_target.c
    here = (visible(plan_target, writer.scope), c.vn34 == writer.vn34, c.removed == 0)
    own = (c.id == number, c.indicator == OTHER_INDICATOR)
    if number is None or connection.scalar(select(c.id).where(*here, *own)) is None:
        raise Unfit({"source": _(NO_SUCH_TARGET)})


def _require_free(connection: Connection, writer: Writer, folded: str, *, but: int) -> None:
    c = local_product.c
    same = (
        visible(local_product, writer.scope),
        c.vn34 == writer.vn34,
        c.folded == folded,
        c.removed == 0,
    )
    if connection.scalar(select(func.count()).where(*same, c.id != but)):
        raise Unfit({"name": _(TAKEN)})


def _conflict(
    connection: Connection,
    kept: KeptList,
    table: Table,
    here: tuple[Any, ...],
    values: Mapping[str, Any],
) -> Conflict:
    stored = connection.execute(select(table).where(*here)).mappings().one_or_none()
    if stored is None:
        raise Gone
    theirs = {
        f.name: written(f, stored[f.name])
        for f in kept.fields
        if stored[f.name] != values.get(f.name)
    }
    return Conflict(theirs, stored["version"], stored["updated_by"])
