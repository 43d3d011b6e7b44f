"""ST.96 as later versions and offices write it: GIs since V5, patents for designs, Hague
registrations, offices' own elements."""

from datetime import date
from pathlib import Path

import pytest

from domain.records.asset import ClassCode, Party
from tests.importing.files import record, records, write
from tests.importing.st96_documents import PATENT, TRADEMARK, applicant, document, el, mark_xml
from tests.importing.test_st96_designs_and_gis import DESIGN, GI


@pytest.mark.parametrize(
    "published",
    ["gi:GIPublicationBag/gi:GIPublication", "gi:GIPublicationDataBag/gi:GIPublicationData"],
)
def test_the_office_of_a_gi_is_an_attribute_of_its_data(tmp_path: Path, published: str) -> None:
    """As the standard requires; its goods have Nice classes; the number has no office beside it."""

    def classified(kind: str, number: str) -> str:
        return el(
            "tmk:GoodsServicesClassification",
            el("tmk:ClassificationKindCode", kind),
            el("tmk:ClassNumber", number),
        )

    goods = "".join(
        classified(kind, n) for kind, n in (("Primary", "30"), ("Nice", "30"), ("Nice", "31"))
    )
    data = (
        el("com:ApplicationNumber/com:ApplicationNumberText", "IG 18-2")
        + el("gi:GINameBag/gi:GINameText", "Dentelle de Mẫu", language="fr")
        + el("gi:ProductIndicationBag/tmk:GoodsServices/tmk:GoodsServicesClassificationBag", goods)
        + el(f"{published}/com:PublicationDate", "2018-06-04")
    )
    body = f'<gi:GIData com:officeCode="FR" com:languageCode="fr" xmlns:tmk="{TRADEMARK}">{data}</gi:GIData>'
    body += el("gi:ApplicantBag", applicant("Association Mẫu", country="FR", tag="gi:Applicant"))
    found = record(write(tmp_path / "x.xml", document(body, root="gi:GIApplication", own=GI)))
    assert (found.office, found.national, found.title, found.application_no) == (
        "FR",
        False,
        "Dentelle de Mẫu",
        "IG 18-2",
    )
    assert (found.publication_date, found.classes) == (
        date(2018, 6, 4),
        (ClassCode("nice", "30"), ClassCode("nice", "31")),
    )
    assert found.parties == (Party("registrant", "Association Mẫu", None, "FR"),)


def test_a_patent_for_designs_is_one_right_with_all_its_designs(tmp_path: Path) -> None:
    def identified(name: str, office: str, text: str, day: str = "", code: str = "") -> str:
        kind = el("com:PatentDocumentKindCode", code) if code else ""
        return (
            el("com:IPOfficeCode", office)
            + el(name, text)
            + kind
            + (el("com:PublicationDate", day) if day else "")
        )

    def design(n: int, designer: str, subclass: str) -> str:
        locarno = el("com:LocarnoClass", "32") + el(
            "com:LocarnoSubclassBag/com:LocarnoSubclass", subclass
        )
        parts = el("com:LocarnoClassificationBag/com:LocarnoClassification", locarno) + el(
            "dgn:DesignTitleText", "Hoa văn"
        )
        parts += el("dgn:DesignerBag", applicant(designer, country="RU", tag="dgn:Designer"))
        return el("pat:DesignPatent", parts, el("dgn:ViewBag/dgn:View/com:FileName", f"m{n}.jpg"))

    filed = el("com:IPOfficeCode", "EA") + el(
        "com:ApplicationNumber/com:ApplicationNumberText", "202240001"
    )
    people = el("pat:ApplicantBag", applicant("Mẫu", country="RU", tag="pat:Applicant"))
    people += el("pat:OwnerBag", applicant("Mẫu", country="RU", tag="pat:Owner"))
    data = (
        el(
            "pat:PatentPublicationIdentification",
            identified("pat:PublicationNumber", "EA", "000238", "2023-04-26", "S1"),
        )
        + el("pat:ApplicationIdentification", filed, el("pat:FilingDate", "2022-12-30"))
        + el(
            "pat:PublicAvailabilityDataBag/pat:UnexaminedNoGrantPrintedPatentDocument/pat:PatentDocumentIdentification"
            "/pat:PatentPublicationIdentification",
            identified("pat:PublicationNumber", "EA", "202240001", "2023-02-02"),
        )
        + el(
            "pat:PatentGrantIdentification",
            identified("pat:PatentNumber", "EA", "000238"),
            el("pat:GrantDate", "2023-04-26"),
        )
        + el("pat:PartyBag", people)
    )
    designs = el(
        "pat:DesignPatentBag", design(1, "Nhà thiết kế A", "00"), design(2, "Nhà thiết kế B", "01")
    )
    body = f'<pat:DesignPatentBibliographicData xmlns:dgn="{DESIGN}">{data}</pat:DesignPatentBibliographicData>'
    body += designs.replace("<pat:DesignPatentBag>", f'<pat:DesignPatentBag xmlns:dgn="{DESIGN}">')
    found = record(
        write(tmp_path / "x.xml", document(body, root="pat:DesignPatentPublication", own=PATENT))
    )
    assert (found.office, found.kind, found.title, found.application_no) == (
        "EA",
        "KDCN",
        "Hoa văn",
        "202240001",
    )
    assert (found.registration_no, found.registration_date, found.application_date) == (
        "000238",
        date(2023, 4, 26),
        date(2022, 12, 30),
    )
    assert (found.publication_no, found.publication_date) == ("202240001", date(2023, 2, 2))
    assert found.classes == (ClassCode("locarno", "32-00"), ClassCode("locarno", "32-01"))
    assert [(p.role, p.name, p.country) for p in found.parties] == [
        ("applicant", "Mẫu", "RU"),
        ("owner", "Mẫu", "RU"),
        ("inventor", "Nhà thiết kế A", "RU"),
        ("inventor", "Nhà thiết kế B", "RU"),
    ]
    assert found.images == ("m1.jpg", "m2.jpg")


