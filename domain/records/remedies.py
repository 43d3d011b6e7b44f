"""What to do about a row that was not taken: said after the reason, where that does not say it."""

import re

from domain.records.mending import DAYS, NUMBERS
from language import N_, _

_OF_FIELDS = {
    **dict.fromkeys(DAYS, N_("ghi ngày có thật, dạng ngày/tháng/năm, hoặc để trống nếu chưa có")),
    **dict.fromkeys(NUMBERS, N_("ghi số như trên đơn hoặc văn bằng, hoặc để trống nếu chưa có")),
    "nice": N_("ghi từng nhóm từ 1 đến 45, cách nhau dấu phẩy"),
    "kind": N_("ghi đúng loại, hoặc sửa số cho khớp loại"),
}
_OF_KINDS = {
    "duplicate": N_("giữ dòng đúng, bỏ dòng kia rồi nhập lại"),
    "foreign": N_("bỏ dòng này, hoặc gửi Viện nếu địa chỉ đúng"),
}
_OTHER = N_("sửa ô này rồi nhập lại")
_SAYS_WHAT = ("; ", "hãy ", "xin ", "Viện sẽ")
"""Of a reason that ends with what to do."""
_QUOTED = re.compile(r"“[^“”]{0,200}”")
"""What the file says, which tells nobody what to do."""


def with_remedy(reason: str, *, field: str | None, kind: str) -> str:
    """The reason and what to do. `field`: what the reason is about, None: the whole row; `kind`: of
    rejection."""
    if any(words in _QUOTED.sub("", reason) for words in _SAYS_WHAT) and kind not in _OF_KINDS:
        return reason
    known = _OF_KINDS.get(kind) or _OF_FIELDS.get(field or "")
    if known is None and (field is None or kind != "value"):
        return reason
    return f"{reason.rstrip('.')}; {_(known or _OTHER)}"
