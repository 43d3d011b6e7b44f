"""ST.66 as other offices write it: Sweden's prefixed transactions, the lone marks of France and the
European office, orders to delete."""

from datetime import date
from pathlib import Path

import pytest

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from tests.importing.files import record, rows, write
from tests.importing.xml_documents import TRADEMARKS, st66

MARK = (
    "<RegistrationOfficeCode>{office}</RegistrationOfficeCode><ApplicationNumber>2018-12345</ApplicationNumber>"
    "<ApplicationDate>2018-01-15</ApplicationDate><MarkCurrentStatusCode>Registered</MarkCurrentStatusCode>"
    "<WordMarkSpecification><MarkVerbalElementText>L'HEURE</MarkVerbalElementText></WordMarkSpecification>"
    "<GoodsServicesDetails><GoodsServices><ClassDescriptionDetails><ClassDescription><ClassNumber>3</ClassNumber></ClassDescription>"
    "<ClassDescription><ClassNumber>43</ClassNumber></ClassDescription></ClassDescriptionDetails></GoodsServices></GoodsServicesDetails>"
    "<ApplicantDetails>{applicants}</ApplicantDetails>"
)
NICE = (ClassCode("nice", "3"), ClassCode("nice", "43"))


def book(kind: str, name: str, operation: str = "Insert") -> str:
    address = "<Address><AddressCountryCode>FR</AddressCountryCode></Address>"
    named = f"<FormattedNameAddress><Name><FormattedName><{kind}>{name}</{kind}></FormattedName></Name>{address}</FormattedNameAddress>"
    return f'<Applicant operationCode="{operation}"><ApplicantAddressBook>{named}</ApplicantAddressBook></Applicant>'


def test_a_prefixed_transaction_names_its_owner_without_an_address_book(tmp_path: Path) -> None:
    owner = "<Applicant><ApplicantName><FullName>Mẫu SA</FullName></ApplicantName></Applicant>"
    content = (
        '<?xml version="1.0"?><n:Transaction xmlns:n="http://www.oami.europa.eu/TM-Search"><TradeMarkTransactionBody>'
        "<TransactionContentDetails><TransactionData><TradeMarkDetails><TradeMark>"
        f"{MARK.format(office='SE', applicants=owner)}<RegistrationNumber>62281</RegistrationNumber></TradeMark></TradeMarkDetails>"
        "</TransactionData></TransactionContentDetails></TradeMarkTransactionBody></n:Transaction>"
    )
    found = record(write(tmp_path / "x.xml", content))
    assert (found.office, found.title, found.registration_no, found.classes) == (
        "SE",
        "L'HEURE",
        "62281",
        NICE,
    )
    assert found.parties == (Party("owner", "Mẫu SA"),)


def test_a_lone_mark_without_a_namespace(tmp_path: Path) -> None:
    """A registered mark whose registration has the number of its application: its applicants own
    it. Whom the office deletes does not."""
    people = (
        book("LastName", "Chủ cũ", "Delete")
        + book("OrganizationName", "Mẫu SAS")
        + book("LastName", "Chủ mới")
    )
    content = f'<TradeMark operationCode="Update">{MARK.format(office="FR", applicants=people)}</TradeMark>'
    found = record(write(tmp_path / "x.xml", content))
    assert (found.office, found.application_no, found.application_date) == (
        "FR",
        "2018-12345",
        date(2018, 1, 15),
    )
    assert (found.status_stated, found.classes) == ("in_force", NICE)
    assert found.parties == (
        Party("owner", "Mẫu SAS", None, "FR"),
        Party("owner", "Chủ mới", None, "FR"),
    )


def test_an_order_to_delete_is_no_record(tmp_path: Path) -> None:
    """Taken as a record it would empty the one that is there."""
    content = '<TradeMark operationCode="Delete"><RegistrationOfficeCode>EM</RegistrationOfficeCode><ApplicationNumber>1</ApplicationNumber>'
    (row,) = rows(write(tmp_path / "x.xml", content + "</TradeMark>"))
    assert row.record is None and row.errors[0].reason.startswith("Cơ quan báo xóa bản ghi này")


def wo_mark(tmp_path: Path, content: str) -> AssetRecord:
    """A mark as WIPO's software for offices writes it: words, events and status in a namespace of
    WIPO's own."""
    body = (
        "<TradeMarkApplication><TradeMarkDetails><TradeMark><RegistrationOfficeCode>VN</RegistrationOfficeCode>"
        f"<ApplicationNumber>4-2018-12345</ApplicationNumber>{content}</TradeMark></TradeMarkDetails></TradeMarkApplication>"
    )
    return record(
        write(
            tmp_path / "x.xml",
            st66(body).replace(
                "<Transaction ", f'<Transaction xmlns:wo="{TRADEMARKS[:-10]}wo-trademarks" '
            ),
        )
    )


