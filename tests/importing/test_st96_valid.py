"""Designs and geographical indications that the schemas of ST.96 V6 accept: what validates is
read."""

from datetime import date
from pathlib import Path

import pytest
from lxml import etree

from domain.records.asset import AssetRecord, ClassCode, Party
from tests.importing.files import record, shared, write

ST96 = "http://www.wipo.int/standards/XMLSchema/ST96"


def contact(name: str, city: str, country: str) -> str:
    address = f"<com:CityName>{city}</com:CityName><com:CountryCode>{country}</com:CountryCode>"
    address = '<com:AddressLineText com:sequenceNumber="1">1 Lê Lợi</com:AddressLineText>' + address
    bag = f"<com:PostalAddressBag><com:PostalAddress><com:PostalStructuredAddress>{address}</com:PostalStructuredAddress></com:PostalAddress>"
    entity = f"<com:Name><com:EntityName>{name}</com:EntityName></com:Name>"
    return f"<com:Contact>{entity}{bag}</com:PostalAddressBag></com:Contact>"


def validated(tmp_path: Path, schema: str, text: str) -> AssetRecord:
    valid = etree.XMLSchema(file=str(shared(f"st96_xsd/{schema}_V6_0.xsd")))
    valid.assertValid(etree.fromstring(text.encode()))
    return record(write(tmp_path / "x.xml", text))


def number(text: str) -> str:
    code = "<com:IPOfficeCode>VN</com:IPOfficeCode>"
    return f"<com:ApplicationNumber>{code}<com:ApplicationNumberText>{text}</com:ApplicationNumberText></com:ApplicationNumber>"


@pytest.mark.parametrize(
    ("locarno", "code"),
    [
        (
            "<com:LocarnoClassification><com:LocarnoClass>06</com:LocarnoClass><com:LocarnoSubclassBag>"
            "<com:LocarnoSubclass>01</com:LocarnoSubclass></com:LocarnoSubclassBag></com:LocarnoClassification>",
            "06-01",
        ),
        ("<com:LocarnoClassificationText>06-03</com:LocarnoClassificationText>", "06-03"),
    ],
)
def test_a_design_application_of_the_newest_version(
    tmp_path: Path, locarno: str, code: str
) -> None:
    view = "<dgn:View><com:FileName>ghe-1.png</com:FileName><dgn:ViewIdentifier>1</dgn:ViewIdentifier></dgn:View>"
    body = (
        "<com:RegistrationOfficeCode>VN</com:RegistrationOfficeCode>" + number("3-2021-00012") +
        "<dgn:DesignBag><dgn:Design><dgn:DesignIdentifier>1</dgn:DesignIdentifier>"
        "<com:RegistrationNumber>3-0012345-000</com:RegistrationNumber><com:RegistrationDate>2022-03-04</com:RegistrationDate>"
        "<dgn:DesignTitleText>Ghế</dgn:DesignTitleText><com:ExpiryDate>2026-05-06</com:ExpiryDate>"
        "<dgn:DesignCurrentStatusCategory>Registered</dgn:DesignCurrentStatusCategory>"
        f"<dgn:DesignRepresentationBag><dgn:DesignRepresentation><dgn:ViewBag>{view}</dgn:ViewBag></dgn:DesignRepresentation>"
        "</dgn:DesignRepresentationBag><com:DesignClassificationBag><com:LocarnoClassificationBag>"
        f"<com:LocarnoClassificationEdition>13</com:LocarnoClassificationEdition>{locarno}</com:LocarnoClassificationBag>"
        "</com:DesignClassificationBag><dgn:PublicationBag><dgn:Publication><com:PublicationIdentifier>1</com:PublicationIdentifier>"
        "<com:PublicationDate>2021-09-25</com:PublicationDate></dgn:Publication></dgn:PublicationBag>"
        f"<dgn:ApplicantBag><dgn:Applicant>{contact('Công ty A', 'Vinh, Nghệ An', 'VN')}</dgn:Applicant></dgn:ApplicantBag>"
        f"<dgn:DesignerBag><dgn:Designer>{contact('Lê Văn B', 'Vinh', 'VN')}</dgn:Designer></dgn:DesignerBag>"
        "</dgn:Design></dgn:DesignBag>"
        f"<dgn:ApplicantBag><dgn:Applicant>{contact('Công ty A', 'Vinh, Nghệ An', 'VN')}</dgn:Applicant></dgn:ApplicantBag>"
        "<com:ApplicationDate>2021-05-06</com:ApplicationDate>"
    )  # fmt: skip
    spaces = f'xmlns:dgn="{ST96}/Design" xmlns:com="{ST96}/Common" com:st96Version="V6_0"'
    found = validated(
        tmp_path,
        "DesignApplication",
        f"<dgn:DesignApplication {spaces}>{body}</dgn:DesignApplication>",
    )
    assert (found.office, found.kind, found.title, found.national) == ("VN", "KDCN", "Ghế", True)
    assert (found.application_no, found.application_date) == ("3-2021-00012", date(2021, 5, 6))
    assert (found.registration_no, found.registration_date, found.expiry_date) == (
        "3-0012345-000",
        date(2022, 3, 4),
        date(2026, 5, 6),
    )
    assert (found.publication_date, found.status_stated, found.images) == (
        date(2021, 9, 25),
        "in_force",
        ("ghe-1.png",),
    )
    assert found.classes == (ClassCode("locarno", code),)
    assert found.parties == (
        Party("owner", "Công ty A", "1 Lê Lợi, Vinh, Nghệ An", "VN"),
        Party("inventor", "Lê Văn B", "1 Lê Lợi, Vinh", "VN"),
    )


