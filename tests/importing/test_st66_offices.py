"""ST.66 as other offices write it: Sweden's prefixed transactions, the lone marks of France and the European office, orders to delete."""

from datetime import date
from pathlib import Path

from domain.records import ClassCode, Party
from tests.importing.files import record, rows, write

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
    assert (found.office, found.title, found.registration_no, found.classes) == ("SE", "L'HEURE", "62281", NICE)
    assert found.parties == (Party("owner", "Mẫu SA"),)


def test_a_lone_mark_without_a_namespace(tmp_path: Path) -> None:
    """A registered mark whose registration has the number of its application: its applicants own it. Whom the office deletes does not."""
    people = book("LastName", "Chủ cũ", "Delete") + book("OrganizationName", "Mẫu SAS") + book("LastName", "Chủ mới")
    content = f'<TradeMark operationCode="Update">{MARK.format(office="FR", applicants=people)}</TradeMark>'
    found = record(write(tmp_path / "x.xml", content))
    assert (found.office, found.application_no, found.application_date) == ("FR", "2018-12345", date(2018, 1, 15))
    assert (found.status_stated, found.classes) == ("in_force", NICE)
    assert found.parties == (Party("owner", "Mẫu SAS", None, "FR"), Party("owner", "Chủ mới", None, "FR"))


def test_an_order_to_delete_is_no_record(tmp_path: Path) -> None:
    """Taken as a record it would empty the one that is there."""
    content = (
        '<TradeMark operationCode="Delete"><RegistrationOfficeCode>EM</RegistrationOfficeCode><ApplicationNumber>1</ApplicationNumber>'
    )
    (row,) = rows(write(tmp_path / "x.xml", content + "</TradeMark>"))
    assert row.record is None and row.errors[0].reason.startswith("Cơ quan báo xóa bản ghi này")
