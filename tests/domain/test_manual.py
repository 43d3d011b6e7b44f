"""A record typed in is read as it is meant, fills its form again, and says what is wrong by
field."""

from dataclasses import replace
from datetime import date

import pytest

from domain.records.asset import ClassCode, LegalEvent, Party, Place
from domain.records.kinds import KINDS
from read_models.record_form import FIELDS, belongs, over, read, values_of

TODAY = date(2026, 11, 22)
FORM = {
    "kind": "NH", "mark_category": "collective", "title": " Chè  Gò Loi ", "application_no": "4-2024-16348",
    "application_date": "17/04/2024",
    "registration_no": "4-0405854-000", "registration_date": "01/03/2025", "owners": "HTX Chè; Xã Ân Tường, Gia Lai\nNguyễn Văn A",
    "classes": "30, 35", "status": "in_force", "former": "52", "source_url": "https://x.example/1",
}  # fmt: skip


def typed(**changes: str) -> dict[str, str]:
    return dict.fromkeys(FIELDS, "") | FORM | changes


def test_a_mark() -> None:
    found = read(typed(), vn34="52", today=TODAY, illustrative=True)
    record = found.record
    assert found.problems == {}
    assert (record.title, record.office, record.source, record.illustrative) == (
        "Chè Gò Loi",
        "VN",
        "manual",
        True,
    )
    assert (record.application_date, record.registration_date) == (
        date(2024, 4, 17),
        date(2025, 3, 1),
    )
    assert record.parties == (
        Party("owner", "HTX Chè", "Xã Ân Tường, Gia Lai"),
        Party("owner", "Nguyễn Văn A"),
    )
    assert record.classes == (
        ClassCode("nice", "30"),
        ClassCode("nice", "35"),
    ) and record.place == Place("52", "52", "declared")


def test_before_grant_the_owner_is_an_applicant_and_the_former_province_may_be_unknown() -> None:
    record = read(
        typed(registration_no="", registration_date="", former="40"),
        vn34="52",
        today=TODAY,
        illustrative=False,
    ).record
    assert {p.role for p in record.parties} == {"applicant"} and record.place == Place(
        "52", "unknown", "declared"
    )


@pytest.mark.parametrize("kind", KINDS)
def test_the_form_filled_from_a_record_gives_it_again(kind: str) -> None:
    classes = {"NH": "30, 35", "KDCN": "06-01", "CDDL": ""}.get(kind, "A23F 5/00")
    number = f"{KINDS[kind].prefix}-2024-16348"
    values = typed(
        kind=kind,
        classes=classes,
        application_no=number,
        inventors="Lê B",
        registrant="Sở",
        manager="UBND; Pleiku",
        product="Chè",
    )
    first = read(values, vn34="52", today=TODAY, illustrative=False)
    assert first.problems == {}
    assert read(values_of(first.record), vn34="52", today=TODAY, illustrative=False) == first
    assert belongs("owners", kind) == (kind != "CDDL")


@pytest.mark.parametrize(
    ("changes", "field"),
    [
        ({"title": " "}, "title"),
        ({"kind": "XX"}, "kind"),
        ({"application_no": "1-2024-00001"}, "application_no"),
        ({"application_date": "31/02/2024"}, "application_date"),
        ({"classes": "46"}, "classes"),
        ({"classes": "A23F"}, "classes"),
        ({"kind": "SC", "application_no": "1-2024-00001", "classes": "30"}, "classes"),
        ({"status": "dead"}, "status"),
        ({"source_url": "javascript:alert(1)"}, "source_url"),
    ],
)
def test_what_is_wrong_is_told_by_field(changes: dict[str, str], field: str) -> None:
    assert list(read(typed(**changes), vn34="52", today=TODAY, illustrative=False).problems) == [
        field
    ]


def test_what_the_form_does_not_show_stays() -> None:
    stored = read(typed(), vn34="52", today=TODAY, illustrative=False).record

    stored = replace(
        stored, events=(LegalEvent("filed", date(2024, 4, 17)),), publication_no="VN 1"
    )
    after = over(
        stored, read(typed(title="Mới"), vn34="52", today=TODAY, illustrative=False).record
    )
    assert (after.title, after.events, after.publication_no) == ("Mới", stored.events, None)
