"""ST.66: marks of the USPTO and the DPMA, real files and small ones in their structures."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from domain.records.asset import ClassCode, LegalEvent, Party
from tests.importing.files import reasons, record, records, shared, write
from tests.importing.xml_documents import book, nice, st66, st66_mark, us_applicant

KIRKLAND = "1 Main St, Kirkland, WASHINGTON 98033"


def test_a_mark_whose_owner_changed() -> None:
    mark = record(shared("uspto_marks/rn2178784-ST66.xml"))
    assert (mark.office, mark.kind, mark.title, mark.national) == ("US", "NH", "JAVA", False)
    assert (mark.application_no, mark.application_date) == ("74631225", date(1995, 2, 7))
    assert (mark.registration_no, mark.registration_date, mark.publication_date) == (
        "2178784",
        date(1998, 8, 4),
        date(1996, 10, 8),
    )
    assert (mark.status_raw, mark.status_stated, mark.status_as_of) == (
        "800",
        "in_force",
        date(2008, 8, 11),
    )
    assert mark.parties == (
        Party(
            "applicant",
            "Sun Microsystems, Inc.",
            "2550 Garcia Avenue, Mountain View, CALIFORNIA 94043",
            "US",
        ),
        Party(
            "owner",
            "Oracle America, Inc.",
            "500 ORACLE PARKWAY, REDWOOD SHORES, CALIFORNIA 94065",
            "US",
        ),
        Party("representative", "Andrew Roppel"),
    )
    assert mark.classes == (ClassCode("nice", "9"),)
    assert (mark.source, mark.as_of) == ("st66", date(2011, 12, 29))


def test_a_mark_with_a_priority() -> None:
    mark = record(shared("uspto_marks/sn85334015-ST66.xml"))
    assert (mark.title, mark.application_no, mark.application_date) == (
        "ULTRABOOK",
        "85334015",
        date(2011, 5, 31),
    )
    assert (mark.registration_no, mark.registration_date, mark.status_stated) == (
        "4281391",
        date(2013, 1, 29),
        "in_force",
    )
    assert mark.classes == (ClassCode("nice", "9"),)
    assert [p.name for p in mark.parties if p.role == "owner"] == ["Intel Corporation"]


@pytest.mark.parametrize("name", ["rn2178784", "sn85334015"])
def test_both_standards_tell_the_same_of_one_mark(name: str) -> None:
    """The identity, owners and classes of one mark do not depend on the standard it is told in."""
    old, new = (
        record(shared(f"uspto_marks/{name}-ST66.xml")),
        record(shared(f"uspto_marks/{name}-ST96.xml")),
    )
    same = ("office", "kind", "title", "mark_category", "application_no", "application_date", "publication_date", "registration_no",
            "registration_date", "status_raw", "status_stated", "classes")  # fmt: skip
    assert {f: getattr(old, f) for f in same} == {f: getattr(new, f) for f in same}
    owners = [
        [replace(p, address=None) for p in r.parties if p.role in ("applicant", "owner")]
        for r in (old, new)
    ]
    assert owners[0] == owners[1]


def test_applicants_beside_the_mark_belong_to_the_mark_of_their_transaction(tmp_path: Path) -> None:
    first = (
        st66_mark("87881347", nice("043"))
        + f"<ApplicantDetails>{us_applicant('10', 'Burger Addict LLC')}</ApplicantDetails>"
    )
    second = f"<ApplicantDetails>{us_applicant('10', 'Other Inc.')}</ApplicantDetails>" + st66_mark(
        "87881348", nice("009", "042", "009")
    )
    one, two = records(write(tmp_path / "x.xml", st66(first, second, st66_mark("87881349"))))[:2]
    assert one.parties == (Party("applicant", "Burger Addict LLC", KIRKLAND, "US"),)
    assert one.classes == (ClassCode("nice", "43"),)
    assert [p.name for p in two.parties] == ["Other Inc."]
    assert two.classes == (ClassCode("nice", "9"), ClassCode("nice", "42"))


def test_an_empty_registration_number_is_none_and_classes_of_the_office_alone_are_no_nice_classes(
    tmp_path: Path,
) -> None:
    extension = "<ClassDescriptionExt><u:NationalClassTitleText>021: Apparatus</u:NationalClassTitleText></ClassDescriptionExt>"
    content = (
        "<RegistrationNumber></RegistrationNumber><MarkCurrentStatusCode>680</MarkCurrentStatusCode>"
        + nice("021", extension=extension)
    )
    found = record(write(tmp_path / "x.xml", st66(st66_mark("87881347", content))))
    assert (found.registration_no, found.classes, found.status_stated) == (None, (), "pending")


def test_a_mark_of_the_german_office(tmp_path: Path) -> None:
    where = "<AddressCity>Lübeck</AddressCity><AddressCounty>DE</AddressCounty><AddressPostcode>23556</AddressPostcode>"
    name = "<FreeFormatNameLine>Muster GmbH</FreeFormatNameLine>"

    def register(kind: str, outcome: str, day: str, more: str = "") -> str:
        status = f"<RecordCurrentStatusCode>{outcome}</RecordCurrentStatusCode><RecordCurrentStatusDate>{day}</RecordCurrentStatusDate>"
        return f"<MarkRecord><BasicRecord><BasicRecordKind>{kind}</BasicRecordKind>{status}</BasicRecord>{more}</MarkRecord>"

    content = (
        "<RegistrationNumber>919224</RegistrationNumber><RegistrationDate>1974-06-06</RegistrationDate><ExpiryDate>2014-01-31</ExpiryDate>"
        "<TerminationDate>2014-02-01</TerminationDate><MarkCurrentStatusCode>Akte vernichtet</MarkCurrentStatusCode>"
        f"<KindMark>Collective</KindMark>{nice('34')}"
        f"<ApplicantDetails><Applicant>{book('Applicant', name, where)}</Applicant></ApplicantDetails>"
        "<RepresentativeDetails><Representative><RepresentativeAddressBook><FormattedNameAddress/></RepresentativeAddressBook></Representative>"
        "</RepresentativeDetails><MarkRecordDetails>"
        + register(
            "Loeschung Inhaber",
            "Marke geloescht",
            "2014-11-13",
            "<de:Record5f><de:CancellationDate>2014-02-01</de:CancellationDate></de:Record5f>",
        )
        + register("Widerspruch", "Marke nicht geloescht", "1974-06-06")
        + register("Eintragung", "Marke eingetragen", "1974-06-06")
        + register("Verlaengerung", "Verlaengert", "2004-07-30")
        + register("Umschreibung", "Abgeschlossen", "2003-01-16")
        + "</MarkRecordDetails>"
    )
    found = record(write(tmp_path / "x.xml", st66(st66_mark("E17341", content, office="DE"))))
    assert (found.office, found.registration_no, found.expiry_date, found.mark_category) == (
        "DE",
        "919224",
        date(2014, 1, 31),
        "collective",
    )
    assert found.parties == (Party("owner", "Muster GmbH", "Lübeck, 23556", "DE"),)
    told = [(e.event, e.date) for e in found.events]
    assert told == [
        ("lapsed", date(2014, 2, 1)), ("opposed", date(1974, 6, 6)), ("granted", date(1974, 6, 6)),
        ("renewed", date(2004, 7, 30)), ("transferred", date(2003, 1, 16)),
    ]  # fmt: skip
    assert found.events[1] == LegalEvent(
        "opposed", date(1974, 6, 6), "L", None, "Widerspruch: Marke nicht geloescht"
    )


def test_a_vietnamese_mark_counts_and_a_bad_day_names_its_field(tmp_path: Path) -> None:
    good = record(write(tmp_path / "x.xml", st66(st66_mark("4-2018-00001", office="VN"))))
    assert (good.office, good.national, good.title) == ("VN", True, "MẪU")
    bad = write(
        tmp_path / "y.xml", st66(st66_mark("1", "<RegistrationDate>2018-02-31</RegistrationDate>"))
    )
    assert reasons(bad) == [(1, "RegistrationDate", "Không có ngày 2018-02-31 trong lịch")]


def test_pictures_and_vienna_codes(tmp_path: Path) -> None:
    codes = "<CategoryCodeDetails><CategoryCode>27.5.1</CategoryCode><CategoryCode>05.03.11</CategoryCode></CategoryCodeDetails>"
    figure = f"<MarkImageCategory><CategoryKind>Vienna</CategoryKind>{codes}</MarkImageCategory>"
    image = f"<MarkImageDetails><MarkImage><MarkImageFilename>87881347.png</MarkImageFilename>{figure}</MarkImage></MarkImageDetails>"
    found = record(write(tmp_path / "x.xml", st66(st66_mark("87881347", image))))
    assert found.images == ("87881347.png",)
    assert found.classes == (ClassCode("vienna", "27.05.01"), ClassCode("vienna", "05.03.11"))
