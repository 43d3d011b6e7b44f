"""The second belt judges what a statement is made of: each way around a predicate is refused, each
way the product asks is let through."""

from collections.abc import Callable
from typing import Any

import pytest
from sqlalchemy import (
    ClauseElement,
    Connection,
    Date,
    String,
    and_,
    any_,
    bindparam,
    case,
    column,
    delete,
    exists,
    false,
    func,
    insert,
    literal,
    literal_column,
    not_,
    or_,
    select,
    table,
    text,
    true,
    union_all,
    update,
)  # fmt: skip
from sqlalchemy.dialects import postgresql, sqlite

from data_access.database.engine import Database
from data_access.database.prepared_statements import prepared
from data_access.database.scope import (
    DEMONSTRATION,
    NATIONAL,
    NOBODY,
    SYSTEM,
    Scope,
    ScopeMissing,
    of_tenant_or_station,
    published,
    visible,
    within,
)
from data_access.tables import (
    asset,
    asset_class,
    asset_cube,
    asset_follow,
    asset_note,
    asset_party,
    asset_tag,
    column_mapping,
    deadline,
    deadline_act,
    local_product,
    reminder,
    request_contact,
    saved_view,
    source_cube,
    station_activity,
    status_change,
    visit,
)  # fmt: skip
from data_access.tables import request as request_
from tests.builders import create_asset

OURS, THEIRS, STATION = Scope.province("40"), Scope.province("52"), Scope.station(1)
a, c, n = asset.c, asset_class.c, asset_note.c
other = asset.alias("other")
OWN = a.vn34 == "40"
WORDS = (
    func.asset_search_hits(func.to_tsquery("x")).table_valued(column("asset_id")).render_derived()
)

