"""ST.36 and its dialects: the USPTO's and the EPO's real files, and small ones in the structures of
the offices."""

from datetime import date
from pathlib import Path

import pytest

from data_access.database.engine import Database
from domain.records.asset import ClassCode, LegalEvent, Party
from domain.records.numbers import canonical
from tests.importing.files import (
    counts,
    reasons,
    record,
    records,
    refusal,
    rows,
    run,
    shared,
    stored,
    write,
)
from tests.importing.xml_documents import HEAD, addressbook, person, reference, us_grant


def _classes(found: object, scheme: str) -> list[str]:
    return [c.code for c in found.classes if c.scheme == scheme]  # type: ignore[attr-defined]


def test_a_us_grant() -> None:
    patent = record(shared("patent_xml/US08930553.xml"))
    assert (patent.office, patent.kind, patent.national) == ("US", "SC", False)
    assert patent.title == "Managing mid-dialog session initiation protocol (SIP) messages"
    assert (patent.application_no, patent.application_date) == ("13648029", date(2012, 10, 9))
    assert (patent.registration_no, patent.registration_date) == ("08930553", date(2015, 1, 6))
    assert (patent.publication_no, patent.publication_date) == ("20140101323", date(2014, 4, 10))
    ibm = "International Business Machines Corporation"
    assert patent.parties == (
        Party("applicant", ibm, "Armonk, NY", "US"),
        Party("owner", ibm, "Armonk, NY", "US"),
        Party("inventor", "Nitzan Nissim", "Rehovot", "IL"),
        Party("inventor", "Brian Pulito", "Lexington, KY", "US"),
        Party("inventor", "Asaf Zinger", "Rehovot", "IL"),
        Party("representative", "Cuenot, Forsythe & Kim, LLC"),
    )
    assert patent.classes == (ClassCode("ipc", "G06F 15/16"), ClassCode("national", "709228"))
    assert patent.events == (LegalEvent("granted", date(2015, 1, 6), "F", "B2"),)
    assert (patent.source, patent.as_of) == ("st36", date(2015, 1, 6))


def test_an_answer_of_the_epo() -> None:
    patent = record(shared("epo/get_biblio.xml"))
    assert (patent.office, patent.kind, patent.title) == ("EP", "SC", "BLUETOOTH NETWORKING")
    assert (patent.application_no, patent.application_date) == ("10167109", date(2010, 6, 24))
    assert (patent.publication_no, patent.publication_date) == ("2400812", date(2011, 12, 28))
    assert (patent.registration_no, patent.priority_date) == (None, date(2010, 6, 24))
    assert [(p.role, p.name, p.country) for p in patent.parties] == [
        ("applicant", "9Solutions Oy", "FI"),
        ("inventor", "Herrala, Sami", "FI"),
        ("inventor", "KYLMAENEN JARI", "FI"),
        ("inventor", "Niemi, Jaakko", "FI"),
    ]
    assert (_classes(patent, "ipc"), _classes(patent, "cpc")) == (
        ["H04W 84/20"],
        ["H04W 84/20", "H04W 88/04"],
    )
    assert patent.source == "docdb"


@pytest.mark.parametrize(
    ("path", "number"),
    [("patent_xml/US08930553.xml", "13648029"), ("epo/get_biblio.xml", "10167109")],
)
def test_they_are_stored_apart_from_the_national_register(
    database: Database, path: str, number: str
) -> None:
    assert counts(run(database, shared(path))) == (1, 0, 0, 0)
    assert counts(run(database, shared(path))) == (0, 0, 1, 0)
    assert stored(database, number).record.national is False


