"""What ST.96 elements mean: namespaces, parties, numbers, classes, events, grants, offices. Small
documents of our own."""

from datetime import date
from pathlib import Path

import pytest

from data_access.database.engine import Database
from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from tests.importing.files import reasons, record, records, refusal, rows, run, write
from tests.importing.st96_documents import PATENT, applicant, document, el, mark_xml, patent_xml

VINH = "1 Lê Lợi, Vinh, Nghệ An"


def mark(tmp_path: Path, **parts: str) -> AssetRecord:
    return record(write(tmp_path / "x.xml", document(mark_xml(**parts))))


def patent(tmp_path: Path, **parts: str) -> AssetRecord:
    return record(
        write(
            tmp_path / "x.xml",
            document(patent_xml(**parts), root="pat:PatentPublication", own=PATENT),
        )
    )


@pytest.mark.parametrize(
    ("own", "common"),
    [
        (
            "http://www.wipo.int/standards/XMLSchema/ST96/Trademark",
            "http://www.wipo.int/standards/XMLSchema/ST96/Common",
        ),
        (
            "http://www.wipo.int/standards/XMLSchema/Trademark/1",
            "http://www.wipo.int/standards/XMLSchema/Common/1",
        ),
        (
            "http://www.wipo.int/standards/XMLSchema/ST96/Trademark/V3_0",
            "http://www.wipo.int/standards/XMLSchema/ST96/Common/V3_0",
        ),
    ],
)
def test_every_namespace_of_the_family_under_any_prefix(
    tmp_path: Path, own: str, common: str
) -> None:
    text = (
        document(mark_xml(), own=own, common=common)
        .replace("tmk:", "a:")
        .replace("xmlns:tmk", "xmlns:a")
        .replace("com:", "q:")
        .replace("xmlns:com", "xmlns:q")
    )
    found = record(write(tmp_path / "x.xml", text))
    assert (found.office, found.national, found.application_no, found.application_date) == (
        "VN",
        True,
        "4-2020-00001",
        date(2020, 4, 17),
    )
    assert (found.title, found.source, found.as_of) == ("MẪU", "st96", date(2020, 4, 17))


def test_elements_of_other_namespaces_mean_nothing(tmp_path: Path) -> None:
    extra = '<x:ApplicantBag xmlns:x="urn:x"><x:Applicant/></x:ApplicantBag><y:RegistrationDate xmlns:y="urn:y">2021-01-01</y:RegistrationDate>'
    found = mark(tmp_path, extra=extra)
    assert (found.parties, found.registration_date) == ((), None)


@pytest.mark.parametrize(
    "wrap",
    [
        "{}",
        "<tmk:TrademarkBag>{}</tmk:TrademarkBag>",
        "<tmk:TransactionData><tmk:TrademarkBag>{}</tmk:TrademarkBag></tmk:TransactionData>",
    ],
)
def test_single_documents_bags_and_transactions(tmp_path: Path, wrap: str) -> None:
    body = wrap.format(mark_xml() + mark_xml(number="4-2020-00002"))
    found = records(write(tmp_path / "x.xml", document(body, root="tmk:TrademarkTransaction")))
    assert [r.application_no for r in found] == ["4-2020-00001", "4-2020-00002"]


def test_a_mark_as_the_root(tmp_path: Path) -> None:
    text = mark_xml().replace("<tmk:Trademark>", '<tmk:Trademark xmlns:tmk="http://www.wipo.int/standards/XMLSchema/ST96/Trademark" '
                              'xmlns:com="http://www.wipo.int/standards/XMLSchema/ST96/Common">', 1)  # fmt: skip
    assert record(write(tmp_path / "x.xml", text)).title == "MẪU"


def test_applicants_own_what_is_registered(tmp_path: Path) -> None:
    bag = f"<tmk:ApplicantBag>{applicant('Công ty A', VINH)}{applicant('Công ty B')}</tmk:ApplicantBag>"
    applied, granted = (
        mark(tmp_path, extra=bag),
        mark(tmp_path, extra=bag, registration="4-0405854-000"),
    )
    assert applied.parties == (
        Party("applicant", "Công ty A", VINH, "VN"),
        Party("applicant", "Công ty B", None, "VN"),
    )
    assert [p.role for p in granted.parties] == ["owner", "owner"]