@pytest.mark.parametrize(
    "filler",
    ["1753-01-01", "1899-12-30T00:00:00", "1900-01-01Z", "19000101", "00000000", "99999999"],
)
def test_a_day_that_is_none_is_missing_and_no_error(filler: str, tmp_path: Path) -> None:
    assert wo_mark(tmp_path, f"<ExpiryDate>{filler}</ExpiryDate>").expiry_date is None


def test_events_and_status_of_wipos_software(tmp_path: Path) -> None:
    """The code of an event is a word of the standard; the office's own words stand beside."""

    def told(code: str, day: str, name: str = "") -> str:
        own = (
            f"<wo:OfficeSpecificMarkEventName>{name}</wo:OfficeSpecificMarkEventName>"
            if name
            else ""
        )
        return f"<wo:MarkEvent><wo:MarkEventDate>{day}</wo:MarkEventDate><wo:MarkEventCode>{code}</wo:MarkEventCode>{own}</wo:MarkEvent>"

    nothing = "<PublicationDetails><Publication><PublicationDate>1900-01-01</PublicationDate></Publication></PublicationDetails>"
    events = (
        told("Filed", "2018-01-15", "Nộp đơn")
        + told("Published", "2018-03-26")
        + told("Registered", "2019-07-08")
    )
    found = wo_mark(
        tmp_path,
        f"<ExpiryDate>0001-01-01T00:00:00</ExpiryDate>{nothing}"
        "<wo:WordMarkSpecification><wo:MarkVerbalElementText>MẪU</wo:MarkVerbalElementText></wo:WordMarkSpecification>"
        f"<wo:MarkEventDetails>{events}</wo:MarkEventDetails><wo:MarkCurrentStatusCode>Cấp bằng</wo:MarkCurrentStatusCode>",
    )
    assert (found.office, found.title, found.status_raw, found.status_stated) == (
        "VN",
        "MẪU",
        "Cấp bằng",
        "in_force",
    )
    assert (found.publication_date, found.expiry_date) == (None, None)
    assert found.events == (
        LegalEvent("filed", date(2018, 1, 15), "A", "Filed", "Nộp đơn"),
        LegalEvent("published", date(2018, 3, 26), "Q", "Published"),
        LegalEvent("granted", date(2019, 7, 8), "F", "Registered"),
    )


def test_a_name_said_in_several_languages_is_one_name(tmp_path: Path) -> None:
    """Lines of one language belong together; a line said twice and a mere dash count once and not
    at all; ’ comes out of Windows-1252."""

    def party(names: str, addresses: str) -> str:
        free = f"<Name><FreeFormatName><FreeFormatNameDetails>{names}</FreeFormatNameDetails></FreeFormatName></Name>"
        where = f"<Address><FreeFormatAddress>{addresses}</FreeFormatAddress></Address>"
        named = f"<ApplicantAddressBook><FormattedNameAddress>{free}{where}</FormattedNameAddress></ApplicantAddressBook>"
        return f"<Applicant>{named}</Applicant>"

    def line(text: str, language: str = "", tag: str = "FreeFormatNameLine") -> str:
        return f"<{tag}{f' languageCode={chr(34)}{language}{chr(34)}' if language else ''}>{text}</{tag}>"

    first = party(
        line("Sample", "en") + line("Công ty", "vi") + line("Mẫu", "vi"),
        line("1 Bao\x92an Road", tag="FreeFormatAddressLine") * 2,
    )
    second = party(line("Hai Mẫu") * 2, line("-", tag="FreeFormatAddressLine"))
    found = wo_mark(tmp_path, f"<ApplicantDetails>{first}{second}</ApplicantDetails>")
    assert found.parties == (
        Party("applicant", "Công ty Mẫu", "1 Bao’an Road"),
        Party("applicant", "Hai Mẫu"),
    )


@pytest.mark.parametrize(
    "namespace",
    [
        "http://www.oami.europa.eu/TM-Search",
        "http://www.euipo.europa.eu/EUTM/EUTM_Download",
        "http://tmview.europa.eu/trademark/data",
        "http://www.inpi.fr/schemas/frst66/v2_00_00",
        "http://www.iponz.govt.nz/XMLSchema/trademarks/information",
        "http://tm-xml.org/schema/DK-TM-Search-TradeMark-V1-2.xsd",
    ],
)
def test_namespaces_of_offices(tmp_path: Path, namespace: str) -> None:
    content = f'<TradeMarkDetails xmlns="{namespace}"><TradeMark>{MARK.format(office="NZ", applicants="")}</TradeMark></TradeMarkDetails>'
    found = record(
        write(
            tmp_path / "x.xml",
            content.replace("WordMarkSpecification", "MarkTitle").replace(
                "MarkVerbalElementText", "b"
            ),
        )
    )
    assert (found.office, found.title, found.application_no, found.classes) == (
        "NZ",
        "L'HEURE",
        "2018-12345",
        NICE,
    )