def test_designs_plants_and_reissues(tmp_path: Path) -> None:
    locarno = "<classification-locarno><edition>9</edition><main-classification>0601</main-classification></classification-locarno>"
    national = "<classification-national><country>US</country><main-classification>D 6334</main-classification></classification-national>"
    many = (
        us_grant("D0720532", "29460217", "S1", "design", locarno + national, "Chair")
        + us_grant("PP025000", "13573000", "P2", "plant")
        + us_grant("RE045000", "13900000", "E1", "reissue")
        + us_grant("RE045001", "29460218", "E1", "reissue")
    )
    design, plant, reissue, design_again = records(write(tmp_path / "x.xml", many))
    assert (design.kind, design.title, design.registration_no, design.application_no) == (
        "KDCN",
        "Chair",
        "D0720532",
        "29460217",
    )
    assert design.classes == (ClassCode("locarno", "06-01"), ClassCode("national", "D 6334"))
    assert (plant.kind, plant.registration_no, plant.registration_date) == (
        "SC",
        "PP025000",
        date(2015, 1, 20),
    )
    assert (reissue.kind, reissue.registration_no) == ("SC", "RE045000")
    assert design_again.kind == "KDCN"


def test_lines_of_a_bulk_file_are_those_of_the_file_and_a_broken_document_refuses_it(
    tmp_path: Path,
) -> None:
    bad = us_grant("2", "13000002").replace("20130312", "20130231")
    path = write(tmp_path / "x.xml", us_grant("1", "13000001") + bad)
    assert reasons(path) == [(6, "date", "Không có ngày 20130231 trong lịch")]
    assert refusal(
        write(tmp_path / "y.xml", us_grant("1", "13000001") + us_grant("2", "13000002")[:-30])
    ).startswith("Tệp XML bị hỏng hoặc bị cắt ở dòng ")


def test_a_us_application_of_inventors(tmp_path: Path) -> None:
    """Before 2012 the inventors applied; an assignee owns from the beginning."""
    people = "".join(
        f'<applicant sequence="0{n}" app-type="applicant-inventor">{person(last, first, "CH")}</applicant>'
        for n, (last, first) in enumerate([("Kaufmann", "Heiner"), ("Vering", "Thomas")])
    )
    assignee = addressbook("<orgname>Muster AG</orgname>", "<city>Bern</city><country>CH</country>")
    text = (
        f'{HEAD}<!DOCTYPE us-patent-application SYSTEM "us-patent-application-v40-2004-12-02.dtd" [ ]>'
        '<us-patent-application country="US"><us-bibliographic-data-application lang="EN" country="US">'
        + reference("publication", "US", "20050004437", "A1", "20050106")
        + reference("application", "US", "10830857", "", "20040423", ' appl-type="utility"')
        + "<priority-claims><priority-claim><country>CH</country><doc-number>1974/01</doc-number><date>20011026</date></priority-claim>"
        "</priority-claims>"
        "<classification-ipc><edition>07</edition><main-classification>A61B005/00</main-classification></classification-ipc>"
        "<classification-national><country>US</country><main-classification>600300000</main-classification>"
        "<further-classification>128905000</further-classification></classification-national>"
        f"<invention-title>Device</invention-title><parties><applicants>{people}</applicants></parties>"
        f"<assignees><assignee>{assignee}</assignee></assignees></us-bibliographic-data-application></us-patent-application>"
    )
    found = record(write(tmp_path / "x.xml", text))
    assert (found.publication_no, found.publication_date, found.registration_no) == (
        "20050004437",
        date(2005, 1, 6),
        None,
    )
    assert (found.application_no, found.application_date, found.priority_date) == (
        "10830857",
        date(2004, 4, 23),
        date(2001, 10, 26),
    )
    assert [(p.role, p.name) for p in found.parties] == [
        ("applicant", "Heiner Kaufmann"), ("applicant", "Thomas Vering"), ("owner", "Muster AG"),
        ("inventor", "Heiner Kaufmann"), ("inventor", "Thomas Vering"),
    ]  # fmt: skip
    assert found.classes == (
        ClassCode("ipc", "A61B 5/00"),
        ClassCode("national", "600300000"),
        ClassCode("national", "128905000"),
    )


