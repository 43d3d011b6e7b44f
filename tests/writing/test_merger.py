"""The merger of provinces on 01/07/2025: every old code is of exactly one tenant, whose people read
its history."""

from datetime import date, timedelta

from sqlalchemy import func, select

from data_access import rollups
from data_access.database.area import ProvinceArea as Shown
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM, Scope
from data_access.records.loading import record_view
from data_access.rollups.counts import Counts
from data_access.rollups.counts_on_day import counts_on
from data_access.tables import asset, province_succession
from data_access.writing.save import save
from domain.places.counted_in import placed
from domain.places.provinces import PROVINCES_34, PROVINCES_63, REFORM, SUCCESSOR
from domain.records.asset import NOWHERE, Party
from tests.writing.records import TODAY, create_record

EVE = REFORM - timedelta(days=1)


def at(n: int, name: str, filed: date) -> object:
    """A mark of a firm whose address ends in the name, filed on the day."""
    party = Party("applicant", f"Công ty {n}", f"Số 1, đường Lê Lợi, tỉnh {name}", "VN")
    number = {
        "application_no": f"4-{filed.year}-{n:05}",
        "registration_no": None,
        "registration_date": None,
    }
    return create_record(
        **number,
        application_date=filed,
        status_raw=None,
        status_stated="unknown",
        events=(),
        parties=(party,),
        place=NOWHERE,
    )


def test_every_old_code_is_of_one_tenant_and_its_history_is_read(database: Database) -> None:
    """D-6: a filing of the eve at an address of each of the 63 counts for that one's successor
    alone, which tells the former province; the sums by 63 and by 34 are equal; a tenant reads what
    lies before the merger, on the page of a day before it, too."""
    names = [(code, province.name) for code, province in PROVINCES_63.items()]
    records = [placed(at(n, name, EVE), None) for n, (_code, name) in enumerate(names)]  # type: ignore[arg-type]
    assert [(r.place.vn63, r.place.vn34) for r in records] == [
        (code, SUCCESSOR[code]) for code, _name in names
    ]
    with database.write(SYSTEM) as connection:
        ids = [o.asset_id for o in save(connection, records, batch_id=None, actor="a", today=TODAY)]
        stored = {row.vn63: row.vn34 for row in connection.execute(select(province_succession))}
        assert (
            stored == SUCCESSOR and len(stored) == 63 and set(stored.values()) == set(PROVINCES_34)
        )
        assert rollups.differences(connection) == []
        by_tenant = {
            row.vn34: row.n
            for row in connection.execute(
                select(asset.c.vn34, func.count().label("n")).group_by(asset.c.vn34)
            )
        }
    assert sum(by_tenant.values()) == 63 and set(by_tenant) == set(PROVINCES_34)
    for vn34 in PROVINCES_34:
        scope, mine = (
            Scope.province(vn34),
            [i for i, (code, _n) in zip(ids, names, strict=True) if SUCCESSOR[code] == vn34],
        )
        with database.read(scope) as connection:
            assert [
                record_view(connection, i, scope=scope).record.application_date for i in mine
            ] == [EVE] * len(mine)
            assert (
                counts_on(connection, Shown(scope, vn34), EVE).total
                == Counts.read(connection, Shown(scope, vn34)).total
                == len(mine)
            )


def test_from_the_day_on_a_name_means_the_new_province(database: Database) -> None:
    """D-6: 'Gia Lai' on the eve is the former Gia Lai; from 01/07/2025 it is the new one, whose
    former part is not known from it."""
    before, after = (placed(at(n, "Gia Lai", day), None) for n, day in enumerate((EVE, REFORM)))  # type: ignore[arg-type]
    assert (before.place.vn34, before.place.vn63) == ("52", "64")
    assert (after.place.vn34, after.place.vn63) == ("52", "unknown")
