"""What a province keeps by hand about its local names and its plan (read_models.local_lists), and
what the watch on names has found.

`removed` is 0, or the row's own id once it was deleted softly: a removed row neither counts nor
stands in the way of a new one. `asset_id` has no foreign key: an entry outlives the soft deletion
of the right that it is about.
"""

from typing import Any

from sqlalchemy import (
    BigInteger,
    Boolean,
    Column,
    Date,
    ForeignKey,
    Index,
    Integer,
    String,
    Table,
    Text,
    UniqueConstraint,
)

from data_access.tables.base import TENANT, Moment, metadata
from data_access.tables.network import KEY
from data_access.tables.register import Id


def _kept(name: str, *columns: Any, key: tuple[str, ...] = ()) -> Table:
    """`key`: what tells imported rows apart."""
    return Table(
        name,
        metadata,
        Column("id", Id, primary_key=True),
        Column("vn34", String(10), nullable=False),
        *columns,
        Column("illustrative", Boolean, nullable=False),
        Column("version", Integer, nullable=False),
        Column("updated_at", Moment, nullable=False),
        Column("updated_by", String(120), nullable=False),
        Column("removed", BigInteger, nullable=False, comment="0, or the row's own id"),
        *(
            [UniqueConstraint(*key, name=f"uq_{name}")]
            if key
            else [Index(f"ix_{name}_vn34", "vn34", "removed")]
        ),
        info={TENANT: True, **({KEY: key} if key else {})},
    )


def _text(name: str, length: int = 200) -> Column[Any]:
    return Column(name, String(length), nullable=False)


def _or_none(name: str, length: int, comment: str) -> Column[Any]:
    return Column(name, String(length), nullable=False, server_default="", comment=comment)


def _right() -> tuple[Column[Any], Column[Any]]:
    return (
        Column("right_no", String(200), nullable=False, comment="as typed; '' for none"),
        Column(
            "asset_id",
            Id,
            comment="the right that it means; NULL where none of the province's is known",
        ),
    )


local_product = _kept(
    "local_product",
    Column("folded", String(200), nullable=False, comment="folded name and maker"),
    _text("name"),
    _text("kind", 5),
    _text("stars", 1),
    _text("maker"),
    _text("place"),
    *_right(),
    Column(
        "batch_id",
        Id,
        ForeignKey("import_batch.id"),
        index=True,
        comment="NULL: written by hand since",
    ),
    key=("vn34", "folded", "removed"),
)
local_entry = _kept(
    "local_entry",
    *_right(),
    _text("kind", 10),
    Column("day", Date, nullable=False),
    _text("subject"),
    Column("note", Text),
)
watch_term = _kept(
    "watch_term",
    _text("phrase"),
    _text("product"),
    _text("classes"),
    Column(
        "asset_id", Id, index=True, comment="the right that it comes from; NULL: written by hand"
    ),
    Column("looked_on", Date, comment="NULL: the marks that are there have not been looked at"),
    Column(
        "name_key",
        String(200),
        nullable=False,
        server_default="",
        comment="the published name that it comes from; '' for none",
    ),
)
plan_target = _kept(
    "plan_target",
    _text("title"),
    _text("indicator", 20),
    _or_none("kind", 4, "of the register; '' for all kinds"),
    _or_none("classes", 200, "main codes, comma between; '' for all"),
    _or_none("growth", 5, "'' a number, truoc or goc: per cent more than last year or a base year"),
    Column("base_year", Integer),
    Column("base_value", BigInteger, comment="as the plan states it; NULL: the register's"),
    Column("year", Integer, nullable=False),
    Column("value", BigInteger, nullable=False),
    _text("source"),
)
plan_result = _kept(
    "plan_result",
    Column("target_id", Id, nullable=False, comment="of the same province"),
    Column("value", BigInteger, nullable=False),
    Column("day", Date, nullable=False, comment="until when it counts"),
    Column("source", String(500), nullable=False),
)
plan_task = _kept(
    "plan_task",
    _text("title"),
    _text("who"),
    Column("due", Date, nullable=False),
    _text("state", 7),
)
plan_support = _kept(
    "plan_support",
    _text("beneficiary"),
    _text("programme"),
    Column("day", Date, nullable=False),
    Column("amount", BigInteger, nullable=False, comment="đồng"),
    *_right(),
)

watch_hit = Table(
    "watch_hit",
    metadata,
    Column("id", Id, primary_key=True),
    Column(
        "vn34", String(10), nullable=False, comment="the province that watches, never the mark's"
    ),
    Column("term_id", Id, nullable=False),
    Column(
        "asset_id", Id, nullable=False, comment="told to nobody: so that one mark is found once"
    ),
    Column("application_no", String(60), nullable=False),
    Column("mark", Text, nullable=False),
    Column("owner", Text, nullable=False),
    Column("application_date", Date, nullable=False),
    Column("publication_date", Date, comment="NULL: not known to be published"),
    Column("owner_address", Text, nullable=False, server_default=""),
    Column("owner_place", String(10), nullable=False, server_default="", comment="its province"),
    Column(
        "classes",
        String(200),
        nullable=False,
        server_default="",
        comment="all Nice classes of the mark, comma between",
    ),
    Column("goods", Text, nullable=False, server_default="", comment="as its source lists them"),
    Column("status", String(11), nullable=False, server_default=""),
    Column("picture", String(64), nullable=False, server_default="", comment="sha256; '' for none"),
    Column("overlap", String(120), nullable=False, comment="Nice classes of both, comma between"),
    Column("likeness", Integer, nullable=False, comment="per cent"),
    Column("found_on", Date, nullable=False),
    Column("illustrative", Boolean, nullable=False),
    Column("state", String(8), nullable=False, comment="new, ignored, followed, prepared, opposed"),
    Column("note", Text, nullable=False),
    Column("person_id", Id, comment="who sees to it, by the id of the account"),
    Column("review_on", Date, comment="the day on which it is looked at again"),
    Column("decided_by", String(120), nullable=False),
    Column("decided_at", Moment),
    Column("version", Integer, nullable=False),
    UniqueConstraint("term_id", "asset_id", name="uq_watch_hit"),
    Index("ix_watch_hit_state", "vn34", "state", "likeness"),
    Index("ix_watch_hit_asset_id", "asset_id"),
    info={TENANT: True},
)
"""A copy, made by the system, of what is public about somebody else's application: the record
itself stays out of the province's sight."""

watch_decision = Table(
    "watch_decision",
    metadata,
    Column("id", Id, primary_key=True),
    Column("vn34", String(10), nullable=False),
    Column("hit_id", Id, nullable=False),
    Column("state", String(8), nullable=False),
    Column("note", Text, nullable=False),
    Column("person_id", Id),
    Column("review_on", Date),
    Column("decided_by", String(120), nullable=False),
    Column("decided_at", Moment, nullable=False),
    Column("illustrative", Boolean, nullable=False),
    Index("ix_watch_decision_hit_id", "hit_id", "id"),
    info={TENANT: True},
)
"""Every decision about a hit, in order: the last one stands in the hit itself."""
