"""Builders for lifecycle tests: a record, the office's word about it, an event."""

from dataclasses import replace
from datetime import date
from typing import Any

from domain.records.asset import AssetRecord, LegalEvent
from domain.terms.assessment import Assessment

TODAY = date(2026, 11, 23)


def record(
    kind: str, filed: date | None, granted: date | None = None, **fields: Any
) -> AssetRecord:
    return AssetRecord(
        office="VN",
        kind=kind,
        title="x",
        application_date=filed,
        registration_date=granted,
        **fields,
    )


def stated(
    asset: AssetRecord, status: str, on: date | None, raw: str = "lời của cơ quan"
) -> AssetRecord:
    return replace(asset, status_raw=raw, status_stated=status, status_as_of=on)


def event(
    name: str, on: date | None, ordinal: int | None = None, *, cancelled: bool = False
) -> LegalEvent:
    return LegalEvent(name, on, ordinal=ordinal, cancelled=cancelled)


def spans(found: Assessment) -> list[tuple[str, date | None, date | None, bool]]:
    return [(p.status, p.since, p.until, p.computed) for p in found.periods]


MARK = record("NH", date(2010, 3, 15), date(2011, 6, 1))
