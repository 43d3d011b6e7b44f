"""The words of the product: one word for one thing, and nothing on a screen that only a machine
reads."""

import re
from datetime import date

import pytest

from components.event_words import event_detail
from domain.records.asset import LegalEvent
from domain.terms.deadlines import OWN_CODE, STATES, state_words
from domain.terms.status_and_deadline import Deadline
from language.translation import catalogue, in_language
from read_models.condition_words import condition_words
from read_models.register_filters import Filters
from tests.test_translations import KEYS

TODAY = date(2026, 11, 28)
OF_THE_OPERATOR = ("IPP_", "docs/", "python app.py")
"""Sentences with one of these are read by whoever runs the server."""
REFUSED = (
    r"theo sổ đăng ký(?! của)",
    r"[Ll]ỗi dòng",
    r"^đổi tình trạng",
    r"\b[Bb]ạn\b",
    r"[Đđ]ã cứu",
    r"^Không làm$",
    r"Nhãn dán|Chép liên kết|GP hữu ích|Chỉ dẫn ĐL|Kiểu dáng CN",
    r"SO-KHCN",
    r"SMTP",
    r"đăng sàn",
)


@pytest.mark.parametrize("pattern", REFUSED)
def test_words_that_officers_do_not_use(pattern: str) -> None:
    told = [key for key in KEYS if not any(sign in key for sign in OF_THE_OPERATOR)]
    assert [key for key in told if re.search(pattern, key)] == []


@pytest.mark.parametrize(
    "opens,due,words",
    [
        (date(2027, 1, 1), date(2027, 6, 30), "Chưa đến thời gian nộp"),
        (date(2026, 6, 1), date(2027, 2, 26), "Sắp đến hạn"),
        (date(2026, 6, 1), date(2027, 2, 27), "Trong thời gian nộp"),
        (date(2026, 6, 1), TODAY, "Sắp đến hạn"),
    ],
)
def test_only_what_is_due_within_90_days_is_coming_up(opens: date, due: date, words: str) -> None:
    deadline = Deadline("renewal_nh", 1, opens, due, None, "open", given=False)
    assert state_words(deadline, TODAY) == words


@pytest.mark.parametrize("state", [state for state in STATES if state != "open"])
def test_every_other_state_has_one_name(state: str) -> None:
    deadline = Deadline("renewal_nh", 1, TODAY, TODAY, None, state, given=False)
    assert state_words(deadline, TODAY) == STATES[state]


def test_a_payment_proved_by_the_province_is_told_without_a_code() -> None:
    event = LegalEvent("fee_paid", TODAY, "U", OWN_CODE, "Sở KH&CN ghi nhận, có chứng từ")
    assert event_detail(event) == "Sở KH&CN ghi nhận, có chứng từ"
    with in_language("en"):
        assert event_detail(event) == catalogue("en")["Sở KH&CN ghi nhận, có chứng từ"]


def test_conditions_that_were_not_understood_are_told_in_words() -> None:
    ignored = Filters.read("?loai=abc&tu=hom-qua").ignored
    assert condition_words(ignored) == "loại “abc”; nộp từ “hom-qua”"
    assert condition_words(["khac=1"]) == "điều kiện “1”"