@pytest.mark.parametrize("before", [True, False])
def test_applicants_in_a_bag_beside_that_of_the_marks(tmp_path: Path, before: bool) -> None:
    """As letters of an office have it. What a mark says itself counts first; the next letter's bag
    is none of this one's."""

    def letter(name: str, *marks: str) -> str:
        parts = [
            f"<tmk:ApplicantBag>{applicant(name, VINH)}</tmk:ApplicantBag>",
            f"<tmk:TrademarkBag>{''.join(marks)}</tmk:TrademarkBag>",
        ]
        return f"<tmk:OfficeAction>{''.join(parts if before else parts[::-1])}</tmk:OfficeAction>"

    own = f"<tmk:ApplicantBag>{applicant('Công ty C')}</tmk:ApplicantBag>"
    body = letter(
        "Công ty A",
        mark_xml(number="4-2020-00001"),
        mark_xml(number="4-2020-00002", registration="4-0000002-000"),
    ) + letter(
        "Công ty B", mark_xml(number="4-2020-00003"), mark_xml(number="4-2020-00004", extra=own)
    )
    found = records(write(tmp_path / "x.xml", document(body, root="tmk:OfficeActionBag")))
    assert [(r.application_no, [(p.role, p.name) for p in r.parties]) for r in found] == [
        ("4-2020-00001", [("applicant", "Công ty A")]),
        ("4-2020-00002", [("owner", "Công ty A")]),
        ("4-2020-00003", [("applicant", "Công ty B")]),
        ("4-2020-00004", [("applicant", "Công ty C")]),
    ]


def test_holders_own_beside_the_applicants(tmp_path: Path) -> None:
    holder = applicant("Công ty B", VINH, tag="tmk:Holder")
    extra = f"<tmk:ApplicantBag>{applicant('Công ty A')}</tmk:ApplicantBag><tmk:HolderBag>{holder}</tmk:HolderBag>"
    assert [(p.role, p.name) for p in mark(tmp_path, extra=extra).parties] == [
        ("applicant", "Công ty A"),
        ("owner", "Công ty B"),
    ]


def test_owners_of_all_times_joint_ones_included(tmp_path: Path) -> None:
    stages = (
        (20, "OWNER AT PUBLICATION", "B"),
        (31, "NEW OWNER AFTER REGISTRATION", "D"),
        (31, "NEW OWNER AFTER REGISTRATION", "E"),
    )
    bag = "".join(
        f'<tmk:Applicant com:sequenceNumber="{n}"><com:Contact><com:Name><com:EntityName>{name}</com:EntityName></com:Name></com:Contact>'
        f"<com:CommentText>{stage}</com:CommentText></tmk:Applicant>"
        for n, stage, name in (*stages, (10, "ORIGINAL APPLICANT", "A"))
    )
    found = mark(tmp_path, extra=f"<tmk:ApplicantBag>{bag}</tmk:ApplicantBag>", registration="1")
    assert [(p.role, p.name) for p in found.parties] == [
        ("applicant", "A"),
        ("owner", "D"),
        ("owner", "E"),
    ]


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        (
            '<com:EntityName com:languageCode="en">A Co.</com:EntityName><com:EntityName com:languageCode="vi">Công ty A</com:EntityName>',
            "Công ty A",
        ),
        (
            "<com:OrganizationName><com:OrganizationStandardName>Viện B</com:OrganizationStandardName></com:OrganizationName>",
            "Viện B",
        ),
        (
            "<com:PersonName><com:PersonFullName>Lê Văn C</com:PersonFullName></com:PersonName>",
            "Lê Văn C",
        ),
        (
            "<com:PersonName><com:PersonStructuredName><com:FirstName>C</com:FirstName><com:MiddleName>Văn</com:MiddleName>"
            "<com:LastName>Lê</com:LastName></com:PersonStructuredName></com:PersonName>",
            "Lê Văn C",
        ),
        ("Công ty D", "Công ty D"),
    ],
)
def test_names_of_organisations_and_persons(tmp_path: Path, name: str, expected: str) -> None:
    extra = (
        f"<tmk:ApplicantBag><tmk:Applicant><com:NationalityCode>VN</com:NationalityCode>"
        f"<com:Contact><com:Name>{name}</com:Name></com:Contact></tmk:Applicant></tmk:ApplicantBag>"
    )
    assert mark(tmp_path, extra=extra).parties == (Party("applicant", expected, None, "VN"),)


