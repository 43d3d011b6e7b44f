"""The filters of a list in words, as the head of its sheet tells them."""

from components.register.chips import chips
from language import _
from read_models.register import RegisterPage
from read_models.register_filters import Filters


def asked(filters: Filters, page: RegisterPage) -> str:
    """'Bộ lọc: Nhãn hiệu; Còn hiệu lực', in the words that the page shows them in."""
    words = [label for label, _without in chips(filters, page.owner_name)]
    return _("Bộ lọc: {conditions}", conditions="; ".join(words) or _("không"))
