"""The database's own soundness, and that every record can be found by its words."""

from collections.abc import Iterator

from sqlalchemy import Connection, select, text
from sqlalchemy.exc import DatabaseError

from data_access.records.search import document
from data_access.tables import asset, asset_party, asset_text
from domain.records.asset import AssetRecord, Party, Place
from language import _

CHUNK = 5_000
LONGEST = 200
"""Characters that are told of what SQLite says about a page."""
SEARCHED = (
    "office",
    "kind",
    "title",
    "product",
    "application_no",
    "registration_no",
    "publication_no",
    "decision_no",
)
"""What data_access.records.search reads of an asset besides its place and parties."""


def damage(connection: Connection) -> str | None:
    """SQLite: of the pages of both files, in one sentence. PostgreSQL looks after them itself."""
    if connection.dialect.name != "sqlite":
        return None
    bad = [
        " ".join(str(row[0]).split())
        for row in connection.execute(text("PRAGMA quick_check"))
        if row[0] != "ok"
    ]
    if not bad:
        return None
    return _(
        "Tệp cơ sở dữ liệu hỏng ở {n} chỗ, trước hết: {detail}", n=len(bad), detail=bad[0][:LONGEST]
    )


def orphans(connection: Connection) -> list[str]:
    """SQLite: rows that refer to none; PostgreSQL has none."""
    if connection.dialect.name != "sqlite":
        return []
    found = connection.execute(text("PRAGMA foreign_key_check")).all()
    return [_("{n} dòng trỏ đến bản ghi không còn", n=len(found))] if found else []


def unsearchable(connection: Connection) -> list[str]:
    """Records whose indexed words are not those of the record, and an index that is not that of the
    words."""
    wrong = sum(1 for words, expected in _texts(connection) if words != expected)
    found = [_("{n} tài sản có nội dung tìm kiếm không đúng", n=wrong)] if wrong else []
    return found + (
        [] if _index_is_sound(connection) else [_("Chỉ mục tìm kiếm không khớp với nội dung")]
    )


def _texts(connection: Connection) -> Iterator[tuple[str | None, str]]:
    """(words stored, words expected) of every record, a chunk of records at a time."""
    columns = [asset.c[name] for name in SEARCHED]
    query = select(asset.c.id, asset.c.vn34, asset.c.vn63, *columns, asset_text.c.words)
    query = (
        query.outerjoin(asset_text, asset_text.c.asset_id == asset.c.id)
        .order_by(asset.c.id)
        .limit(CHUNK)
    )
    last = 0
    while rows := connection.execute(query.where(asset.c.id > last)).all():
        parties = _parties(connection, last, rows[-1].id)
        for row in rows:
            record = AssetRecord(
                **{c.name: getattr(row, c.name) for c in columns},
                parties=tuple(parties.get(row.id, ())),
            )
            yield row.words, document(record, Place(row.vn34, row.vn63, ""))
        last = rows[-1].id


def _parties(connection: Connection, after: int, until: int) -> dict[int, list[Party]]:
    columns = (asset_party.c.asset_id, asset_party.c.role, asset_party.c.name)
    query = select(*columns).where(asset_party.c.asset_id > after, asset_party.c.asset_id <= until)
    found: dict[int, list[Party]] = {}
    for row in connection.execute(query.order_by(asset_party.c.asset_id, asset_party.c.position)):
        found.setdefault(row.asset_id, []).append(Party(row.role, row.name))
    return found


def _index_is_sound(connection: Connection) -> bool:
    """FTS5 compares its index with the words; on PostgreSQL the column is generated from them.
    FTS5's command has the form of an insertion, but writes nothing."""
    if connection.dialect.name != "sqlite":
        return True
    try:
        connection.execute(
            text("INSERT INTO asset_search (asset_search, rank) VALUES ('integrity-check', 1)")
        )
    except DatabaseError:
        return False
    return True
