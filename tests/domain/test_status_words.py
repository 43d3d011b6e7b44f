"""What the offices' words and codes mean."""

import pytest

from domain.records.statuses import STATUSES
from readers.spellings.status_words import status_of
from tests.domain.labelled import labelled_cases

MEANINGS = {
    "pending": "Đang giải quyết|Thẩm định nội dung|Thẩm định hình thức|Nộp đơn|Chấp nhận đơn hợp lệ|Chờ nộp lệ phí cấp bằng|"
    "Dự định từ chối|Application Pending|Application filed|Opposition pending|640|680|688|801",
    "published": "Công bố|Đã công bố|Đã công bố đơn|Application published|686",
    "in_force": "Cấp bằng|Đã cấp văn bằng|Còn hiệu lực|Đang còn hiệu lực|Gia hạn|REGISTERED|Registered|Granted|In force|700|702|800|"
    "Registration published|The registration has been renewed.|LIVE/REGISTRATION/Issued and Active|Invalidity proceeding pending",
    "in_grace": "Còn được nộp muộn",
    "refused": "Từ chối|Từ chối cấp bằng|Đơn bị từ chối|Application refused",
    "withdrawn": "Rút đơn|Bỏ đơn|Abandoned|ABANDONED|Application withdrawn|Đơn không hợp lệ|602|606",
    "lapsed": "Chấm dứt|Chấm dứt hiệu lực văn bằng|Mất hiệu lực|Không còn hiệu lực|Cancelled|Canceled|Registration surrendered|710",
    "expired": "Hết hạn|Hết hiệu lực|HẾT HIỆU LỰC|het hieu luc|Expired|Registration expired|900",
    "invalidated": "Hủy bỏ|Huỷ bỏ hiệu lực|Bị hủy|Invalidated|Revoked|714",
    "unknown": "xyz|6|DEAD|Not registered|999|Chưa rõ| |",
}


@pytest.mark.parametrize(
    ("label", "status"),
    [(label, status) for status, labels in MEANINGS.items() for label in labels.split("|")],
)
def test_labels(label: str, status: str) -> None:
    assert status_of(label) == status
    assert status in STATUSES


def test_nothing_means_unknown() -> None:
    assert status_of(None) == "unknown"


def test_the_words_on_our_own_screens_are_understood() -> None:
    """What is exported can be imported again."""
    assert {code: status_of(status.label) for code, status in STATUSES.items()} == {
        code: code for code in STATUSES
    }


@pytest.mark.parametrize(
    "case", labelled_cases("status_words.csv"), ids=lambda case: str(case["label"])
)
def test_denials_parts_and_verdicts(case: dict[str, str]) -> None:
    """Issue 15, item 3: who acts on what, whether it is denied, partial, still to come or undone;
    else unknown."""
    assert status_of(case["label"]) in case["accepted"].split("|")


@pytest.mark.parametrize(
    ("label", "status"),
    [
        ("Hủy bỏ quyết định hủy bỏ hiệu lực", "in_force"),
        ("Không đồng ý chấm dứt hiệu lực", "in_force"),
        ("Đã từ chối, đang khiếu nại", "pending"),
        ("Hết thời hạn thẩm định", "unknown"),
        ("Hết hiệu lực theo yêu cầu của chủ văn bằng", "expired"),
        ("Khôi phục hiệu lực văn bằng bị chấm dứt", "in_force"),
        ("Registration refused after opposition", "refused"),
        ("Restoration refused", "unknown"),
    ],
)
def test_the_grammar_is_no_list_of_labels(label: str, status: str) -> None:
    """Issue 15, item 3."""
    assert status_of(label) == status