def test_contacts_and_addresses_in_several_languages(tmp_path: Path) -> None:
    def contact(code: str, name: str, line: str) -> str:
        address = f"<com:PostalAddressText>{line}</com:PostalAddressText><com:PostalAddressText>Nghệ An</com:PostalAddressText>"
        bag = f"<com:PostalAddressBag><com:PostalAddress>{address}</com:PostalAddress></com:PostalAddressBag>"
        return f'<com:Contact com:languageCode="{code}"><com:Name><com:EntityName>{name}</com:EntityName></com:Name>{bag}</com:Contact>'

    both = contact("en", "A Co.", "Vinh City") + contact("vi", "Công ty A", "TP. Vinh")
    found = mark(
        tmp_path,
        extra=f"<tmk:ApplicantBag><tmk:Applicant>{both}</tmk:Applicant></tmk:ApplicantBag>",
    )
    assert found.parties == (Party("applicant", "Công ty A", "TP. Vinh, Nghệ An", None),)


def classification(kind: str, number: str) -> str:
    return (
        f"<tmk:GoodsServicesClassification><tmk:ClassificationKindCode>{kind}</tmk:ClassificationKindCode>"
        f"<tmk:ClassNumber>{number}</tmk:ClassNumber></tmk:GoodsServicesClassification>"
    )


@pytest.mark.parametrize(
    ("goods", "codes"),
    [
        (
            classification("Primary", "009")
            + classification("Nice", "009")
            + classification("Domestic", "021")
            + classification("Nice", "035"),
            ["9", "35"],
        ),
        (classification("Primary", "030"), ["30"]),
        (classification("Domestic", "021"), []),
    ],
)
def test_nice_classes_count_once_and_only_as_nice(
    tmp_path: Path, goods: str, codes: list[str]
) -> None:
    bag = f"<tmk:GoodsServicesClassificationBag>{goods}</tmk:GoodsServicesClassificationBag>"
    found = mark(
        tmp_path,
        extra=f"<tmk:GoodsServicesBag><tmk:GoodsServices>{bag}</tmk:GoodsServices></tmk:GoodsServicesBag>",
    )
    assert found.classes == tuple(ClassCode("nice", code) for code in codes)


def test_classes_that_stand_with_their_descriptions(tmp_path: Path) -> None:
    classes = "".join(
        f"<tmk:ClassDescription><tmk:ClassNumber>{n}</tmk:ClassNumber></tmk:ClassDescription>"
        for n in (30, 5)
    )
    goods = f"<tmk:ClassificationKindCode>Nice</tmk:ClassificationKindCode><tmk:ClassDescriptionBag>{classes}</tmk:ClassDescriptionBag>"
    found = mark(
        tmp_path,
        extra=f"<tmk:GoodsServicesBag><tmk:GoodsServices>{goods}</tmk:GoodsServices></tmk:GoodsServicesBag>",
    )
    assert found.classes == (ClassCode("nice", "30"), ClassCode("nice", "5"))


@pytest.mark.parametrize(
    ("category", "code"),
    [
        ("Trademark", "ordinary"),
        ("Collective trademark", "collective"),
        ("Certification mark", "certification"),
        ("Service mark", "ordinary"),
    ],
)
def test_categories_of_mark(tmp_path: Path, category: str, code: str) -> None:
    assert (
        mark(tmp_path, extra=f"<tmk:MarkCategory>{category}</tmk:MarkCategory>").mark_category
        == code
    )