@pytest.mark.parametrize(("designated", "national"), [("VN", True), ("EM", False)])
def test_a_hague_registration_is_its_present_state(
    tmp_path: Path, designated: str, national: bool
) -> None:
    def registration(holder: str, expiry: str) -> str:
        locarno = el("com:LocarnoClass", "15") + el(
            "com:LocarnoSubclassBag/com:LocarnoSubclass", "07"
        )
        design = el("com:LocarnoClassificationBag/com:LocarnoClassification", locarno)
        design += el("com:ProductDescriptionTextBag/com:ProductDescriptionText", "Tủ lạnh")
        return el(
            "dgn:HagueRegistration",
            el("dgn:InternationalRegistrationNumber", "DM/212345"),
            el("dgn:InternationalRegistrationDate", "2021-02-03"),
            el("com:ExpiryDate", expiry),
            el(
                "com:DesignatedCountryBag/com:DesignatedCountry/com:DesignatedCountryCode",
                designated,
            ),
            el("dgn:HolderBag", applicant(holder, "129 Samsung-ro", "KR", "dgn:Holder")),
            el("dgn:HagueDesignBag/dgn:HagueDesign", design),
        )

    now, before = registration("Chủ nay", "2031-02-03"), registration("Chủ xưa", "2026-02-03")
    body = (
        el("dgn:HagueHistory", before)
        + el("dgn:HagueCurrent", now)
        + el("dgn:HagueHistory", before)
    )
    (found,) = records(
        write(tmp_path / "x.xml", document(body, root="dgn:HagueExpressTransaction", own=DESIGN))
    )
    assert (found.office, found.kind, found.national, found.title) == (
        "WO",
        "KDCN",
        national,
        "Tủ lạnh",
    )
    assert (found.registration_no, found.registration_date, found.expiry_date) == (
        "DM/212345",
        date(2021, 2, 3),
        date(2031, 2, 3),
    )
    assert found.parties == (Party("owner", "Chủ nay", "129 Samsung-ro", "KR"),)
    assert found.classes == (ClassCode("locarno", "15-07"),)