def test_a_european_patent_in_b_tags(tmp_path: Path) -> None:
    def party(tag: str, name: str) -> str:
        address = "<adr><str>Elektroniikkatie 2</str><city>90590 Oulu</city><ctry>FI</ctry></adr>"
        return f"<{tag[:3]}0><{tag}><snm>{name}</snm>{address}</{tag}></{tag[:3]}0>"

    titles = "<B541>de</B541><B542>Vernetzung</B542><B541>en</B541><B542>Networking</B542><B541>fr</B541><B542>Mise en réseau</B542>"
    ipcr = "<text>H04W  84/20        20210101AFI20240805BHEP        </text>"
    cpc = "<text>H04W  88/043       20210101 FI20210101RHEP        </text>"
    text = (
        f'{HEAD}<!DOCTYPE ep-patent-document PUBLIC "-//EPO//EP PATENT DOCUMENT 1.5//EN" "ep-patent-document-v1-5.dtd">'
        '<ep-patent-document id="EP10167109B1" lang="en" country="EP" doc-number="2400812" kind="B1" date-publ="20191127" status="n">'
        "<SDOBI lang='en'><B000><eptags/></B000><B100><B110>2400812</B110><B120><B121>EUROPEAN PATENT SPECIFICATION</B121></B120>"
        "<B130>B1</B130><B140><date>20191127</date></B140><B190>EP</B190></B100>"
        "<B200><B210>10167109.5</B210><B220><date>20100624</date></B220></B200>"
        "<B300><B310>20090001</B310><B320><date>20090605</date></B320><B330><ctry>FI</ctry></B330></B300>"
        "<B400><B430><date>20111228</date><bnum>201152</bnum></B430></B400>"
        f"<B500><B510EP><classification-ipcr>{ipcr}</classification-ipcr></B510EP>"
        f"<B520EP><classifications-cpc><classification-cpc>{cpc}</classification-cpc></classifications-cpc></B520EP>"
        f"<B540>{titles}</B540></B500><B700>{party('B721', 'Herrala, Sami')}{party('B731', '9Solutions Oy')}</B700></SDOBI>"
        "<description/></ep-patent-document>"
    )
    found = record(write(tmp_path / "x.xml", text))
    assert (found.office, found.kind, found.title) == ("EP", "SC", "Networking")
    assert (found.application_no, found.application_date, found.priority_date) == (
        "10167109.5",
        date(2010, 6, 24),
        date(2009, 6, 5),
    )
    assert (found.registration_no, found.registration_date, found.publication_date) == (
        "2400812",
        date(2019, 11, 27),
        date(2011, 12, 28),
    )
    address = "Elektroniikkatie 2, 90590 Oulu"
    assert found.parties == (
        Party("owner", "9Solutions Oy", address, "FI"),
        Party("inventor", "Herrala, Sami", address, "FI"),
    )
    assert found.classes == (ClassCode("ipc", "H04W 84/20"), ClassCode("cpc", "H04W 88/043"))
    assert canonical("10167109.5", office="EP") == canonical("10167109", office="EP") == "10167109"


