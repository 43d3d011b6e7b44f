"""Designs and geographical indications of ST.96."""

from datetime import date
from pathlib import Path

from domain.records import ClassCode, Party
from tests.importing.files import record, write
from tests.importing.st96_documents import applicant, document, el

DESIGN = "http://www.wipo.int/standards/XMLSchema/ST96/Design"
GI = "http://www.wipo.int/standards/XMLSchema/ST96/GeographicalIndication"


def number(text: str) -> str:
    return el("com:ApplicationNumber", el("com:IPOfficeCode", "VN"), el("com:ApplicationNumberText", text))


def test_a_design_application_is_one_record(tmp_path: Path) -> None:
    locarno = el("dgn:LocarnoClass", "06") + el("dgn:LocarnoSubclassBag/dgn:LocarnoSubclass", "01")
    design = (
        el("com:RegistrationNumber", "3-0012345-000"),
        el("com:RegistrationDate", "2022-03-04"),
        el("com:ExpiryDate", "2026-05-06"),
        el("dgn:DesignTitleText", "Ghế"),
        el("dgn:DesignCurrentStatusCategory", "Registered"),
        el("dgn:DesignClassificationBag/dgn:LocarnoClassificationBag/dgn:LocarnoClassification", locarno),
        el("dgn:DesignerBag", applicant("Lê Văn A", tag="dgn:Designer")),
    )
    filed = number("3-2021-00012") + el("com:ApplicationDate", "2021-05-06")
    body = filed + el("dgn:DesignBag/dgn:Design", *design) + el("dgn:ApplicantBag", applicant("Công ty A", tag="dgn:Applicant"))
    found = record(write(tmp_path / "x.xml", document(body, root="dgn:DesignApplication", own=DESIGN)))
    assert (found.office, found.kind, found.title, found.application_no) == ("VN", "KDCN", "Ghế", "3-2021-00012")
    assert (found.application_date, found.registration_date, found.expiry_date) == (date(2021, 5, 6), date(2022, 3, 4), date(2026, 5, 6))
    assert (found.registration_no, found.status_stated, found.classes) == ("3-0012345-000", "in_force", (ClassCode("locarno", "06-01"),))
    assert found.parties == (Party("owner", "Công ty A", None, "VN"), Party("inventor", "Lê Văn A", None, "VN"))


def test_a_geographical_indication_has_a_registrant(tmp_path: Path) -> None:
    names = el("gi:GINameText", "Vinh orange", language="en") + el("gi:GINameText", "Cam Vinh", language="vi")
    data = (
        el("com:RegistrationNumber", "00141"),
        el("com:RegistrationDate", "2025-01-02"),
        el("gi:GINameBag", names),
        el("gi:ProductIndicationBag/gi:ProductCategory", "Cam"),
        el("gi:GIStatusCategory", "Registered"),
    )
    registrant = el("gi:ApplicantBag", applicant("Sở A", "Vinh, Nghệ An", tag="gi:Applicant"))
    text = document(number("6-2023-00003") + el("gi:GIData", *data) + registrant, root="gi:GIApplication", own=GI)
    found = record(write(tmp_path / "x.xml", text))
    assert (found.kind, found.title, found.product, found.registration_no) == ("CDDL", "Cam Vinh", "Cam", "00141")
    assert (found.application_no, found.registration_date, found.status_stated) == ("6-2023-00003", date(2025, 1, 2), "in_force")
    assert found.parties == (Party("registrant", "Sở A", "Vinh, Nghệ An", "VN"),)
