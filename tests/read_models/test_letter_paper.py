"""What a reminder letter says: due and late differ, all of an owner's deadlines stand in one, the
amount where a fee is known. By hand, against the rules of domain.terms."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date

import pytest

from domain.places.provinces import PROVINCES_34_BY_SLUG
from domain.terms import rules
from domain.terms.deadlines import surcharge_a_month
from domain.terms.status_and_deadline import Deadline
from read_models.deadlines import DeadlineRow, FollowUp
from read_models.letter_paper import Paper, by_owner, long_day, paper, spoken_to
from read_models.letters import Sender

ON = date(2026, 11, 28)
MARK = Deadline(
    "renewal_nh", 1, date(2026, 6, 17), date(2026, 12, 17), date(2027, 6, 17), "open", given=False
)
PATENT = Deadline(
    "maintenance_sc",
    6,
    date(2026, 4, 30),
    date(2026, 10, 30),
    date(2027, 4, 30),
    "late",
    given=False,
)
DUE = DeadlineRow(
    1,
    "Vị Khe Lách",
    "NH",
    "ordinary",
    "4-2016-900737",
    "4-9908702-000",
    "Công ty TNHH Thực phẩm Khe Lách",
    True,
    MARK,
)
LATE = replace(DUE, asset_id=2, title="Thiết bị", kind="SC", deadline=PATENT)


def said(*rows: DeadlineRow, sender: Sender | None = None, **more: str) -> Paper:
    province = PROVINCES_34_BY_SLUG["nghe-an"]
    return paper(rows, sender=sender or Sender(), province=province, on=ON, **more)


def test_what_falls_due_is_asked_for_in_time() -> None:
    told = said(DUE)
    assert told.above == "UBND TỈNH NGHỆ AN" and told.issuer == "SỞ KHOA HỌC VÀ CÔNG NGHỆ"
    assert told.place_and_day == "Nghệ An, ngày 28 tháng 11 năm 2026"
    assert told.about == "V/v nhắc thời hạn gia hạn hiệu lực văn bằng bảo hộ nhãn hiệu"
    assert told.opening.endswith("của Quý Công ty đến hạn gia hạn hiệu lực trong 19 ngày tới:")
    assert told.rows[0][2:] == ("Gia hạn lần 1", "17/12/2026", "17/06/2027")
    (asked,) = told.asked
    assert "chậm nhất vào ngày 17/12/2026" in asked and "đến hết ngày 17/06/2027" in asked
    assert "kèm phí nộp muộn 10% cho mỗi tháng nộp muộn" in asked and "nộp ngay" not in asked
    assert told.badge == "DỮ LIỆU MINH HỌA" and said(replace(DUE, illustrative=False)).badge == ""


def test_what_is_late_is_asked_for_at_once() -> None:
    told = said(LATE)
    assert "đã quá hạn nộp phí duy trì hiệu lực nhưng còn được nộp muộn" in told.opening
    (asked,) = told.asked
    assert "nộp ngay phí duy trì hiệu lực" in asked and "chậm nhất vào ngày 30/04/2027" in asked
    assert told.about.endswith("còn được nộp muộn")


def test_one_letter_has_all_of_an_owner() -> None:
    other = replace(DUE, owner="Đặng Văn Sơn")
    unknown = replace(DUE, asset_id=3, owner=None)
    rows = [DUE, other, LATE, unknown, replace(unknown, asset_id=4)]
    assert [[row.asset_id for row in one] for one in by_owner(rows)] == [[1, 2], [1], [3], [4]]
    told = said(DUE, LATE)
    assert [line[0] for line in told.rows] == ["1", "2"] and len(told.asked) == 2


def test_the_amount_stands_where_a_table_tells_it() -> None:
    """From 30/10/2026 to 28/11/2026 one month has begun: 10 per cent of 1.400.000 is 140.000."""
    assert len(said(DUE, LATE).heads) == 5
    told = said(
        replace(DUE, amount=700_000), replace(LATE, amount=1_400_000), replace(LATE, asset_id=9)
    )
    assert told.heads[-1] == "Phí, lệ phí"
    fees = [line[-1] for line in told.rows]
    assert fees[0].startswith("700.000") and "thêm" not in fees[0]
    assert "1.400.000" in fees[1] and "10%" in fees[1] and "1.540.000" in fees[1]
    assert fees[2] == "theo biểu phí hiện hành"


def test_abroad_the_office_is_another() -> None:
    told = said(replace(DUE, deadline=replace(MARK, rule="renewal_madrid")))
    assert "tại WIPO" in told.asked[0] and "phụ phí của WIPO" in told.asked[0]


def test_who_is_called_is_said_or_who_sees_to_it() -> None:
    assert said(DUE).contact.endswith("thông báo để Sở cập nhật./.")
    cared = replace(DUE, follow_up=FollowUp(7, "Lê Thu Hà", version=1))
    assert said(cared).contact.endswith("Liên hệ: Lê Thu Hà./.")
    sender = Sender(contact="bà An", phone="0238 1", email="a@b.vn", office="KT. GIÁM ĐỐC\nPHÓ")
    told = said(cared, sender=sender)
    assert told.contact.endswith("Liên hệ: bà An; điện thoại 0238 1; thư điện tử: a@b.vn./.")
    assert told.office == ("KT. GIÁM ĐỐC", "PHÓ") and said(DUE).office == ("GIÁM ĐỐC",)


@pytest.mark.parametrize(
    ("owner", "words"),
    [
        ("Công ty cổ phần Sen", "Quý Công ty"),
        ("HTX nông nghiệp Sen", "Quý Hợp tác xã"),
        ("Ủy ban nhân dân xã Sen", "Quý cơ quan"),
        ("Hộ kinh doanh Trần Xuân Tâm", "Quý Hộ kinh doanh"),
        ("Đặng Văn Sơn", "Ông (Bà)"),
        ("Hồ Thị Sơn", "Ông (Bà)"),
        ("Hội làng nghề Sen", "Quý Hội"),
        ("Acme Foods Co., Ltd", "Quý đơn vị"),
        ("Cơ sở Sen", "Quý đơn vị"),
        ("Nhà máy 27", "Quý đơn vị"),
    ],
)
def test_an_owner_is_spoken_to_as_what_it_is(owner: str, words: str) -> None:
    assert spoken_to(owner) == words


def test_zeros_stand_before_days_to_9_and_months_to_2() -> None:
    assert long_day(date(2026, 1, 5)) == "ngày 05 tháng 01 năm 2026"
    assert long_day(date(2026, 3, 12)) == "ngày 12 tháng 3 năm 2026"


@pytest.fixture
def a_coming_law(monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """From 01/07/2027 a late renewal of a mark costs 8% a month."""
    old = [rule for rule in rules.RULES if rule.code == MARK.rule]
    new = replace(old[-1], valid_from=date(2027, 7, 1), surcharge_percent_a_month=8)
    monkeypatch.setitem(rules.VERSIONS, MARK.rule, (*old, new))
    monkeypatch.setitem(rules._BY_CODE, MARK.rule, new)
    rules.version.cache_clear()
    yield
    rules.version.cache_clear()


@pytest.mark.usefixtures("a_coming_law")
@pytest.mark.parametrize(("due", "percent"), [("2027-06-30", 10), ("2027-07-01", 8)])
def test_the_surcharge_is_that_of_the_law_of_the_due_day(due: str, percent: int) -> None:
    day = date.fromisoformat(due)
    (asked,) = said(replace(DUE, deadline=replace(MARK, due=day))).asked
    assert f"kèm phí nộp muộn {percent}% cho mỗi tháng nộp muộn" in asked
    assert surcharge_a_month(MARK.rule, day) == percent