@pytest.mark.parametrize(
    ("raw", "status"),
    [
        ("Application published", "published"),
        ("Application refused", "refused"),
        ("Registration cancelled", "lapsed"),
        ("710", "lapsed"),
        ("Đang bay", "unknown"),
    ],
)
def test_the_stated_status_is_kept_and_mapped(tmp_path: Path, raw: str, status: str) -> None:
    stated = f"<tmk:MarkCurrentStatusCode>{raw}</tmk:MarkCurrentStatusCode><tmk:MarkCurrentStatusDate>2021-03-04Z</tmk:MarkCurrentStatusDate>"
    found = mark(tmp_path, extra=stated)
    assert (found.status_raw, found.status_stated, found.status_as_of) == (
        raw,
        status,
        date(2021, 3, 4),
    )


def test_events_by_category_by_code_and_by_words(tmp_path: Path) -> None:
    def event(category: str, day: str, code: str = "", words: str = "") -> str:
        national = el(
            "tmk:NationalMarkEvent",
            el("tmk:MarkEventCode", code),
            el("tmk:MarkEventDescriptionText", words),
        )
        return el(
            "tmk:MarkEvent",
            el("tmk:MarkEventCategory", category),
            national if code else "",
            el("tmk:MarkEventDate", day),
        )

    history = "National prosecution history entry"
    bag = (
        event("Application published", "2020-06-01")
        + event(history, "2021-01-01", "R.PRA", "REGISTERED")
        + event(history, "2020-05-01", "DOCKD", "ASSIGNED")
    )
    assert mark(tmp_path, extra=f"<tmk:MarkEventBag>{bag}</tmk:MarkEventBag>").events == (
        LegalEvent("published", date(2020, 6, 1), "Q", None, "Application published"),
        LegalEvent("granted", date(2021, 1, 1), "F", "R.PRA", "REGISTERED"),
        LegalEvent("other", date(2020, 5, 1), None, "DOCKD", "ASSIGNED"),
    )


@pytest.mark.parametrize(("country", "national"), [("VN", True), ("JP", False)])
def test_an_international_registration_is_national_where_it_designates_viet_nam(
    tmp_path: Path, country: str, national: bool
) -> None:
    code = f"<tmk:DesignatedCountryCode>{country}</tmk:DesignatedCountryCode>"
    bag = f"<tmk:DesignatedCountryBag><tmk:DesignatedCountry>{code}</tmk:DesignatedCountry></tmk:DesignatedCountryBag>"
    found = mark(tmp_path, office="IB", number="1087917", registration="1087917", extra=bag)
    assert (found.office, found.national, found.registration_no) == ("WO", national, "1087917")


def test_bad_days_and_missing_numbers_reject_one_record_with_its_line(tmp_path: Path) -> None:
    text = document(
        "\n".join(
            (
                mark_xml(),
                mark_xml(number="4-2020-00002", filed="2020-02-31"),
                mark_xml(number=""),
                mark_xml(office=""),
            )
        )
    )
    path = write(tmp_path / "x.xml", text)
    assert reasons(path) == [
        (2, "ApplicationDate", "Không có ngày 2020-02-31 trong lịch"),
        (3, "ApplicationNumber", "Thiếu cả số đơn và số văn bằng"),
        (4, "RegistrationOfficeCode", "Thiếu mã cơ quan sở hữu công nghiệp (ST.3)"),
    ]
    assert sum(1 for row in rows(path) if row.record) == 1


def test_an_application_and_a_grant_of_a_patent(tmp_path: Path) -> None:
    applied, granted = patent(tmp_path), patent(tmp_path, kind_code="B1")
    assert (applied.kind, applied.publication_no, applied.publication_date) == (
        "SC",
        "77777",
        date(2021, 5, 25),
    )
    assert (applied.registration_no, applied.registration_date, applied.events) == (None, None, ())
    assert (granted.registration_no, granted.registration_date, granted.publication_no) == (
        "77777",
        date(2021, 5, 25),
        None,
    )
    assert granted.events == (LegalEvent("granted", date(2021, 5, 25), "F", "B1"),)