def test_a_us_grant_in_b_tags_with_pictures_named_by_the_dtd(tmp_path: Path) -> None:
    """V-2: a DTD may name pictures, which are not loaded."""

    def us(tag: str, name: str, address: str) -> str:
        return f"<{tag[:3]}0><{tag}><PARTY-US><NAM>{name}</NAM><ADR>{address}</ADR></PARTY-US></{tag}></{tag[:3]}0>"

    osaka = "<CITY><PDAT>Osaka</PDAT></CITY><CTRY><PDAT>JP</PDAT></CTRY>"
    maine = "<CITY><PDAT>Bath</PDAT></CITY><STATE><PDAT>ME</PDAT></STATE>"
    text = (
        f'{HEAD}<!DOCTYPE PATDOC SYSTEM "ST32-US-Grant-025xml.dtd" [<!ENTITY A-D00000.TIF SYSTEM "A-D00000.TIF" NDATA TIF>]>'
        "<PATDOC DTD='2.4'><SDOBI><B100><B110><DNUM><PDAT>D0435854</PDAT></DNUM></B110><B130><PDAT>S</PDAT></B130>"
        "<B140><DATE><PDAT>20010102</PDAT></DATE></B140><B190><PDAT>US</PDAT></B190></B100>"
        "<B200><B210><DNUM><PDAT>29116510</PDAT></DNUM></B210><B220><DATE><PDAT>19990106</PDAT></DATE></B220></B200>"
        "<B500><B510><B511><PDAT>1402</PDAT></B511></B510><B520><B521><PDAT>D14480</PDAT></B521></B520>"
        "<B540><STEXT><PDAT>Disc cartridge</PDAT></STEXT></B540>"
        "<B560><B561><PCIT><DOC><DATE><PDAT>19831100</PDAT></DATE></DOC></PCIT></B561></B560></B500><B700>"
        + us(
            "B721",
            "<FNM><PDAT>Hiroyoshi</PDAT></FNM><SNM><STEXT><PDAT>Takagi</PDAT></STEXT></SNM>",
            osaka,
        )
        + us("B731", "<ONM><STEXT><PDAT>Hitachi Maxell, Ltd.</PDAT></STEXT></ONM>", osaka)
        + us("B731", "<ONM><STEXT><PDAT>Bath Iron Works</PDAT></STEXT></ONM>", maine)
        + "</B700></SDOBI></PATDOC>"
    )
    found = record(write(tmp_path / "x.xml", text))
    assert (found.office, found.kind, found.title, found.registration_no) == (
        "US",
        "KDCN",
        "Disc cartridge",
        "D0435854",
    )
    assert (found.application_no, found.application_date, found.registration_date) == (
        "29116510",
        date(1999, 1, 6),
        date(2001, 1, 2),
    )
    assert found.parties == (
        Party("owner", "Hitachi Maxell, Ltd.", "Osaka", "JP"),
        Party("owner", "Bath Iron Works", "Bath, ME", "US"),
        Party("inventor", "Hiroyoshi Takagi", "Osaka", "JP"),
    )
    assert found.classes == (ClassCode("locarno", "14-02"), ClassCode("national", "D14480"))


def test_a_us_application_of_2001(tmp_path: Path) -> None:
    text = (
        '<!DOCTYPE patent-application-publication SYSTEM "pap-v15-2001-01-31.dtd" []><patent-application-publication>'
        "<subdoc-bibliographic-information><document-id><doc-number>20010000044</doc-number><kind-code>A1</kind-code>"
        "<document-date>20010315</document-date></document-id><domestic-filing-data><application-number><doc-number>09342866</doc-number>"
        "</application-number><filing-date>19990629</filing-date></domestic-filing-data><technical-information><classification-ipc>"
        "<classification-ipc-primary><ipc>G06F017/60</ipc></classification-ipc-primary></classification-ipc><classification-us>"
        "<classification-us-primary><uspc><class>705</class><subclass>026000</subclass></uspc></classification-us-primary>"
        "</classification-us><title-of-invention> Systems and\n Methods </title-of-invention></technical-information><inventors>"
        "<first-named-inventor><name><given-name> Wayne </given-name><middle-name>W</middle-name><family-name> Lin </family-name></name>"
        "<residence><residence-us><city>Irvine</city><state>CA</state><country-code>US</country-code></residence-us></residence>"
        "</first-named-inventor></inventors><assignee><organization-name>Muster Inc.</organization-name><address><city>Irvine</city>"
        "<state>CA</state><country><country-code>US</country-code></country></address></assignee>"
        "</subdoc-bibliographic-information></patent-application-publication>"
    )
    found = record(write(tmp_path / "x.xml", text))
    assert (found.office, found.application_no, found.application_date) == (
        "US",
        "09342866",
        date(1999, 6, 29),
    )
    assert (found.publication_no, found.publication_date, found.title) == (
        "20010000044",
        date(2001, 3, 15),
        "Systems and Methods",
    )
    assert found.parties == (
        Party("owner", "Muster Inc.", "Irvine, CA", "US"),
        Party("inventor", "Wayne W Lin", None, "US"),
    )
    assert found.classes == (ClassCode("ipc", "G06F 17/60"), ClassCode("national", "705/026000"))


