"""A helper that saves as one import does: one transaction, one batch."""

from collections.abc import Callable
from datetime import date

import pytest

from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.writing.batches import audit_batch, close_batch, open_batch
from data_access.writing.save import Outcome, save
from domain.records.asset import AssetRecord
from tests.writing.records import TODAY

Import = Callable[..., tuple[int, list[Outcome]]]


@pytest.fixture
def import_records(database: Database) -> Import:
    """import_records(*records, only_vn34=None, today=TODAY) → (batch id, outcomes)."""

    def run(
        *records: AssetRecord, only_vn34: str | None = None, today: date = TODAY
    ) -> tuple[int, list[Outcome]]:
        with database.write(SYSTEM) as connection:
            origin = {
                "file": "a.csv",
                "sha256": "0" * 64,
                "format": "wipo_publish",
                "kind": "assets",
            }
            batch = open_batch(connection, **origin, vn34=only_vn34, actor="nghean", actor_id=None)
            outcomes = save(
                connection,
                records,
                batch_id=batch,
                actor="nghean",
                today=today,
                only_vn34=only_vn34,
            )
            close_batch(
                connection,
                batch,
                {"accepted": len(records)},
                [(3, "Ngày nộp đơn", "Không có ngày 31/02/2024 trong lịch")],
            )
            audit_batch(connection, batch)
        return batch, outcomes

    return run
