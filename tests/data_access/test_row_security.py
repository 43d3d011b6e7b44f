"""Row-level security on PostgreSQL stands behind every tenant table, the children of assets included."""

import pytest
from sqlalchemy import text

from data_access.engine import Database
from data_access.tables import metadata
from data_access.tables.base import TENANT
from tests.seeded import GIA_LAI, seed

EXPECTED = {"asset": 17, "asset_class": 12, "asset_party": 17, "asset_status_period": 17, "asset_text": 17, "deadline": 0, "legal_event": 0}


@pytest.mark.parametrize("database", ["postgresql"], indirect=True)
@pytest.mark.parametrize(("scope", "vn34"), [("", ""), ("province", GIA_LAI), ("province", "99")])
def test_a_raw_statement_sees_its_own_rows_only(database: Database, scope: str, vn34: str) -> None:
    """T-14: with no tenant set none, with a tenant its own."""
    with database.write() as connection:
        seed(connection)
    with database.engine.connect().execution_options(ipp_unchecked=True) as connection:
        connection.execute(text("SELECT set_config('ipp.scope', :s, true), set_config('ipp.vn34', :v, true)"), {"s": scope, "v": vn34})
        tables = [t.name for t in metadata.tables.values() if t.info.get(TENANT)]
        counts = {name: connection.scalar(text(f"SELECT count(*) FROM {name}")) for name in tables}
    if vn34 == GIA_LAI:
        assert EXPECTED.items() <= counts.items()
    else:
        assert set(counts.values()) == {0}