def _exchange(number: str, code: str, day: str, application: str, status: str = "A") -> str:
    def spelt(
        name: str, spelling: str, country: str, text: str, kind: str = "", on: str = ""
    ) -> str:
        return reference(name, country, text, kind, on, f' data-format="{spelling}"').replace(
            "<country></country>", ""
        )

    people = "".join(
        f'<applicant sequence="1" data-format="{spelling}"><applicant-name><name>{name}</name></applicant-name>{more}</applicant>'
        for spelling, name, more in (
            ("docdb", "MINNTECH CORP", "<residence><country>US</country></residence>"),
            (
                "docdba",
                "Minntech Corporation",
                "<address><text>Minneapolis, Minnesota</text></address>",
            ),
        )
    )
    return (
        f'<exchange-document country="EP" doc-number="{number}" kind="{code}" status="{status}"><bibliographic-data>'
        + spelt("publication", "docdb", "EP", number, code, day)
        + spelt("application", "docdb", "EP", application, "A", "20000809")
        + spelt("application", "epodoc", "", f"EP2000{application}")
        + f"<parties><applicants>{people}</applicants></parties><invention-title lang='fr'>Procédé</invention-title>"
        "<invention-title lang='en'>Method</invention-title></bibliographic-data></exchange-document>"
    )


def test_publications_of_one_application_add_up(tmp_path: Path) -> None:
    body = _exchange("1230000", "A1", "20020814", "00951009") + _exchange(
        "1230000", "B1", "20050105", "00951009"
    )
    body += _exchange("1230001", "A1", "20020814", "00951010")
    text = f'{HEAD}<exch:exchange-documents xmlns:exch="http://www.epo.org/exchange">{body}</exch:exchange-documents>'
    text = text.replace("<exchange-document ", "<exch:exchange-document ").replace(
        "</exchange-document>", "</exch:exchange-document>"
    )
    one, two = records(write(tmp_path / "x.xml", text))
    assert (one.application_no, one.publication_no, one.publication_date) == (
        "00951009",
        "1230000",
        date(2002, 8, 14),
    )
    assert (one.registration_no, one.registration_date, one.title) == (
        "1230000",
        date(2005, 1, 5),
        "Method",
    )
    assert [(p.role, p.name, p.country) for p in one.parties] == [
        ("owner", "Minntech Corporation", "US"),
        ("applicant", "Minntech Corporation", "US"),
    ]
    assert two.application_no == "00951010"


def test_a_deleted_document_is_told(tmp_path: Path) -> None:
    body = _exchange("1", "A1", "20020814", "00951009", status="D")
    assert reasons(
        write(tmp_path / "x.xml", f"{HEAD}<exchange-documents>{body}</exchange-documents>")
    ) == [(1, "status", "Cơ quan đã xóa tài liệu này, không nhập")]


def test_an_international_application_keeps_its_receiving_office(tmp_path: Path) -> None:
    text = (
        f'{HEAD}<wo-published-application country="WO"><bibliographic-data>'
        + reference("publication", "WO", "2008/000001", "A1", "20080103")
        + reference("application", "FI", "2007/050001", "", "20070601")
        + "<invention-title lang='en'>A</invention-title><parties><applicants><applicant>"
        + addressbook(
            "<name>Muster Oy</name>",
            "<address-1>Tie 1</address-1><address-2>Oulu</address-2><country>FI</country>",
        )
        + "</applicant></applicants></parties></bibliographic-data></wo-published-application>"
    )
    found = record(write(tmp_path / "x.xml", text))
    assert (found.office, found.application_no, found.publication_no, found.national) == (
        "WO",
        "PCT/FI2007/050001",
        "2008/000001",
        False,
    )
    assert found.parties == (Party("applicant", "Muster Oy", "Tie 1, Oulu", "FI"),)