def test_a_grant_with_an_identification_of_its_own(tmp_path: Path) -> None:
    own = el(
        "pat:PatentGrantIdentification",
        el("pat:PatentNumber", "1-0034567-000"),
        el("pat:GrantDate", "2023-02-01"),
    )
    found = patent(tmp_path, extra=own)
    assert (found.publication_no, found.registration_no, found.registration_date) == (
        "77777",
        "1-0034567-000",
        date(2023, 2, 1),
    )


@pytest.mark.parametrize(
    ("parts", "kind"),
    [
        ({"number": "2-2020-00007"}, "GPHI"),
        ({"number": "1-2020-00007", "kind_code": "U"}, "SC"),
        ({"office": "CN", "number": "202010000001", "kind_code": "U"}, "GPHI"),
        ({"office": "US", "number": "29123456", "kind_code": "S1"}, "KDCN"),
    ],
)
def test_utility_models_are_told_by_the_number_else_by_the_kind_code(
    tmp_path: Path, parts: dict[str, str], kind: str
) -> None:
    assert patent(tmp_path, **parts).kind == kind


def test_titles_in_several_languages(tmp_path: Path) -> None:
    vietnamese = el("pat:InventionTitle", "Cối <com:Sub>2</com:Sub> tầng", language="vi")
    titles = el("pat:InventionTitle", "Mill", language="en") + vietnamese
    assert patent(tmp_path, title=titles).title == "Cối 2 tầng"


@pytest.mark.parametrize("wrapped", [True, False])
def test_parties_of_a_patent_in_a_party_bag_or_directly(tmp_path: Path, wrapped: bool) -> None:
    def person(tag: str, name: str) -> str:
        parts = el("com:FirstName", name) + el("com:LastName", "Smith")
        structured = el("com:Name/com:PersonName/com:PersonStructuredName", parts)
        return el(f"{tag}/com:PublicationContact", structured, el("com:CountryCode", "US"))

    bags = (
        f"<pat:ApplicantBag>{applicant('Công ty A', VINH, tag='pat:Applicant')}</pat:ApplicantBag>"
        f"<pat:InventorBag>{person('pat:Inventor', 'John')}{person('pat:Inventor', 'Ann')}</pat:InventorBag>"
    )
    found = patent(tmp_path, extra=f"<pat:PartyBag>{bags}</pat:PartyBag>" if wrapped else bags)
    assert found.parties == (
        Party("applicant", "Công ty A", VINH, "VN"),
        Party("inventor", "John Smith", None, "US"),
        Party("inventor", "Ann Smith", None, "US"),
    )


def test_older_notation_of_the_international_classification(tmp_path: Path) -> None:
    ipc = el(
        "pat:IPCClassification",
        el("pat:MainClassification", "A23F 5/02"),
        el("pat:FurtherClassification", "A23F 5/08"),
    )
    text = el(
        "pat:IPCRClassificationBag/pat:IPCRClassification/pat:PatentClassificationText",
        "A61K  36/00 (2006.01)",
    )
    found = patent(
        tmp_path, extra=f"<pat:PatentClassificationBag>{text}{ipc}</pat:PatentClassificationBag>"
    )
    assert [c.code for c in found.classes] == ["A61K 36/00", "A23F 5/02", "A23F 5/08"]


def test_a_document_of_the_family_without_records(tmp_path: Path) -> None:
    assert "không chứa bản ghi" in refusal(
        write(tmp_path / "x.xml", document("<com:RequestSoftware/>", root="tmk:Request"))
    )


@pytest.mark.parametrize(
    "title", ["NÆ°á»›c máº¯m Váº¡n Pháº§n", "Nưíc m¾m V¹n PhÇn Céng ty cæ phÇn"]
)
def test_a_title_in_wrong_letters_is_rejected(
    database: Database, tmp_path: Path, title: str
) -> None:
    """V-4 in part: of UTF-8 read as Windows-1252, or of a font; the other marks of the file are
    stored."""
    text = document(
        mark_xml(title=title) + mark_xml(number="4-2020-00002"), root="tmk:TrademarkBag"
    )
    result = run(database, write(tmp_path / "x.xml", text))
    assert (result.accepted, result.rejected) == (1, 1)
    assert result.errors[0].reason.startswith("Chữ trong dòng này theo bảng mã")
