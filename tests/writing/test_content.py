"""A record survives its way through JSON; the hash looks at what is said, not at when or in which
order."""

from dataclasses import replace
from datetime import date

from domain.records.asset import ClassCode, LegalEvent
from domain.records.content import changes, content_hash, from_json, to_json
from tests.writing.records import create_record


def test_json_and_back() -> None:
    record = create_record(
        priority_date=date(2018, 1, 2),
        events=(LegalEvent("fee_paid", None, "U", "U10", "năm 2", 2, True),),
    )
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
        {"field": "events", "old": "granted 2020-08-05", "new": None},
    ]


def test_whatever_differs_is_told() -> None:
    """Of events those that went and came alone; a country, an event's own words and number as
    well."""
    before = create_record(
        events=(
            LegalEvent("filed", date(2019, 4, 17)),
            LegalEvent("other", date(2020, 1, 2), None, "CORV", "Thư đến"),
        )
    )
    owner = before.parties[0]
    abroad = replace(before, parties=(replace(owner, country="US"), *before.parties[1:]))
    told = [change["new"] for change in changes(before, abroad)]
    assert told == [
        "; ".join(
            [
                f"{owner.name} ({owner.address}, US)",
                *(p.name for p in before.parties[1:] if p.role == owner.role),
            ]
        )
    ]
    said = replace(
        before,
        events=(
            before.events[1],
            replace(before.events[0], text="Đơn “A”", ordinal=2, cancelled=True),
        ),
    )
    assert changes(before, said) == [
        {
            "field": "events",
            "old": "filed 2019-04-17",
            "new": "filed 2019-04-17 2 cancelled “Đơn “A'”",
        }
    ]
    assert changes(before, replace(before, events=before.events[::-1])) == []