NOT_OURS: dict[str, Any] = {
    "no predicate": select(a.id),
    "a count": select(func.count()).select_from(asset),
    "another province": select(a.id).where(a.vn34 == "52"),
    "own or everything": select(a.id).where(or_(OWN, true())),
    "own or one is one": select(a.id).where(or_(OWN, literal(1) == 1)),
    "own or another condition": select(a.id).where(or_(OWN, a.kind == "NH")),
    "either of two": select(a.id).where(a.vn34.in_(["40", "52"])),
    "all but another": select(a.id).where(a.vn34 != "52"),
    "not own": select(a.id).where(not_(OWN)),
    "at least own": select(a.id).where(a.vn34 >= "40"),
    "like own": select(a.id).where(a.vn34.like("4%")),
    "compared with another column": select(a.id).where(a.vn34 == a.vn63, a.vn63 == "40"),
    "own in another column": select(a.id).where(a.vn63 == "40"),
    "own in a case": select(a.id).where(case((a.kind == "NH", a.vn34 == "40"), else_=true())),
    "own only selected": select(a.id, OWN),
    "own in HAVING": select(a.vn34).group_by(a.vn34).having(OWN),
    "own for another table of a join": select(a.id)
    .select_from(asset.join(asset_note, n.asset_id == a.id))
    .where(n.vn34 == "40"),
    "own for the alias alone": select(other.c.id)
    .select_from(asset.join(other, other.c.owner_id == a.owner_id))
    .where(OWN),
    "an alias without": select(other.c.id).where(other.c.title != "x"),
    "only in the ON of an outer join": select(a.id).select_from(
        asset.outerjoin(asset_class, and_(c.asset_id == a.id, OWN))
    ),
    "child without its record": select(c.code).where(c.main == "30"),
    "child of any record": select(c.code).select_from(asset_class.join(asset, c.asset_id == a.id)),
    "child tied by another column": select(c.code)
    .select_from(asset_class.join(asset, c.position == a.id))
    .where(OWN),
    "child that keeps what has no record": select(c.code).select_from(
        asset_class.outerjoin(asset, and_(c.asset_id == a.id, OWN))
    ),
    "child of what somebody wrote about": select(c.code)
    .join(deadline_act, deadline_act.c.asset_id == c.asset_id)
    .where(deadline_act.c.vn34 == "40"),
    "a branch of a union": union_all(select(a.id).where(OWN), select(a.id)),
    "a branch of another province": union_all(
        select(a.id).where(OWN), select(a.id).where(a.vn34 == "52")
    ),
    "a subquery without": select(select(a.id).subquery().c.id),
    "a subquery, own outside": select(sub.c.id).where(sub.c.vn34 == "40")
    if (sub := select(a.id, a.vn34).subquery()) is not None
    else None,
    "a CTE without": select(select(a.id).cte("all_of_them").c.id),
    "EXISTS without": select(asset_cube.c.n).where(
        asset_cube.c.vn34 == "40", exists(select(other.c.id).where(other.c.kind == "NH"))
    ),
    "EXISTS over the own table": select(a.id).where(
        OWN, exists(select(other.c.id).where(other.c.owner_id == a.owner_id))
    ),
    "IN with another province's": select(a.id).where(
        OWN, a.owner_id.in_(select(other.c.owner_id).where(other.c.vn34 == "52"))
    ),
    "a scalar subquery": select(a.id, select(func.max(other.c.version)).scalar_subquery()).where(
        OWN
    ),
    "its id from everybody's": select(other.c.title).where(other.c.id.in_(select(a.id))),
    "the index of words": select(WORDS.c.asset_id),
    "everybody's, found by words": select(a.id).where(
        a.id == any_(func.array(select(WORDS.c.asset_id).scalar_subquery()))
    ),
    "own, found by another's words": select(a.id).where(
        OWN, a.version == any_(func.array(select(WORDS.c.asset_id).scalar_subquery()))
    ),
    "OR hidden in text": select(a.id).where(OWN, text("1=1 OR 1=1")),
    "OR behind a bracket": select(a.id).where(OWN, text("1) OR (1=1")),
    "OR as an operator": select(a.id).where(OWN.op("OR")(true())),
    "text that brings in a table": select(a.id).where(
        OWN, text("EXISTS (SELECT 1 FROM asset_note)")
    ),
    "IN a table, in text": select(a.id).where(OWN, text("asset.id IN asset_text")),
    "a literal column that asks": select(literal_column("(SELECT count(*) FROM asset)")),
    "a suffix": select(a.id).where(OWN).suffix_with("UNION ALL SELECT id FROM asset"),
    "a comment in text": select(a.id).where(text("1=1 /*"), OWN, text("*/ 1=1")),
    "the table in capitals": select(table("ASSET", column("id")).c.id),
    "the table under its schema": select(table("asset", column("id"), schema="main").c.id),
    "DELETE without WHERE": delete(asset_note),
    "DELETE by id": delete(asset_note).where(n.id == 1),
    "DELETE of another's": delete(asset_note).where(n.vn34 == "52"),
    "DELETE own or": delete(asset_note).where(or_(n.vn34 == "40", n.id > 0)),
    "UPDATE without WHERE": update(asset_note).values(text="x"),
    "UPDATE of another's": update(asset_note).where(n.vn34 == "52").values(text="x"),
    "UPDATE that gives away": update(asset_note).where(n.vn34 == "40").values(vn34="52"),
    "UPDATE from another table": update(asset_note)
    .where(n.vn34 == "40", n.asset_id == a.id)
    .values(text=a.title),
    "UPDATE with a subquery": update(asset_note)
    .where(n.vn34 == "40")
    .values(text=select(func.max(a.title)).scalar_subquery()),
    "INSERT for another": insert(asset_tag).values(vn34="52", slug="x", asset_id=1, label="x"),
    "INSERT of several, the second foreign": insert(asset_tag).values(
        [
            {"vn34": "40", "slug": "x", "asset_id": 1, "label": "x"},
            {"vn34": "52", "slug": "x", "asset_id": 1, "label": "x"},
        ]
    ),
    "INSERT of a child": insert(asset_class).values(
        asset_id=1, position=0, scheme="nice", code="1", main="1"
    ),
    "INSERT of what is asked": insert(asset_tag).values(
        vn34=select(func.max(a.vn34)).scalar_subquery(), slug="x", asset_id=1, label="x"
    ),
    "INSERT from everybody's": insert(asset_tag).from_select(
        ["vn34", "slug", "asset_id", "label"], select(a.vn34, a.kind, a.id, a.title)
    ),
    "INSERT of another's own": insert(asset_tag).from_select(
        ["vn34", "slug", "asset_id", "label"],
        select(literal("52"), a.kind, a.id, a.title).where(OWN),
    ),
    "INSERT under a turned column": insert(asset_tag).from_select(
        ["slug", "vn34", "asset_id", "label"], select(a.vn34, a.kind, a.id, a.title).where(OWN)
    ),
}
"""What a province may not send."""