@pytest.mark.parametrize(
    "own",
    [
        "http://www.cipo.ic.gc.ca/standards/XMLSchema/ST96/Trademark",
        "urn:ru:rupto:trademark",
        "urn:kr:gov:doc:moip:trademark",
    ],
)
def test_marks_in_the_namespaces_of_offices(tmp_path: Path, own: str) -> None:
    """A party may be a bare name beside an address; a publication may be national; the Korean
    office names elements after itself."""
    address = el(
        "com:Contact/com:PostalAddressBag/com:PostalAddress/com:PostalAddressText", "Phố 1"
    )
    published = (
        "tmk:PublicationBag/tmk:Publication/tmk:NationalPublication/tmk:PublicationActionDate"
    )
    extra = (
        el(
            "tmk:ApplicantBag/tmk:Applicant",
            el("com:LegalEntityName", "Mẫu «A»"),
            address,
            el("com:NationalityCode", "RU"),
        )
        + el(published, "2020-06-01")
        + el("tmk:KRMarkCurrentStatusCode", "Registered")
        + el(
            "tmk:MarkImage/tmk:MarkImageCategory/tmk:KRCategoryCodeBag/tmk:CategoryCode", "26.11.1"
        )
    )
    mark = mark_xml(office="KR", extra=extra).replace(
        "tmk:Trademark>", "tmk:KRTrademark>" if "kr" in own else "tmk:Trademark>"
    )
    found = record(write(tmp_path / "x.xml", document(mark, own=own)))
    assert (found.office, found.title, found.publication_date, found.status_stated) == (
        "KR",
        "MẪU",
        date(2020, 6, 1),
        "in_force",
    )
    assert found.parties == (Party("applicant", "Mẫu «A»", "Phố 1", "RU"),)
    assert found.classes == (ClassCode("vienna", "26.11.01"),)


def test_patents_in_the_words_of_the_japanese_office(tmp_path: Path) -> None:
    """Bibliographic data named by the kind of document, its parties' bag likewise; the kind code
    behind the gazette's name."""
    published = (
        el("com:IPOfficeCode", "JP")
        + el("pat:PublicationNumber", "7123456")
        + el("com:PublicationDate", "2022-08-23")
    )
    filed = el("com:ApplicationNumber/com:ApplicationNumberText", "2018123456") + el(
        "pat:FilingDate", "2018-06-28"
    )
    people = el("pat:ApplicantBag", applicant("Mẫu KK", country="JP", tag="pat:Applicant"))
    people += el("pat:InventorBag", applicant("Ông A", country="JP", tag="pat:Inventor"))
    data = (
        el("pat:PatentPublicationIdentification", published)
        + el("pat:PlainLanguageDesignationText", "特許公報(B2)")
        + el("pat:ApplicationIdentification", filed)
        + el("pat:InventionTitle", "Máy")
        + el("pat:IPCClassification/pat:MainClassification", "G06T   1/00     (2006.01)")
        + el("pat:RegisteredPatentPublicationPartyBag", people)
    )
    text = document(
        el("pat:RegisteredPatentPublicationBibliographicData", data),
        root="pat:RegisteredPatentPublication",
        own=PATENT,
    )
    found = record(
        write(
            tmp_path / "x.xml",
            text.replace(f'"{PATENT}"', '"http://www.jpo.go.jp/standards/XMLSchema/ST96/JPPatent"'),
        )
    )
    assert (found.office, found.kind, found.title, found.application_no) == (
        "JP",
        "SC",
        "Máy",
        "2018123456",
    )
    assert (found.registration_no, found.registration_date, found.publication_no) == (
        "7123456",
        date(2022, 8, 23),
        None,
    )
    assert found.parties == (
        Party("owner", "Mẫu KK", None, "JP"),
        Party("inventor", "Ông A", None, "JP"),
    )
    assert found.classes == (ClassCode("ipc", "G06T 1/00"),)


def test_cases_of_the_us_files_of_all_applications(tmp_path: Path) -> None:
    case = (
        el("com:ApplicationNumberText", "15861673")
        + el("pat:FilingDate", "2018-01-04")
        + el("com:ApplicationTypeCategory", "Design")
        + el(
            "pat:PartyBag/pat:ApplicantBag",
            applicant("Sample LLC", country="US", tag="pat:Applicant"),
        )
        + el("pat:InventionTitle", "Chair")
        + el("com:ApplicationStatusCategory", "Patented Case")
        + el("com:ApplicationStatusDate", "2021-05-05")
        + el(
            "pat:PatentGrantIdentification",
            el("pat:PatentNumber", "D900001"),
            el("pat:GrantDate", "2021-05-25"),
        )
    )
    body = el("pat:PatentData/pat:PatentCaseMetadata", case)
    found = record(write(tmp_path / "x.xml", document(body, root="pat:PatentBulkData", own=PATENT)))
    assert (found.office, found.kind, found.title, found.application_no) == (
        "US",
        "KDCN",
        "Chair",
        "15861673",
    )
    assert (found.application_date, found.registration_no, found.registration_date) == (
        date(2018, 1, 4),
        "D900001",
        date(2021, 5, 25),
    )
    assert (found.status_raw, found.status_stated, found.status_as_of) == (
        "Patented Case",
        "in_force",
        date(2021, 5, 5),
    )
    assert found.parties == (Party("owner", "Sample LLC", None, "US"),)
