"""What is said wherever years of filings stand side by side."""

from language import _


def lagging() -> str:
    """The newest years grow for a while without anybody filing more: an invention is published up to 19 months after its filing day."""
    return _("Hai năm gần nhất còn tăng: đơn sáng chế được công bố sau ngày nộp tới 19 tháng.")