OURS_ONLY: dict[str, Any] = {
    "own": select(a.id).where(OWN),
    "turned round": select(a.id).where(literal("40") == a.vn34),
    "own among others": select(a.id).where(
        and_(a.kind == "NH", and_(OWN, or_(a.status == "x", a.status == "y")))
    ),
    "own twice": select(a.id).where(visible(asset, OURS), OWN),
    "nothing at all": select(a.id).where(false()),
    "an alias": select(other.c.id).where(other.c.vn34 == "40"),
    "each of a join": select(a.id)
    .join(other, other.c.owner_id == a.owner_id)
    .where(OWN, other.c.vn34 == "40"),
    "in the ON of an inner join": select(a.id).join(asset_class, and_(c.asset_id == a.id, OWN)),
    "child of the own": select(c.code).join(asset, c.asset_id == a.id).where(OWN),
    "child, where there is one": select(a.id, c.code)
    .select_from(asset.outerjoin(asset_class, c.asset_id == a.id))
    .where(OWN),
    "child of a deadline": select(c.code)
    .join(deadline, deadline.c.asset_id == c.asset_id)
    .where(deadline.c.vn34 == "40"),
    "child of a change": select(c.code)
    .join(status_change, status_change.c.asset_id == c.asset_id)
    .where(status_change.c.vn34 == "40"),
    "EXISTS about the own": select(a.id).where(
        OWN, exists(select(c.code).where(c.asset_id == a.id))
    ),
    "not EXISTS": select(a.id).where(OWN, ~exists(select(c.code).where(c.asset_id == a.id))),
    "IN about the own": select(a.id).where(OWN, a.id.in_(select(c.asset_id).where(c.main == "30"))),
    "IN, or something else": select(a.id).where(
        OWN, or_(a.kind == "SC", a.id.in_(select(c.asset_id)))
    ),
    "what was found before": select(a.id).where(
        a.id.in_(select(select(a.id).where(OWN).cte("found").c.id))
    ),
    "both branches": union_all(select(a.id).where(OWN), select(a.id).where(OWN, a.kind == "NH")),
    "a narrow piece of text": select(a.id).where(
        OWN, text("(asset.kind = 'CDDL' OR asset.mark_category IN ('collective'))")
    ),
    "own note": select(asset_note.c.text).where(within(asset_note, OURS)),
    "DELETE of the own": delete(asset_note).where(n.vn34 == "40", n.id == 1),
    "UPDATE of the own": update(asset_note)
    .where(within(asset_note, OURS), n.id == 1)
    .values(text="x", version=n.version + 1),
    "INSERT for oneself": insert(asset_tag).values(vn34="40", slug="x", asset_id=1, label="x"),
    "INSERT from the own": insert(asset_tag).from_select(
        ["vn34", "slug", "asset_id", "label"], select(a.vn34, a.kind, a.id, a.title).where(OWN)
    ),
}

TEXTS = (
    "SELECT count(*) FROM asset WHERE vn34 = '40'",
    "SELECT count(*) FROM ASSET",
    "SELECT count(*) FROM Asset_Note",
    'SELECT count(*) FROM "asset"',
    "SELECT count(*) FROM/**/asset/**/",
    "SELECT count(*) FROM province, asset",
    "WITH x AS (SELECT * FROM asset) SELECT count(*) FROM x",
    "DELETE FROM asset_tag",
    "UPDATE asset SET title = title WHERE vn34 = '40'",
    "INSERT INTO asset_tag (vn34, slug, asset_id, label) VALUES ('40', 'x', 1, 'x')",
    "SELECT count(*) FROM asset_search",
    "SELECT asset_search_hits(to_tsquery('x'))",
    "SELECT name FROM Organisation",
    "SELECT o.name FROM province, organisation_name o",
    "UPDATE import_batch SET undone_at = NULL",
    "SELECT detail FROM job",
    "SELECT reason FROM import_row_error",
    "CREATE TEMPORARY TABLE mine AS SELECT * FROM asset",
)


def send(
    database: Database, scope: Scope | None, statement: ClauseElement | str, *rows: dict[str, Any]
) -> None:
    """Sends it and takes it back."""
    with database.write(scope or NOBODY) as connection:
        inside = connection.begin_nested()
        try:
            connection.execute(
                text(statement) if isinstance(statement, str) else statement, list(rows) or None
            )  # type: ignore[call-overload]
        finally:
            if inside.is_active:
                inside.rollback()


