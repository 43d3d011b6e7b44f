"""A table of requests: new ones are taken down at the sender's desk, those that are known already
stay as they are, whatever the table says of them."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from sqlalchemy import Connection, select

from data_access.accounts.writer import Writer
from data_access.database.bulk import chunks, insert_rows, take_ids
from data_access.database.scope import NATIONAL, Scope, of_tenant_or_station
from data_access.network.month_import import Judge, Placed
from data_access.network.requests.taking_down import (
    FIELDS,
    answered_row,
    contact_row,
    new_row,
    next_numbers,
)
from data_access.network.requests.writing import ANSWER, STATE, Said, due_told, entry_of
from data_access.tables import import_batch, request, request_contact, request_entry, user
from data_access.writing.request_batches import first_version
from domain.network.reached import NOBODY, Reached
from domain.network.request_clock import forget_on
from domain.network.request_lines import RequestLine, key_of
from domain.network.requests import CLOSED, NEW, STATION, Desk
from language import N_, _

IN_LIST = 1_000
DESK = ("desk", "station_id", "post")
"""What own_rows says of the sender's desk, beside the province."""
COMPARED = {
    "received_on": N_("ngày nhận"),
    "channel": N_("kênh"),
    "kind": N_("loại"),
    "side": N_("chào mua hoặc chào bán"),
    "topics": N_("chủ đề"),
    "requester": N_("người yêu cầu"),
    "requester_type": N_("loại hình"),
    "vn34": N_("tỉnh"),
}
MAY_BE_UNTOLD = frozenset({"side", "topics", "vn34"})
NEEDED = (*COMPARED, "id", "number", "form_key", "question", "title")
Known = Mapping[str, Any]
Verdict = tuple[int | None, dict[str, Any], str]


def request_row(line: RequestLine, _stations: Mapping[str, int]) -> dict[str, Any]:
    told = {name: getattr(line, name) for name in FIELDS}
    beside = ("number", "answer", "answered_on", "phone", "email", "illustrative", "key")
    told["requester"] = line.reached.hidden_in(line.requester)
    return told | {name: getattr(line, name) for name in beside}


def judged_requests(
    connection: Connection, rows: Sequence[Placed], _judge: Judge
) -> Iterator[Verdict]:
    """Position, the row of a new request, and '' or why it is not taken; without values where the
    request is known as the line tells it."""
    if not rows:
        return
    scope = _scope(rows[0][1])
    by_number = _known(connection, scope, "number", [row["number"] for _p, row in rows])
    by_key = _known(connection, scope, "form_key", [form_key(row) for _p, row in rows])
    by_words = _worded(connection, scope, rows)
    for position, row in rows:
        known = by_key.get(form_key(row)) or by_words.get(row["key"])
        if row["number"]:
            known = by_number.get(row["number"])
        if row["number"] and known is None:
            yield position, {}, _unknown(row["number"])
        elif known is None:
            yield position, row, _without_place(row)
        else:
            yield position, {}, _otherwise(row, known)


def form_key(row: Mapping[str, Any]) -> str:
    """Of one request of a desk, however often its table is sent."""
    own = row["station_id"] if row["desk"] == STATION else row.get("vn34_desk") or ""
    return f"{row['desk'][0]}{own}-{row['key']}"[:40]


def _scope(row: Mapping[str, Any]) -> Scope:
    if row["desk"] == STATION:
        return Scope("station", station_id=row["station_id"], post=row["post"])
    if row["vn34_desk"]:
        return Scope("province", row["vn34_desk"], post=row["post"])
    return Scope(NATIONAL.kind, post=row["post"])


def _known(
    connection: Connection, scope: Scope, name: str, wanted: Sequence[str]
) -> dict[str, Known]:
    """Those of the numbers or keys that the desk sees."""
    found: dict[str, Known] = {}
    columns = [request.c[column] for column in NEEDED]
    for part in chunks(sorted({one for one in wanted if one}), IN_LIST):
        query = select(*columns).where(
            of_tenant_or_station(request, scope), request.c[name].in_(part)
        )
        found |= {row[name]: dict(row) for row in connection.execute(query).mappings()}
    return found


def _worded(connection: Connection, scope: Scope, rows: Sequence[Placed]) -> dict[str, Known]:
    """Requests of the same days that the desk has taken down, however: by what tells them apart."""
    desk = rows[0][1]
    own = (request.c.taken_at == desk["desk"], request.c.station_id == desk["station_id"])
    here = (of_tenant_or_station(request, scope), *own)
    columns = [request.c[column] for column in NEEDED]
    found: dict[str, Known] = {}
    for part in chunks(sorted({row["received_on"] for _position, row in rows}), IN_LIST):
        query = select(*columns).where(*here, request.c.received_on.in_(part))
        for row in connection.execute(query).mappings():
            key = key_of(row["received_on"], row["requester"], row["title"])
            found[key] = dict(row)
    return found


