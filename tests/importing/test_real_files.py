"""Real ST.96 files and the published geographical indications, against expectations read from the
files by hand."""

from datetime import date
from pathlib import Path

import pytest

import data_access
from data_access.database.engine import Database
from domain.records.asset import ClassCode, LegalEvent, Party, Place
from tests.importing.files import counts, record, records, run, shared, stored

FACTS = Path(str(data_access.__file__)).parent / "facts" / "geographical_indications.csv"


def test_the_standards_own_mark_in_its_newest_version() -> None:
    mark = record(shared("st96_examples/TrademarkApplication_Example.xml"))
    assert (mark.office, mark.kind, mark.national, mark.title, mark.mark_category) == (
        "US",
        "NH",
        False,
        "LANYI",
        "ordinary",
    )
    assert (mark.application_no, mark.application_date) == ("87035559", date(2016, 5, 12))
    assert (mark.registration_no, mark.registration_date, mark.publication_date) == (
        "5169753",
        date(2017, 3, 28),
        date(2017, 1, 10),
    )
    assert (mark.status_raw, mark.status_stated) == ("REGISTERED", "in_force")
    assert mark.classes == (ClassCode("nice", "9"),)
    name = "Shenzhen Fengniao E-Commerce Co.,Ltd"
    assert mark.parties == (Party("applicant", name, None, "CN"), Party("owner", name, None, "CN"))
    assert len(mark.events) == 17
    assert [e for e in mark.events if e.event != "other"] == [
        LegalEvent("granted", date(2017, 3, 28), "F", "R.PRA", "REGISTERED-PRINCIPAL REGISTER"),
        LegalEvent("published", date(2017, 1, 10), "Q", "PUBOA", "PUBLISHED FOR OPPOSITION"),
    ]


def test_a_draft_file_whose_owner_changed_tells_the_owner_of_today() -> None:
    mark = record(shared("uspto_marks/rn2178784-ST96.xml"))
    assert (mark.title, mark.application_no, mark.registration_no) == (
        "JAVA",
        "74631225",
        "2178784",
    )
    assert (mark.application_date, mark.registration_date) == (date(1995, 2, 7), date(1998, 8, 4))
    assert (mark.status_raw, mark.status_stated, mark.status_as_of) == (
        "800",
        "in_force",
        date(2008, 8, 11),
    )
    assert mark.classes == (ClassCode("nice", "9"),)
    assert mark.parties[:2] == (
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
    )
    told = {(e.event, e.date, e.code) for e in mark.events if e.event != "other"}
    assert told == {
        ("renewed", date(2008, 8, 11), "RNL1Q"),
        ("granted", date(1998, 8, 4), "R.PRA"),
        ("published", date(1996, 10, 8), "PUBOA"),
        ("transferred", date(2010, 4, 23), "41910383"),
    }
    assert mark.as_of == date(2011, 12, 29)


def test_a_draft_file_with_a_priority_and_a_day_with_an_offset() -> None:
    mark = record(shared("uspto_marks/sn85334015-ST96.xml"))
    assert (mark.title, mark.application_no, mark.application_date) == (
        "ULTRABOOK",
        "85334015",
        date(2011, 5, 31),
    )
    assert (mark.registration_no, mark.registration_date) == ("4281391", date(2013, 1, 29))
    assert (mark.priority_date, mark.publication_date) == (date(2011, 5, 16), date(2012, 11, 13))
    assert [p.name for p in mark.parties if p.role == "owner"] == ["Intel Corporation"]
    assert (mark.status_stated, len(mark.events)) == ("in_force", 35)