def test_a_geographical_indication_of_the_newest_version(tmp_path: Path) -> None:
    names = '<gin:GINameText com:languageCode="en">Vinh orange</gin:GINameText><gin:GINameText com:languageCode="vi">Cam Vinh</gin:GINameText>'
    data = (
        number("6-2023-00003") + "<com:ApplicationDate>2023-02-01</com:ApplicationDate>"
        "<com:RegistrationNumber>00141</com:RegistrationNumber><com:RegistrationDate>2025-01-02</com:RegistrationDate>"
        f"<gin:GINameBag>{names}</gin:GINameBag><gin:ProductIndicationBag><tmk:GoodsServices><tmk:ClassDescriptionBag>"
        "<tmk:ClassDescription><tmk:ClassNumber>31</tmk:ClassNumber><tmk:GoodsServicesDescriptionText>Cam</tmk:GoodsServicesDescriptionText>"
        "</tmk:ClassDescription></tmk:ClassDescriptionBag></tmk:GoodsServices><gin:ProductCategory>Cam quả</gin:ProductCategory>"
        "</gin:ProductIndicationBag>"
        "<gin:GICategory>Geographical indication</gin:GICategory><gin:GIStatusCategory>Registered</gin:GIStatusCategory>"
    )
    applicant = f"<gin:ApplicantBag><gin:Applicant>{contact('Sở A', 'Vinh, Nghệ An', 'VN')}</gin:Applicant></gin:ApplicantBag>"
    spaces = f'xmlns:gin="{ST96}/GeographicalIndication" xmlns:com="{ST96}/Common" xmlns:tmk="{ST96}/Trademark"'
    text = f"<gin:GIApplication {spaces}><gin:GIData>{data}</gin:GIData>{applicant}</gin:GIApplication>"
    found = record(write(tmp_path / "x.xml", text))
    assert (found.office, found.kind, found.title, found.national) == (
        "VN",
        "CDDL",
        "Cam Vinh",
        True,
    )
    assert (found.application_no, found.application_date) == ("6-2023-00003", date(2023, 2, 1))
    assert (found.registration_no, found.registration_date, found.status_stated) == (
        "00141",
        date(2025, 1, 2),
        "in_force",
    )
    assert found.parties == (Party("registrant", "Sở A", "1 Lê Lợi, Vinh, Nghệ An", "VN"),)
    assert found.product == "Cam quả"
