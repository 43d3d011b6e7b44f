"""A record survives its way through JSON; the hash looks at what is said, not at when or in which order."""

from dataclasses import replace
from datetime import date

from data_access.writing.content import changes, content_hash, from_json, to_json
from domain.records import ClassCode, LegalEvent
from tests.writing.records import create_record


def test_json_and_back() -> None:
    record = create_record(priority_date=date(2018, 1, 2), events=(LegalEvent("fee_paid", None, "U", "U10", "năm 2", 2, True),))
    assert from_json(to_json(record)) == record


def test_the_hash_ignores_days_of_reading_and_the_order_of_sets() -> None:
    record = create_record()
    same = replace(
        record,
        as_of=date(2030, 1, 1),
        status_as_of=date(2030, 1, 1),
        source="st96",
        classes=record.classes[::-1],
        events=record.events[::-1],
    )
    assert content_hash(same) == content_hash(record)
    assert content_hash(replace(record, title="x")) != content_hash(record)
    assert content_hash(replace(record, classes=(ClassCode("nice", "30"),))) != content_hash(record)


def test_changes_name_fields_in_words() -> None:
    before = create_record()
    after = replace(before, expiry_date=date(2029, 4, 17), events=before.events[:1])
    assert changes(before, after) == [
        {"field": "expiry_date", "old": None, "new": "2029-04-17"},
        {"field": "events", "old": "filed 2019-04-17; granted 2020-08-05", "new": "filed 2019-04-17"},
    ]
