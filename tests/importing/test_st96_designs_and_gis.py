"""Designs and geographical indications of ST.96."""

from datetime import date
from pathlib import Path

from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from tests.importing.files import record, records, write
from tests.importing.st96_documents import applicant, document, el

DESIGN = "http://www.wipo.int/standards/XMLSchema/ST96/Design"
GI = "http://www.wipo.int/standards/XMLSchema/ST96/GeographicalIndication"


def number(text: str) -> str:
    return el(
        "com:ApplicationNumber", el("com:IPOfficeCode", "VN"), el("com:ApplicationNumberText", text)
    )


def test_a_design_application_is_one_record(tmp_path: Path) -> None:
    locarno = el("dgn:LocarnoClass", "06") + el("dgn:LocarnoSubclassBag/dgn:LocarnoSubclass", "01")
    design = (
        el("com:RegistrationNumber", "3-0012345-000"),
        el("com:RegistrationDate", "2022-03-04"),
        el("com:ExpiryDate", "2026-05-06"),
        el("dgn:DesignTitleText", "Ghế"),
        el("dgn:DesignCurrentStatusCategory", "Registered"),
        el(
            "dgn:DesignClassificationBag/dgn:LocarnoClassificationBag/dgn:LocarnoClassification",
            locarno,
        ),
        el("dgn:DesignerBag", applicant("Lê Văn A", tag="dgn:Designer")),
    )
    filed = number("3-2021-00012") + el("com:ApplicationDate", "2021-05-06")
    body = (
        filed
        + el("dgn:DesignBag/dgn:Design", *design)
        + el("dgn:ApplicantBag", applicant("Công ty A", tag="dgn:Applicant"))
    )
    found = record(
        write(tmp_path / "x.xml", document(body, root="dgn:DesignApplication", own=DESIGN))
    )
    assert (found.office, found.kind, found.title, found.application_no) == (
        "VN",
        "KDCN",
        "Ghế",
        "3-2021-00012",
    )
    assert (found.application_date, found.registration_date, found.expiry_date) == (
        date(2021, 5, 6),
        date(2022, 3, 4),
        date(2026, 5, 6),
    )
    assert (found.registration_no, found.status_stated, found.classes) == (
        "3-0012345-000",
        "in_force",
        (ClassCode("locarno", "06-01"),),
    )
    assert found.parties == (
        Party("owner", "Công ty A", None, "VN"),
        Party("inventor", "Lê Văn A", None, "VN"),
    )


def test_designs_registered_one_by_one_are_a_record_each(tmp_path: Path) -> None:
    """The first keeps the application's number; the other is found by its registration and tells
    the application; classes and owners are each design's own, else the application's. Designs under
    one registration, or none, stay one record."""

    def design(registration: str, title: str, subclass: str, extra: str = "") -> str:
        locarno = el("dgn:LocarnoClass", "06") + el(
            "dgn:LocarnoSubclassBag/dgn:LocarnoSubclass", subclass
        )
        numbered = (
            el("com:RegistrationNumber", registration) + el("com:RegistrationDate", "2022-03-04")
            if registration
            else ""
        )
        classified = el(
            "dgn:DesignClassificationBag/dgn:LocarnoClassificationBag/dgn:LocarnoClassification",
            locarno,
        )
        return el("dgn:Design", numbered, el("dgn:DesignTitleText", title), classified, extra)

    def read(*designs: str) -> list[AssetRecord]:
        filed = number("3-2021-00012") + el("com:ApplicationDate", "2021-05-06")
        body = (
            filed
            + el("dgn:DesignBag", *designs)
            + el("dgn:ApplicantBag", applicant("Công ty A", tag="dgn:Applicant"))
        )
        return records(
            write(tmp_path / "x.xml", document(body, root="dgn:DesignApplication", own=DESIGN))
        )

    own = el("dgn:ApplicantBag", applicant("Công ty B", tag="dgn:Applicant"))
    chair, table = read(
        design("3-0012345-000", "Ghế", "01"), design("3-0012346-000", "Bàn", "03", own)
    )
    assert [(r.registration_no, r.application_no, r.title) for r in (chair, table)] == [
        ("3-0012345-000", "3-2021-00012", "Ghế"),
        ("3-0012346-000", None, "Bàn"),
    ]
    assert [r.classes for r in (chair, table)] == [
        (ClassCode("locarno", "06-01"),),
        (ClassCode("locarno", "06-03"),),
    ]
    assert [p.name for r in (chair, table) for p in r.parties] == ["Công ty A", "Công ty B"]
    assert (table.office, table.application_date) == ("VN", date(2021, 5, 6))
    assert table.events == (LegalEvent("filed", date(2021, 5, 6), "A", None, "3-2021-00012"),)
    (together,) = read(design("", "Ghế", "01"), design("", "Bàn", "03"))
    assert (together.application_no, together.classes) == (
        "3-2021-00012",
        (ClassCode("locarno", "06-01"), ClassCode("locarno", "06-03")),
    )


def test_a_geographical_indication_has_a_registrant(tmp_path: Path) -> None:
    names = el("gi:GINameText", "Vinh orange", language="en") + el(
        "gi:GINameText", "Cam Vinh", language="vi"
    )
    data = (
        el("com:RegistrationNumber", "00141"),
        el("com:RegistrationDate", "2025-01-02"),
        el("gi:GINameBag", names),
        el("gi:ProductIndicationBag/gi:ProductCategory", "Cam"),
        el("gi:GIStatusCategory", "Registered"),
    )
    registrant = el("gi:ApplicantBag", applicant("Sở A", "Vinh, Nghệ An", tag="gi:Applicant"))
    text = document(
        number("6-2023-00003") + el("gi:GIData", *data) + registrant,
        root="gi:GIApplication",
        own=GI,
    )
    found = record(write(tmp_path / "x.xml", text))
    assert (found.kind, found.title, found.product, found.registration_no) == (
        "CDDL",
        "Cam Vinh",
        "Cam",
        "00141",
    )
    assert (found.application_no, found.registration_date, found.status_stated) == (
        "6-2023-00003",
        date(2025, 1, 2),
        "in_force",
    )
    assert found.parties == (Party("registrant", "Sở A", "Vinh, Nghệ An", "VN"),)
