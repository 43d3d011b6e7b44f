"""ST.86: designs, the file of the German office and small ones."""

from datetime import date
from pathlib import Path

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from tests.importing.files import record, records, shared, write
from tests.importing.xml_documents import book, st86


def test_a_design_of_the_german_office() -> None:
    design = record(shared("dpma/design_info.xml"))
    assert (design.office, design.kind, design.title, design.national) == (
        "DE",
        "KDCN",
        "Stuhl",
        False,
    )
    assert (design.application_no, design.application_date) == ("M8800174.1", date(1988, 7, 7))
    assert (design.registration_no, design.registration_date) == ("M8800174", date(1988, 9, 15))
    assert (design.publication_date, design.priority_date) == (date(1988, 11, 10), date(1988, 1, 7))
    assert design.classes == (ClassCode("locarno", "06-01"),)
    assert design.parties == (
        Party("owner", "MT Designs", "Greensboro, N.C.", "US"),
        Party(
            "representative",
            "VOSSIUS & PARTNER Patentanwälte Rechtsanwälte mbB",
            "München, 81675",
            "DE",
        ),
    )
    assert design.events == (
        LegalEvent("granted", date(1988, 9, 15), "F", None, "Design Registered"),
        LegalEvent(
            "expired", date(1994, 2, 1), "H", None, "Cancellation Expiry Term Of Protection"
        ),
    )
    assert (design.status_raw, design.status_stated) == ("Paper File Destroyed", "expired")
    assert (design.source, design.images) == ("st86", ("/old_bild/174/880017400101.jpg",))


def _design(number: str, locarno: str) -> str:
    described = f"<ClassDescription><ClassNumber>{locarno}</ClassNumber></ClassDescription>"
    product = f"<IndicationProduct><ClassDescriptionDetails>{described}</ClassDescriptionDetails></IndicationProduct>"
    product = f"<IndicationProductDetails>{product}</IndicationProductDetails>"
    return f"<Design><RegistrationNumber>{number}</RegistrationNumber><DesignTitle>Ghế {number}</DesignTitle>{product}</Design>"


def _application(tmp_path: Path, *designs: str) -> list[AssetRecord]:
    name = "<FreeFormatNameLine>Lê Văn A</FreeFormatNameLine>"
    designer = f"<DesignerDetails><Designer>{book('Designer', name)}</Designer></DesignerDetails>"
    where = "<AddressStreet>1 Lê Lợi</AddressStreet><AddressCity>Vinh, Nghệ An</AddressCity>"
    where += "<FormattedAddressCountryCode>VN</FormattedAddressCountryCode>"
    applicant = f"<ApplicantDetails><Applicant>{book('Applicant', name.replace('Lê Văn A', 'Công ty A'), where)}</Applicant></ApplicantDetails>"
    body = (
        "<DesignApplicationDetails><DesignApplication><RegistrationOfficeCode>VN</RegistrationOfficeCode>"
        "<DesignApplicationNumber>3-2021-00012</DesignApplicationNumber><DesignApplicationDate>2021-05-06</DesignApplicationDate>"
        f"<DesignDetails>{''.join(designs)}</DesignDetails>{applicant}{designer}"
        "</DesignApplication></DesignApplicationDetails>"
    )
    return records(write(tmp_path / "x.xml", st86(body)))


def test_designs_registered_together_are_one_record_with_all_classes(tmp_path: Path) -> None:
    (found,) = _application(tmp_path, _design("1", "06-01"), _design("1", "06-03"))
    assert (found.office, found.national, found.application_no, found.title) == (
        "VN",
        True,
        "3-2021-00012",
        "Ghế 1",
    )
    assert found.classes == (ClassCode("locarno", "06-01"), ClassCode("locarno", "06-03"))
    assert found.parties == (
        Party("owner", "Công ty A", "1 Lê Lợi, Vinh, Nghệ An", "VN"),
        Party("inventor", "Lê Văn A"),
    )


def test_designs_registered_one_by_one_are_a_record_each(tmp_path: Path) -> None:
    """As in ST.96: the first keeps the application's number, the others tell it in an event."""
    first, second = _application(tmp_path, _design("1", "06-01"), _design("2", "06-03"))
    assert [(r.registration_no, r.application_no, r.title, r.classes) for r in (first, second)] == [
        ("1", "3-2021-00012", "Ghế 1", (ClassCode("locarno", "06-01"),)),
        ("2", None, "Ghế 2", (ClassCode("locarno", "06-03"),)),
    ]
    assert first.parties == second.parties != ()
    assert second.application_date == date(2021, 5, 6)
    assert second.events == (LegalEvent("filed", date(2021, 5, 6), "A", None, "3-2021-00012"),)


def test_designs_standing_by_themselves(tmp_path: Path) -> None:
    office = "<RegistrationOfficeCode>EM</RegistrationOfficeCode>"
    body = "".join(
        _design(n, "06.01").replace("<Design>", f"<Design>{office}")
        for n in ("000000019-0001", "000000019-0002")
    )
    found = records(write(tmp_path / "x.xml", st86(f"<DesignDetails>{body}</DesignDetails>")))
    assert [(r.office, r.registration_no, r.classes[0].code) for r in found] == [
        ("EM", "000000019-0001", "06-01"),
        ("EM", "000000019-0002", "06-01"),
    ]


def test_history_and_pictures_of_wipos_software(tmp_path: Path) -> None:
    """As offices export designs: codes of events are words, pictures are sheets."""
    told = "<DesignEventDate>2018-02-01</DesignEventDate><DesignEventCode>Filed</DesignEventCode>"
    events = f"<DesignEventDetails><DesignEvent>{told}</DesignEvent></DesignEventDetails>"
    sheet = "<RepresentationSheetFilename>1.jpg</RepresentationSheetFilename>"
    design = f"<Design><DesignTitle>Chai</DesignTitle><DesignRepresentationSheet>{sheet}</DesignRepresentationSheet>{events}</Design>"
    numbered = "<RegistrationOfficeCode>VN</RegistrationOfficeCode><DesignApplicationNumber>VN/3/2018/00123</DesignApplicationNumber>"
    found = record(
        write(
            tmp_path / "x.xml",
            st86(
                f"<DesignApplication>{numbered}<DesignDetails>{design}</DesignDetails></DesignApplication>"
            ),
        )
    )
    assert (found.office, found.national, found.kind, found.title, found.images) == (
        "VN",
        True,
        "KDCN",
        "Chai",
        ("1.jpg",),
    )
    assert found.events == (LegalEvent("filed", date(2018, 2, 1), "A", "Filed"),)
