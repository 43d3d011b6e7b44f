"""From when a title has ended, in words. Where a payment could still have been made late there are
two days, and both are told: the one from which the law has it ended, and the one until which nobody
could know it."""

from datetime import timedelta

from domain.terms.rules import MAINTENANCE, RENEWAL
from domain.terms.status_and_deadline import StatusPeriod
from language import N_, _
from language.dates import day

ENDED = {
    "lapsed": N_("chấm dứt hiệu lực từ {day} (xác định được sau {known})"),
    "expired": N_("hết hiệu lực từ {day} (xác định được sau {known})"),
}
IF_MISSED = {
    MAINTENANCE: N_("Không nộp thì hiệu lực chấm dứt từ ngày đầu của năm không nộp phí."),
    RENEWAL: N_("Không nộp thì văn bằng hết hiệu lực từ khi hết kỳ."),
}
"""What missing the last day to pay late brings: the title has ended from an earlier day."""
SINCE = N_("từ {day} (xác định được sau {known})")
AWAITED = N_("chờ kết quả thẩm định tại Việt Nam")


def ended(period: StatusPeriod) -> str | None:
    """'chấm dứt hiệu lực từ 22/08/2011 (xác định được sau 22/02/2012)'; None where the period has
    one day only."""
    return _both(ENDED[period.status], period) if period.status in ENDED else None


def since(period: StatusPeriod) -> str | None:
    """The same beside the name of the status: 'từ 22/08/2011 (xác định được sau 22/02/2012)', or
    'từ 01/03/2027'."""
    return _both(SINCE, period) or (_("từ {day}", day=day(period.since)) if period.since else None)


def _both(words: str, period: StatusPeriod) -> str | None:
    if period.since is None or period.effective is None:
        return None
    return _(words, day=day(period.effective), known=day(period.since - timedelta(1)))
