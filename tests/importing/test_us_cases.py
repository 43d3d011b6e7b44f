"""Marks of the USPTO as its daily and yearly files have them (case-file). Small documents of our
own."""

from datetime import date
from pathlib import Path

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from tests.importing.files import reasons, record, rows, write


def header(**told: str) -> str:
    return (
        "<case-file-header>"
        + "".join(f"<{k.replace('_', '-')}>{v}</{k.replace('_', '-')}>" for k, v in told.items())
        + "</case-file-header>"
    )


def owner(
    stage: int,
    name: str,
    where: str = "<city>KIRKLAND</city><state>WA</state><postcode>98033</postcode>",
) -> str:
    return (
        f"<case-file-owner><entry-number>1</entry-number><party-type>{stage}</party-type><party-name>{name}</party-name>"
        f"<address-1>1 MAIN ST</address-1>{where}</case-file-owner>"
    )


def case(serial: str, *parts: str, registration: str = "0000000") -> str:
    numbers = f"<serial-number>{serial}</serial-number><registration-number>{registration}</registration-number>"
    return f"<case-file>{numbers}<transaction-date>20210601</transaction-date>{''.join(parts)}</case-file>"


def daily(*cases: str, doctype: str = "") -> str:
    files = f"<file-segments><file-segment>TRMK</file-segment><action-keys>{''.join(cases)}</action-keys></file-segments>"
    version = "<version><version-no>2.0</version-no></version>"
    root = "trademark-applications-daily"
    body = f"<{root}>{version}<application-information>{files}</application-information></{root}>"
    return f'<?xml version="1.0" encoding="UTF-8"?>{doctype}{body}'


def test_an_application_as_filed(tmp_path: Path) -> None:
    """Zeros stand for nothing; the office's own class A is no Nice class; an address without a
    country but with a state is American."""
    told = case(
        "01234567",
        header(
            filing_date="20200105",
            registration_date="00000000",
            status_code="630",
            status_date="20200108",
            mark_identification="MẪU &amp; CO",
        ),
        "<classifications><classification><international-code>009</international-code><us-code>021</us-code><primary-code>009</primary-code>"
        "</classification><classification><international-code>A</international-code></classification></classifications>",
        f"<case-file-owners>{owner(10, 'MẪU, LLC')}</case-file-owners>",
        "<design-searches><design-search><code>030119</code></design-search></design-searches>",
    )
    path = write(tmp_path / "x.xml", daily(told))
    assert record(path) == AssetRecord(
        office="US", kind="NH", title="MẪU & CO", national=False, mark_category="ordinary", application_no="01234567",
        application_date=date(2020, 1, 5), status_raw="630", status_stated="pending", status_as_of=date(2020, 1, 8),
        parties=(Party("applicant", "MẪU, LLC", "1 MAIN ST, KIRKLAND, WA 98033", "US"),),
        classes=(ClassCode("nice", "9"), ClassCode("national", "03.01.19")), source="us_cases", as_of=date(2020, 1, 8),
    )  # fmt: skip


def test_owners_of_all_times_and_events(tmp_path: Path) -> None:
    abroad = "<city>BERN</city><country>CH</country>"
    told = case(
        "74631225",
        header(
            filing_date="19950208",
            registration_date="19980804",
            status_code="800",
            certification_mark_in="T",
        ),
        "<case-file-event-statements><case-file-event-statement><code>R.PR</code><type>A</type><description-text>REGISTERED-PRINCIPAL "
        "REGISTER</description-text><date>19980804</date><number>2</number></case-file-event-statement></case-file-event-statements>",
        f"<case-file-owners>{owner(31, 'C AG', abroad)}{owner(10, 'A INC.')}{owner(30, 'A INC.')}{owner(31, 'D INC.')}</case-file-owners>",
        registration="2178784",
    )
    found = record(write(tmp_path / "x.xml", daily(told)))
    assert [(p.role, p.name, p.country) for p in found.parties] == [
        ("applicant", "A INC.", "US"),
        ("owner", "C AG", "CH"),
        ("owner", "D INC.", "US"),
    ]
    assert (found.registration_no, found.registration_date, found.status_stated) == (
        "2178784",
        date(1998, 8, 4),
        "in_force",
    )
    assert (found.mark_category, found.events) == (
        "certification",
        (LegalEvent("granted", date(1998, 8, 4), "F", "R.PR", "REGISTERED-PRINCIPAL REGISTER"),),
    )


def test_a_dtd_is_ignored_and_bad_days_are_told(tmp_path: Path) -> None:
    """V-2 and V-8 in part."""
    doctype = '<!DOCTYPE trademark-applications-daily SYSTEM "http://127.0.0.1:9/x.dtd" [<!ELEMENT case-file ANY>]>'
    good, bad = (
        case("01234567", header(filing_date="20200105")),
        case("01234568", header(filing_date="20200231")),
    )
    path = write(tmp_path / "x.xml", daily(good, bad, doctype=doctype))
    assert [
        row.record.application_no for row in rows(path) if isinstance(row.record, AssetRecord)
    ] == ["01234567"]
    assert reasons(path) == [(1, "filing-date", "Không có ngày 20200231 trong lịch")]