def test_a_chinese_utility_model_and_a_vietnamese_patent(tmp_path: Path) -> None:
    cn = (
        f'{HEAD}<cn-patent-document lang="ZH" country="CN"><cn-bibliographic-data>'
        "<cn-publication-reference><document-id><country>CN</country>"
        "<doc-number>201234567</doc-number><kind>U</kind><date>20111012</date></document-id></cn-publication-reference>"
        + reference("application", "CN", "201020123456.X", "", "20101012")
        + "<invention-title>一种收割机</invention-title><cn-parties><cn-applicants><cn-applicant>"
        + addressbook("<name>某公司</name>", "<text>北京</text><country>CN</country>")
        + "</cn-applicant></cn-applicants></cn-parties></cn-bibliographic-data></cn-patent-document>"
    )
    model = record(write(tmp_path / "cn.xml", cn))
    assert (model.office, model.kind, model.registration_no, model.registration_date) == (
        "CN",
        "GPHI",
        "201234567",
        date(2011, 10, 12),
    )
    assert (model.title, canonical(model.application_no, office="CN")) == (
        "一种收割机",
        "201020123456",
    )
    assert model.parties == (Party("owner", "某公司", "北京", "CN"),)
    vn = (
        f'{HEAD}<patent-document country="VN"><bibliographic-data>' + reference("publication", "VN", "77777", "A", "20210525")
        + reference("application", "VN", "2-2020-00001", "", "20200115")
        + "<invention-title lang='en'>Machine</invention-title><invention-title lang='vi'>Máy</invention-title>"
        "</bibliographic-data></patent-document>"
    )  # fmt: skip
    found = record(write(tmp_path / "vn.xml", vn))
    assert (found.office, found.kind, found.national, found.title) == ("VN", "GPHI", True, "Máy")


def test_the_registers_of_munich(tmp_path: Path) -> None:
    """A register begins with the present state; the German one writes flat IPC symbols and its own
    words for the status."""
    r = "http://www.epo.org/register"

    def applicants(day: str, street: str, name: str) -> str:
        book = addressbook(
            f"<name>{name}</name>", f"<address-1>{street}</address-1><country>FI</country>"
        )
        return f'<applicants change-date="{day}"><applicant sequence="1">{book}</applicant></applicants>'

    ep = (
        f'{HEAD}<ops:world-patent-data xmlns="{r}" xmlns:ops="http://ops.epo.org">'
        '<register-document status="No opposition filed within time limit">'
        '<bibliographic-data country="EP" status="x">'
        + reference("publication", "EP", "2400812", "A1", "20111228")
        + reference("publication", "EP", "2400812", "B1", "20191127")
        + reference("application", "EP", "10167109", "", "20100624")
        + f"<parties>{applicants('2019', 'Tie 2', 'New Oy')}{applicants('2011', 'Tie 1', 'Old Oy')}</parties>"
        "</bibliographic-data></register-document></ops:world-patent-data>"
    )
    found = record(write(tmp_path / "ep.xml", ep))
    assert (found.publication_date, found.registration_date, found.status_stated) == (
        date(2011, 12, 28),
        date(2019, 11, 27),
        "in_force",
    )
    assert [(p.role, p.name, p.address) for p in found.parties] == [
        ("applicant", "Old Oy", "Tie 1"),
        ("owner", "New Oy", "Tie 2"),
    ]
    de = (
        f'{HEAD}<dpma-patent-document xmlns="http://www.dpma.de/standards/XMLSchema/DE-PATGBM-RegisterExt"><bibliographic-data>'
        f"<publication-references>{reference('publication', 'DE', '000010027360', 'A1')}</publication-references>"
        + reference("application", "DE", "10027360.2", "", "2000-06-02")
        + "<invention-title lang='DE'>Umsetzer</invention-title><classifications-ipcr><classification-ipcr><text>H02K0016000000</text>"
        "</classification-ipcr></classifications-ipcr><office-specific-bib-data><type-of-ip-right>patent</type-of-ip-right>"
        "<status>nicht-anhaengig-erloschen</status><date-of-first-publication>2000-12-07</date-of-first-publication>"
        "</office-specific-bib-data></bibliographic-data></dpma-patent-document>"
    )
    german = record(write(tmp_path / "de.xml", de))
    assert (german.office, german.application_no, german.title, german.status_stated) == (
        "DE",
        "10027360.2",
        "Umsetzer",
        "lapsed",
    )
    assert (german.publication_no, german.publication_date) == ("000010027360", date(2000, 12, 7))
    assert german.classes == (ClassCode("ipc", "H02K 16/00"),)


