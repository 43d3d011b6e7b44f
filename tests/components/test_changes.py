"""Former and new values read as an officer would say them."""

import pytest

from components.changes import said


@pytest.mark.parametrize(
    ("field", "stored", "words"),
    [
        ("title", None, "chưa có"),
        ("title", "Vờm Quẻng", "Vờm Quẻng"),
        ("expiry_date", "2029-04-17", "17/04/2029"),
        ("vn34", "40", "Nghệ An"),
        ("verified", "True", "có"),
        ("status_stated", "in_grace", "Còn được nộp muộn"),
        ("kind", "NH", "Nhãn hiệu"),
        ("mark_category", "collective", "Nhãn hiệu tập thể"),
        ("events", "granted 2020-08-05", "05/08/2020: Cấp văn bằng"),
        (
            "events",
            "filed 2019-04-17; fee_paid 2025-10-02 5",
            "17/04/2019: Nộp đơn; 02/10/2025: Nộp phí duy trì hiệu lực năm thứ 5",
        ),
        ("events", "lapsed cancelled", "Chấm dứt hiệu lực; đã được đính chính, không còn giá trị"),
        (
            "events",
            "other 2020-01-02 “Thư đến; CORV”; granted",
            "02/01/2020: Sự kiện khác; Thư đến; CORV; Cấp văn bằng",
        ),
        ("events", "viết khác: granted", "viết khác: granted"),
    ],
)
def test_values_in_words(field: str, stored: str | None, words: str) -> None:
    assert said(field, stored) == words