def test_the_standards_own_patent() -> None:
    patent = record(shared("st96_examples/PatentPublication_Example.xml"))
    assert (patent.office, patent.kind, patent.national) == ("US", "SC", False)
    assert patent.title == "Manufcaturing method for room-temperature substrate bonding"
    assert (patent.application_no, patent.application_date) == ("13797521", date(2013, 3, 12))
    assert (patent.registration_no, patent.registration_date) == ("08936998", date(2015, 1, 20))
    assert patent.priority_date == date(2007, 11, 8)
    people = ["Jun Utsumi", "Takayuki Goto", "Kensuke Ide", "Hideki Takagi", "Masahiro Funayama"]
    owners = [
        "Mitsubishi Heavy Industries, Ltd.",
        "National Institute of Advanced Industrial Science and Technology",
    ]
    by_role = {
        role: [p.name for p in patent.parties if p.role == role]
        for role in ("applicant", "owner", "inventor")
    }
    assert by_role == {"applicant": people, "owner": owners, "inventor": people}
    ipc = [c.code for c in patent.classes if c.scheme == "ipc"]
    assert ipc == [
        "H01L 21/30",
        "H01L 21/302",
        "H01L 21/324",
        "H01L 21/20",
        "H01L 23/00",
        "H01L 31/0203",
    ]
    cpc = [c.code for c in patent.classes if c.scheme == "cpc"]
    assert (cpc[:3], len(cpc)) == (["H01L 21/2007", "H01L 24/28", "H01L 24/31"], 24)
    assert patent.events == (LegalEvent("granted", date(2015, 1, 20), "F", "B2"),)


@pytest.mark.parametrize(
    ("path", "number", "place"),
    [
        (
            "st96_examples/TrademarkApplication_Example.xml",
            "5169753",
            Place("abroad", "abroad", "country"),
        ),
        ("uspto_marks/rn2178784-ST96.xml", "74631225", Place("abroad", "abroad", "country")),
        (
            "st96_examples/PatentPublication_Example.xml",
            "13797521",
            Place("unresolved", "unresolved", "none"),
        ),
    ],
)
def test_records_of_other_offices_are_stored_in_force_and_uncounted(
    database: Database, path: str, number: str, place: Place
) -> None:
    assert counts(run(database, shared(path))) == (1, 0, 0, 0)
    view = stored(database, number)
    assert (view.status, view.record.place, view.record.national) == ("in_force", place, False)


def test_published_geographical_indications_enter_with_what_they_have(database: Database) -> None:
    assert counts(run(database, FACTS)) == (38, 0, 0, 0)
    assert counts(run(database, FACTS)) == (0, 0, 38, 0)
    mango = next(gi for gi in records(FACTS) if gi.product == "Xoài tứ quý")
    assert (mango.registration_no, mango.decision_no, mango.registration_date) == (
        None,
        "5371/QĐ-SHTT",
        date(2022, 11, 10),
    )
    assert [gi.title for gi in records(FACTS) if gi.registration_date is None] == [
        "Cao Bằng",
        "Cái Mơn",
        "Gia Lai",
        "Bắc Kạn",
    ]
    fish_sauce = stored(database, "00001").record
    assert (fish_sauce.title, fish_sauce.product, fish_sauce.registration_date) == (
        "Phú Quốc",
        "Nước mắm",
        date(2001, 6, 1),
    )
    assert fish_sauce.parties == (
        Party("registrant", "Hiệp hội sản xuất nước mắm Phú Quốc", None, "VN"),
    )
    assert fish_sauce.place == Place("91", "91", "published")
    assert (fish_sauce.source, fish_sauce.source_url) == (
        "published_gi",
        "https://bancavip.com/blogs/news/which-geographical-indications-currently-being-protected-in-vietnam",
    )


def test_a_foreign_and_a_shared_geographical_indication(database: Database) -> None:
    run(database, FACTS)
    cognac, ginseng, hat = (stored(database, number) for number in ("00003", "00049", "00020"))
    assert (cognac.record.office, cognac.record.national, cognac.record.country) == (
        "VN",
        True,
        "FR",
    )
    assert (cognac.record.place.vn34, cognac.status) == ("abroad", "in_force")
    assert ginseng.record.place == Place("51", "62", "published")
    assert [p.name for p in ginseng.record.parties] == [
        "Sở Khoa học và Công nghệ tỉnh Kon Tum",
        "Sở Khoa học và Công nghệ tỉnh Quảng Nam",
    ]
    assert hat.record.place == Place("46", "46", "published")


def test_the_facts_are_those_of_the_source() -> None:
    assert FACTS.read_bytes() == shared("facts/geographical_indications.csv").read_bytes()
    assert "source_url" in (FACTS.parent / "SOURCE.txt").read_text(encoding="utf-8")
