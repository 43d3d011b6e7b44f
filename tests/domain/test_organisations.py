"""When two spellings are one owner, and what sort of owner a name tells."""

import pytest

from domain.records.owners import OWNER_TYPES, fold_name, owner_type, same_owner
from tests.domain.labelled import labelled_cases


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công ty TNHH Một Thành Viên Hải Châu", "CÔNG TY TRÁCH NHIỆM HỮU HẠN MTV HẢI CHÂU"),
        ("Công ty Cổ phần Sữa Vàng", "Công ty CP  sữa vàng"),
        ("Hợp tác xã Nông nghiệp Hoà Bình", "HTX nông nghiệp Hòa Bình"),
        ("UBND huyện Kỳ Sơn", "Ủy ban nhân dân huyện Kỳ Sơn"),
        ("Công ty TNHH Thương mại và Dịch vụ A", "Công ty TNHH TM & DV A"),
        ("Samsung Electronics Co., Ltd.", "SAMSUNG ELECTRONICS CO., LTD"),
        ("Oracle America, Inc.", "Oracle America Incorporated"),
        ("Nguyễn Thị Hòa", "NGUYỄN THỊ HOÀ"),
        ("Ông Nguyễn Văn An", "Nguyễn Văn  An."),
        ("Lê Thúy", "Lê Thuý"),
        ("John Smith", "JOHN SMITH"),
    ],
)
def test_one_owner(one: str, other: str) -> None:
    assert fold_name(one) == fold_name(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("Công ty TNHH A", "Công ty CP A"),
        ("Nguyễn Văn An", "Nguyễn Văn Anh"),
        ("Công ty A1", "Công ty A2"),
        ("Nguyễn Thị Hoa", "Nguyễn Thị Hòa"),
        ("Trần Văn Tú", "Trần Văn Tư"),
        ("Lê Văn Đức", "LE VAN DUC"),
        ("東京", "京都"),
    ],
)
def test_two_owners(one: str, other: str) -> None:
    assert fold_name(one) != fold_name(other)


@pytest.mark.parametrize(
    "case", labelled_cases("owners.csv"), ids=lambda case: f"{case['name_a']} / {case['name_b']}"
)
def test_labelled_owners(case: dict[str, str]) -> None:
    """Issue 15, item 8: tones part two owners, spellings of one name do not."""
    assert same_owner(case["name_a"], case["name_b"]) == (case["same"] == "1")


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Công ty Cổ phần Hòa Phát", "CONG TY CP HOA PHAT", True),
        ("Công ty TNHH Lan Anh", "Công ty TNHH Lân Anh", False),
        ("Công ty TNHH Lan Anh", "CONG TY TNHH LAN ANH", True),
        ("Công ty TNHH Dai Duong", "Công ty TNHH Đại Dương", True),
        ("Café Rhône S.A.S.", "CAFE RHONE SAS", True),
    ],
)
def test_a_name_without_marks_may_be_any_of_its_tones(one: str, other: str, same: bool) -> None:
    """Issue 15, item 8."""
    assert same_owner(one, other) is same


def test_a_key_is_never_empty_and_fits() -> None:
    assert fold_name("株式会社") == "株式会社"
    assert len(fold_name("công ty " * 200)) <= 400


@pytest.mark.parametrize(
    ("name", "kind"),
    [
        ("Công ty TNHH Hải Châu", "enterprise"),
        ("Hộ kinh doanh Nguyễn Văn An", "enterprise"),
        ("SAMSUNG ELECTRONICS CO., LTD.", "enterprise"),
        ("Bayer AG", "enterprise"),
        ("Nguyễn Văn An", "individual"),
        ("Ông Trương Văn Bộ", "individual"),
        ("Trương Thị Hội An", "individual"),
        ("Viên Thị Hoa", "individual"),
        ("Trường Đại học Vinh", "university"),
        ("Viện Dược liệu", "university"),
        ("Trường Trung học phổ thông A", "university"),
        ("Ủy ban nhân dân huyện Kỳ Sơn", "state"),
        ("Sở Khoa học và Công nghệ tỉnh Sơn La", "state"),
        ("Bộ Y tế", "state"),
        ("Chi cục Phát triển nông thôn", "state"),
        ("Hợp tác xã chè Tân Cương", "cooperative"),
        ("Tổ hợp tác rau an toàn", "cooperative"),
        ("Hội Nông dân huyện Quỳ Hợp", "association"),
        ("Hiệp hội nước mắm Phú Quốc", "association"),
        ("International Cognac Office", "other"),
        ("X1", "other"),
        ("", "other"),
    ],
)
def test_owner_types(name: str, kind: str) -> None:
    assert owner_type(name) == kind
    assert kind in OWNER_TYPES