def test_a_publication_without_application_or_grant_is_told_by_its_number(tmp_path: Path) -> None:
    """Answers of OPS may lack the application: nothing tells which record that would be."""
    text = (
        '<exchange-documents xmlns="http://www.epo.org/exchange"><exchange-document country="EP" doc-number="2400812" kind="A1">'
        f"<bibliographic-data>{reference('publication', 'EP', '2400812', 'A1', '20111228')}"
        "</bibliographic-data></exchange-document></exchange-documents>"
    )
    (row,) = rows(write(tmp_path / "x.xml", text))
    assert (row.record, [error.reason for error in row.errors]) == (
        None,
        ["Chỉ có số công bố 2400812, thiếu cả số đơn và số văn bằng"],
    )


def us_sgml(content: str) -> str:
    """The bibliographic data of a US grant in ST.32, as converted to XML."""
    return (
        f"{HEAD}<!DOCTYPE PATDOC SYSTEM 'ST32-US-Grant-025xml.dtd' []><PATDOC DTD='2.5'><SDOBI>"
        "<B100><B110><DNUM><PDAT>06337117</PDAT></DNUM></B110><B130><PDAT>B1</PDAT></B130>"
        "<B140><DATE><PDAT>20020108</PDAT></DATE></B140><B190><PDAT>US</PDAT></B190></B100>"
        f"<B200><B210><DNUM><PDAT>09343526</PDAT></DNUM></B210></B200>{content}</SDOBI></PATDOC>"
    )


def test_symbols_without_a_stroke_and_greek_letters_of_the_dtd(tmp_path: Path) -> None:
    """ST.32 gives the main group three places; the DTD, which is never loaded, names letters that
    HTML does not know."""
    written = ("B32B  302", "A61K 31045", "C07D48704", "A41D 1900", "G06F017/60")
    symbols = "".join(f"<B512><PDAT>{symbol}</PDAT></B512>" for symbol in written)
    title = "<B540><STEXT><PDAT>5 &mgr;m &OHgr; &ldquo;x&rdquo; &nosuch;</PDAT></STEXT></B540>"
    found = record(
        write(tmp_path / "x.xml", us_sgml(f"<B500><B510>{symbols}</B510>{title}</B500>"))
    )
    assert _classes(found, "ipc") == [
        "B32B 3/02",
        "A61K 31/045",
        "C07D 487/04",
        "A41D 19/00",
        "G06F 17/60",
    ]
    assert found.title == "5 μm Ω “x” &nosuch;"


def test_names_as_the_russian_office_writes_them(tmp_path: Path) -> None:
    def named(bag: str, tag: str, name: str) -> str:
        return f"<{bag}><{tag}><ru-name-text>{name}</ru-name-text></{tag}></{bag}>"

    people = named("B720", "B721", "Иванов Иван Иванович (RU)") + named(
        "B730", "B731", 'ФГУП "НИИ" (RU)'
    )
    found = record(write(tmp_path / "x.xml", us_sgml(f"<B700>{people}</B700>")))
    assert found.parties == (
        Party("owner", 'ФГУП "НИИ"', None, "RU"),
        Party("inventor", "Иванов Иван Иванович", None, "RU"),
    )


def test_sgml_is_refused_as_such(tmp_path: Path) -> None:
    """The weekly files of 2001: their empty elements have no end."""
    content = '<!DOCTYPE PATDOC PUBLIC "-//USPTO//DTD ST.32 US PATENT GRANT V2.4 2000-09-20//EN" [\n]>\n<PATDOC DTD="2.4"><SDOBI><B597US></SDOBI>'
    assert refusal(write(tmp_path / "x.sgm", content)).startswith("Tệp này ở định dạng SGML")