def _unknown(number: str) -> str:
    return _("Đơn vị không có yêu cầu {number}; yêu cầu mới thì để trống cột Mã.", number=number)


def _without_place(row: Mapping[str, Any]) -> str:
    return "" if row["vn34"] else _("Xin ghi tỉnh của người yêu cầu ở cột Tỉnh.")


def _otherwise(row: Mapping[str, Any], known: Known) -> str:
    """Why a request that is known is not made another one by a table; '' where it tells the same."""
    wrong = [label for name, label in COMPARED.items() if _differs(name, row[name], known[name])]
    said = {row["question"], _reached(row).hidden_in(row["question"])}
    if not said & {known["question"], known["title"]}:
        wrong.append(N_("nội dung"))
    if not wrong:
        return ""
    return _(
        "{number} đã có, và bảng ghi khác ở: {fields}. Bảng chỉ ghi yêu cầu mới; xin sửa trên trang của yêu cầu này.",
        number=known["number"],
        fields=", ".join(_(label) for label in wrong),
    )


def _differs(name: str, told: Any, stored: Any) -> bool:
    return told != stored and not (name in MAY_BE_UNTOLD and not told)


def keep_requests(
    connection: Connection, rows: Sequence[dict[str, Any]], *, batch_id: int, by: str, today: date
) -> list[str]:
    """Takes all of them down, in their order; 'new' for each."""
    if not rows:
        return []
    writer, file = _writer(connection, rows[0], batch_id, by)
    desk = Desk(writer.scope.vn34, writer.scope.station_id)
    numbers = _numbers(connection, rows)
    came = {"batch_id": batch_id, "source": file, "version": first_version(batch_id)}
    ids = take_ids(connection, request, len(rows))
    stored: list[dict[str, Any]] = []
    for row, row_id, number in zip(rows, ids, numbers, strict=True):
        own = {"number": number, "form_key": form_key(row), "illustrative": row["illustrative"]}
        given = {"assignee_id": None, "state": NEW}
        new = new_row(writer, row, own | given | came, today, _reached(row))
        if row["answer"]:
            new = answered_row(new, row["answered_on"] or today)
        if _is_over(new, today):
            new["question"] = _reached(row).hidden_in(new["question"])
        stored.append({**new, "id": row_id})
    insert_rows(connection, request, stored)
    told = list(zip(rows, stored, strict=True))
    entries = [entry for row, new in told for entry in _entries(writer, row, new, today)]
    numbered = zip(take_ids(connection, request_entry, len(entries)), entries, strict=True)
    insert_rows(connection, request_entry, [{"id": own, **entry} for own, entry in numbered])
    contacts = [
        contact_row(desk, new, _contact(row)) for row, new in told if _kept(row, new, today)
    ]
    insert_rows(connection, request_contact, contacts)
    return ["new"] * len(rows)


def _writer(
    connection: Connection, row: Mapping[str, Any], batch_id: int, by: str
) -> tuple[Writer, str]:
    """Who sends the table, in which post; and what it is called."""
    b = import_batch.c
    query = select(b.file, b.actor_id, user.c.name).join(
        user, user.c.id == b.actor_id, isouter=True
    )
    found = connection.execute(query.where(b.id == batch_id)).one()
    scope = _scope(row)
    writer = Writer(found.actor_id or 0, by, found.name or by, scope.vn34 or "", scope)
    return writer, str(found.file)


def _numbers(connection: Connection, rows: Sequence[Mapping[str, Any]]) -> list[str]:
    """The next ones of the years in which they were received, in the order of the rows."""
    years = [row["received_on"].year for row in rows]
    wanted = sorted(Counter(years).items())
    given = {year: iter(next_numbers(connection, year, n)) for year, n in wanted}
    return [next(given[year]) for year in years]


def _entries(
    writer: Writer, row: Mapping[str, Any], new: Mapping[str, Any], today: date
) -> Iterator[dict[str, Any]]:
    """On the days that the table tells; when it came in here stands in the request itself."""
    yield entry_of(writer, new, Said(STATE, "", due_told(new)), row["received_on"])
    if row["answer"]:
        day = row["answered_on"] or today
        hidden = _reached(row) if _is_over(new, today) else NOBODY
        text = hidden.hidden_in(row["answer"])
        yield entry_of(writer, new, Said(ANSWER, text, {"state": CLOSED}), day)


def _contact(row: Mapping[str, Any]) -> dict[str, str]:
    return {"phone": row["phone"], "email": row["email"]}


def _kept(row: Mapping[str, Any], new: Mapping[str, Any], today: date) -> bool:
    """Whether a contact is told whose time is not over already."""
    return any(_contact(row).values()) and not _is_over(new, today)


def _is_over(new: Mapping[str, Any], today: date) -> bool:
    """Whether it ended so long ago that nobody is to know any more how its requester is reached."""
    ended = new["ended_on"]
    return bool(ended) and forget_on(ended) <= today


def _reached(row: Mapping[str, Any]) -> Reached:
    return Reached.by(row["phone"], row["email"])