@pytest.fixture(scope="module", params=["sqlite", "postgresql"])
def base(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Database:
    """One database for all statements: nothing of them stays."""
    from tests.conftest import fresh_url

    made = Database(
        fresh_url(request, request.param, tmp_path_factory.mktemp("belt") / "belt.sqlite3")
    )
    with made.write(SYSTEM) as connection:
        create_asset(connection, vn34="40", classes=[("nice", "30")])
        create_asset(connection, vn34="52")
    request.addfinalizer(made.dispose)
    return made


@pytest.mark.parametrize("name", NOT_OURS)
def test_what_could_reach_another_province_is_refused(base: Database, name: str) -> None:
    """Issue 13, item 7 (X-6): whatever the statement's text says, each tenant table of it carries
    its own predicate, or it is not sent."""
    with pytest.raises(ScopeMissing):
        send(base, OURS, NOT_OURS[name])


@pytest.mark.parametrize("name", OURS_ONLY)
def test_what_keeps_to_the_own_province_is_sent(base: Database, name: str) -> None:
    """X-6, the control: what the product asks is let through; the same for another province is
    not."""
    send(base, OURS, OURS_ONLY[name])
    for stranger in (
        STATION,
        DEMONSTRATION,
        NOBODY,
        *([THEIRS] if name != "nothing at all" else []),
    ):
        if name == "nothing at all" and stranger is not NOBODY:
            continue
        with pytest.raises(ScopeMissing):
            send(base, stranger, OURS_ONLY[name])


@pytest.mark.parametrize("statement", TEXTS)
@pytest.mark.parametrize(
    "scope", [OURS, STATION, DEMONSTRATION, NATIONAL, NOBODY], ids=lambda scope: scope.kind
)
def test_text_on_tenants_tables_is_for_the_system(
    base: Database, statement: str, scope: Scope
) -> None:
    """Issue 13, item 7 (X-6): in capitals, in quotes, behind comments; by SQLAlchemy or by the
    driver."""
    with pytest.raises(ScopeMissing):
        send(base, scope, statement)
    with pytest.raises(ScopeMissing), base.write(scope) as connection:
        connection.exec_driver_sql(statement)


def test_the_system_sends_text(base: Database) -> None:
    """X-6, the control."""
    for statement in TEXTS[:6]:
        send(base, SYSTEM, statement)


def test_every_row_of_many_is_looked_at(base: Database) -> None:
    """Issue 13, item 7 (X-6): `executemany` with a foreign second row."""
    own, foreign = (
        {"vn34": vn34, "slug": "x", "asset_id": i, "label": "x"}
        for i, vn34 in enumerate(("40", "52"))
    )
    send(base, OURS, insert(asset_tag), own, own | {"slug": "y"})
    with pytest.raises(ScopeMissing):
        send(base, OURS, insert(asset_tag), own, foreign)
    change = (
        update(asset_tag)
        .where(asset_tag.c.vn34 == bindparam("whose"), asset_tag.c.slug == "x")
        .values(label=bindparam("new"))
    )
    send(base, OURS, change, {"whose": "40", "new": "a"}, {"whose": "40", "new": "b"})
    with pytest.raises(ScopeMissing):
        send(base, OURS, change, {"whose": "40", "new": "a"}, {"whose": "52", "new": "b"})
    removal = delete(asset_tag).where(asset_tag.c.vn34 == bindparam("whose"))
    with pytest.raises(ScopeMissing):
        send(base, OURS, removal, {"whose": "40"}, {"whose": "52"})


def test_a_statement_judged_before_is_judged_by_its_new_values(base: Database) -> None:
    """X-6: SQLAlchemy compiles a statement once; the second province's values are looked at all the
    same."""
    for _ in range(3):
        send(base, OURS, select(a.title).where(a.vn34 == "40"))
        with pytest.raises(ScopeMissing):
            send(base, OURS, select(a.title).where(a.vn34 == "52"))
        send(base, THEIRS, select(a.title).where(a.vn34 == "52"))


@pytest.mark.parametrize("dialect", [sqlite, postgresql])
def test_an_insert_changes_no_row_of_another(base: Database, dialect: Any) -> None:
    """X-6: what is there already under the same key may be somebody else's."""
    if dialect.__name__.rpartition(".")[2] != base.dialect:
        pytest.skip("the other dialect's statement")
    row = {"vn34": "40", "label": "x", "field": "title"}
    send(
        base,
        OURS,
        dialect.insert(column_mapping)
        .values(row)
        .on_conflict_do_update(index_elements=["vn34", "label"], set_={"field": "y"}),
    )
    send(base, OURS, dialect.insert(column_mapping).values(row).on_conflict_do_nothing())
    for keys, new in ((["label"], {"field": "y"}), (["vn34", "label"], {"vn34": "52"})):
        with pytest.raises(ScopeMissing):
            send(
                base,
                OURS,
                dialect.insert(column_mapping)
                .values(row)
                .on_conflict_do_update(index_elements=keys, set_=new),
            )


OF_A_STATION = station_activity.c
r, c_ = request_.c, request_contact.c
FOR_STATIONS: list[tuple[bool, Any]] = [
    (True, select(OF_A_STATION.month).where(OF_A_STATION.station_id == 1)),
    (True, select(OF_A_STATION.month).where(published(station_activity, STATION))),
    (True, select(visit.c.period).where(published(visit, STATION))),
    (False, select(OF_A_STATION.month)),
    (False, select(OF_A_STATION.month).where(OF_A_STATION.station_id == 2)),
    (False, select(OF_A_STATION.month).where(OF_A_STATION.station_id.in_([1, 2]))),
    (False, select(OF_A_STATION.month).where(or_(OF_A_STATION.station_id == 1, true()))),
    (False, select(visit.c.period)),
    (False, select(a.id)),
    (False, select(a.id).where(OWN)),
    (False, select(a.id).where(a.id == 1)),
    (False, update(station_activity).values(note="x")),
    (False, delete(station_activity).where(OF_A_STATION.station_id == 2)),
    (False, insert(asset_tag).values(vn34="40", slug="x", asset_id=1, label="x")),
    (True, select(r.title).where(of_tenant_or_station(request_, STATION))),
    (True, select(r.title).where(r.station_id == 1)),
    (True, select(r.title).where(or_(r.station_id == 1, r.hand_id == 1), r.state == "new")),
    (False, select(r.title).where(or_(r.station_id == 1, r.hand_id == 2))),
    (False, select(r.title).where(or_(r.station_id == 2, r.hand_id == 1))),
    (False, select(r.title).where(or_(r.station_id == 1, r.hand_id != 1))),
    (False, select(r.title).where(or_(r.station_id == 1, r.hand_id == 1, r.id > 0))),
    (False, select(r.title).where(or_(r.station_id == 1, r.id == 1))),
    (False, select(r.title).where(~or_(r.station_id == 1, r.hand_id == 1))),
    (False, select(r.title).where(r.hand_id == 1)),
    (False, update(request_).where(r.station_id == 1).values(hand_id=2)),
    (
        False,
        select(OF_A_STATION.month).where(or_(OF_A_STATION.station_id == 1, OF_A_STATION.id == 1)),
    ),
    (False, select(c_.phone).where(or_(c_.station_id == 1, c_.request_id == 1))),
]
GI = literal_column("'CDDL'")
FOR_TRAINERS: list[tuple[bool, Any]] = [
    (True, select(a.id).where(visible(asset, DEMONSTRATION))),
    (True, select(a.id).where(a.illustrative == true())),
    (True, select(visit.c.period).where(published(visit, DEMONSTRATION))),
    (True, select(c.code).join(asset, c.asset_id == a.id).where(visible(asset, DEMONSTRATION))),
    (True, select(local_product.c.name).where(visible(local_product, DEMONSTRATION))),
    (True, select(a.id).where(or_(a.illustrative.is_(True), a.kind == GI))),
    (
        True,
        select(func.sum(source_cube.c.n)).where(
            visible(source_cube, DEMONSTRATION), source_cube.c.national.is_(True)
        ),
    ),
    (True, update(asset).where(a.illustrative.is_(True)).values(title="x")),
    (False, select(a.id).where(or_(a.illustrative.is_(True), a.kind == "CDDL"))),
    (False, select(a.id).where(or_(a.illustrative.is_(True), a.kind == literal_column("'NH'")))),
    (False, select(a.id).where(or_(a.illustrative.is_(True), a.kind == GI, a.vn34 == "40"))),
    (False, select(a.id).where(or_(a.illustrative.is_(True), a.kind != GI))),
    (
        False,
        select(local_product.c.name).where(
            or_(local_product.c.illustrative.is_(True), local_product.c.kind == GI)
        ),
    ),
    (
        False,
        select(local_product.c.name)
        .join(asset, local_product.c.asset_id == a.id)
        .where(visible(asset, DEMONSTRATION)),
    ),
    (
        False,
        select(reminder.c.sent_on).where(
            reminder.c.asset_id.in_(select(a.id).where(visible(asset, DEMONSTRATION)))
        ),
    ),
    (
        False,
        select(asset_note.c.text)
        .join(asset, asset_note.c.asset_id == a.id)
        .where(visible(asset, DEMONSTRATION)),
    ),
    (False, update(asset).where(visible(asset, DEMONSTRATION)).values(title="x")),
    (False, delete(asset).where(visible(asset, DEMONSTRATION))),
    (False, select(a.id)),
    (False, select(a.id).where(a.illustrative.is_(False))),
    (False, select(a.id).where(or_(a.illustrative.is_(True), a.batch_id.is_(None)))),
    (
        False,
        select(local_product.c.name).where(
            or_(local_product.c.illustrative.is_(True), local_product.c.batch_id.is_(None))
        ),
    ),
    (
        False,
        select(visit.c.period).where(or_(visit.c.illustrative.is_(True), visit.c.batch_id == 1)),
    ),
    (False, select(a.id).where(a.national.is_(True))),
    (False, select(c.code)),
    (False, insert(local_product).values(vn34="40", illustrative=True)),
    (False, update(asset).where(a.illustrative.is_(True)).values(illustrative=False)),
]
FOR_THE_INSTITUTE: list[tuple[bool, Any]] = [
    (True, select(a.id)),
    (True, select(saved_view.c.name)),
    (False, select(asset_note.c.text)),
    (False, select(asset_note.alias().c.text)),
    (
        False,
        select(a.id).where(
            exists(select(asset_follow.c.since).where(asset_follow.c.asset_id == a.id))
        ),
    ),
    (False, select(a.id).where(text("EXISTS (SELECT 1 FROM asset_tag)"))),
    (False, delete(asset_tag)),
]
FOR_NOBODY: list[tuple[bool, Any]] = [
    (True, select(func.current_date(type_=Date))),
    (False, select(a.id)),
    (False, select(a.id).where(OWN)),
    (False, select(literal_column("(SELECT count(*) FROM asset)", String))),
]


@pytest.mark.parametrize(
    ("scope", "cases"),
    [
        (STATION, FOR_STATIONS),
        (DEMONSTRATION, FOR_TRAINERS),
        (NATIONAL, FOR_THE_INSTITUTE),
        (NOBODY, FOR_NOBODY),
        (None, FOR_NOBODY),
    ],
    ids=["station", "demonstration", "national", "none", "no scope"],
)
def test_each_kind_of_scope_has_its_predicate(
    base: Database, scope: Scope | None, cases: list[tuple[bool, Any]]
) -> None:
    """Issue 13, item 7 (X-6): a station's, the trainer's, the institute's, nobody's."""
    for fits, statement in cases:
        if fits:
            send(base, scope, statement)
        else:
            with pytest.raises(ScopeMissing):
                send(base, scope, statement)


def test_prepared_statements_are_judged_when_they_are_made(base: Database) -> None:
    """X-6: they go out as text, of a statement that was looked at; the text alone opens nothing."""
    sent: list[str] = []

    def refused(build: Callable[[], Any], scope: Scope) -> None:
        with pytest.raises(ScopeMissing), base.read(scope) as connection:
            prepared(build)(connection)

    def note(connection: Connection) -> None:
        sent.extend(str(row) for row in prepared(lambda: select(a.vn34).where(OWN))(connection))

    with base.read(OURS) as connection:
        note(connection)
        with pytest.raises(ScopeMissing):
            connection.exec_driver_sql("SELECT asset.vn34 FROM asset WHERE asset.vn34 = '40'")
    assert sent == ["('40',)"]
    refused(lambda: select(a.vn34).where(OWN), THEIRS)
    refused(lambda: select(a.vn34).where(or_(OWN, true())), OURS)
    refused(lambda: select(a.vn34), OURS)
    refused(lambda: select(asset_note.c.text), NATIONAL)


def test_a_party_of_a_record_is_read_with_it(base: Database) -> None:
    """X-6, by rows: what is let through gives the own rows alone."""
    with base.read(OURS) as connection:
        names = (
            select(a.vn34, asset_party.c.name)
            .join(asset, a.id == asset_party.c.asset_id)
            .where(OWN)
        )
        assert {row.vn34 for row in connection.execute(names)} == {"40"}
