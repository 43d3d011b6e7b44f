"""The indicators that provinces are compared by: what each is called, what it is a share of, and
the rows that a number of it counts. Source: domain facts §6, network §3."""

from dataclasses import dataclass
from datetime import date, timedelta

from domain.calendar.dates import add_months, add_years
from domain.records.statuses import ALIVE, UNDER_EXAMINATION
from language import N_
from read_models.register_filters import Filters

TOTAL, PER_CAPITA, SHARE = "", "dan-so", "ty-le"
"""How a number is told: as it is, per 10,000 people, as a part of what it belongs to."""
DUE_DAYS = 90
LONG_MONTHS = 24
"""An application that waits for longer is told apart."""
KEPT_YEARS = 5

ALIVE_NOW, IN_GRACE, PENDING, COLLECTIVE = "alive", "in_grace", "pending", "collective"
FILED, GRANTED, DUE, REQUESTS, STATIONS = "filed", "granted", "due", "requests", "stations"
LONG_PENDING, KEPT = "long_pending", "kept"
REPORTED, ON_TIME, EXPECTED, TRAINED = "reported", "on_time", "expected", "trained"
OWNED = {
    f"owned_{code}": code
    for code in ("enterprise", "individual", "university", "state", "cooperative")
}
"""Indicator → the type of owner whose titles it counts."""


def owned_by(type_of_owner: str) -> str:
    """The indicator of a type; of all types it is known what provinces beside each other have."""
    return f"owned_{type_of_owner}"


OF_REGISTER = (
    *(ALIVE_NOW, IN_GRACE, PENDING, LONG_PENDING, COLLECTIVE, KEPT, FILED, GRANTED, DUE),
    *OWNED,
)
OF_NETWORK = (REQUESTS, STATIONS, REPORTED, ON_TIME, TRAINED)
COUNTED_OF_NETWORK = (*OF_NETWORK, EXPECTED)
INDICATORS = (*OF_REGISTER, *OF_NETWORK)
NAMES: dict[str, str] = {
    ALIVE_NOW: N_("Văn bằng còn hiệu lực"),
    FILED: N_("Đơn nộp từ đầu năm"),
    GRANTED: N_("Văn bằng cấp từ đầu năm"),
    PENDING: N_("Đơn đang thẩm định, đã công bố"),
    LONG_PENDING: N_("Đơn đang thẩm định quá 24 tháng"),
    IN_GRACE: N_("Văn bằng còn được nộp muộn"),
    DUE: N_("Đến hạn trong 90 ngày"),
    KEPT: N_("Sáng chế giữ hiệu lực hơn 5 năm"),
    COLLECTIVE: N_("Nhãn hiệu tập thể, chứng nhận còn hiệu lực"),
    "owned_enterprise": N_("Văn bằng của doanh nghiệp"),
    "owned_individual": N_("Văn bằng của cá nhân"),
    "owned_university": N_("Văn bằng của trường, viện nghiên cứu"),
    "owned_state": N_("Văn bằng của cơ quan nhà nước"),
    "owned_cooperative": N_("Văn bằng của hợp tác xã, tổ hợp tác"),
    REQUESTS: N_("Yêu cầu tiếp nhận trong năm"),
    STATIONS: N_("Trạm trong danh sách"),
    REPORTED: N_("Báo cáo tháng của Trạm đã nộp"),
    ON_TIME: N_("Báo cáo tháng của Trạm nộp đúng hạn"),
    TRAINED: N_("Người được Trạm tập huấn trong năm"),
}
"""In the order of the menu."""
MEANINGS: dict[str, str] = {
    ALIVE_NOW: N_("Văn bằng đang có hiệu lực, kể cả còn được nộp muộn."),
    FILED: N_("Theo ngày nộp đơn, từ 01/01 đến hôm nay."),
    GRANTED: N_("Theo ngày cấp, từ 01/01 đến hôm nay; không tính đăng ký quốc tế."),
    PENDING: N_("Đơn chưa có kết quả thẩm định, kể cả đơn đã công bố."),
    LONG_PENDING: N_("Đơn chưa có kết quả, nộp đến hết {filed}, tức là quá 24 tháng tròn."),
    IN_GRACE: N_("Văn bằng quá hạn nộp phí nhưng còn trong thời gian được nộp muộn."),
    DUE: N_("Hạn nộp phí, gia hạn rơi vào 90 ngày tới và chưa ghi nhận."),
    KEPT: N_("Bằng sáng chế còn hiệu lực, cấp đến hết {granted}, tức là hơn 5 năm tròn."),
    COLLECTIVE: N_("Nhãn hiệu tập thể và nhãn hiệu chứng nhận còn hiệu lực."),
    **dict.fromkeys(
        OWNED,
        N_(
            "Văn bằng còn hiệu lực, theo loại của chủ đứng tên đầu, đoán từ tên; chỉ dẫn địa lý thuộc Nhà nước, không tính cho loại nào."
        ),
    ),
    REQUESTS: N_("Yêu cầu của người ở tỉnh, nhận từ 01/01 đến hôm nay, ai ghi nhận cũng tính."),
    STATIONS: N_("Trạm của tỉnh hôm nay, ở mọi giai đoạn."),
    REPORTED: N_("Báo cáo đã nộp trong số phải nộp, 12 tháng gần nhất đã hết hạn nộp."),
    ON_TIME: N_("Báo cáo nộp đúng hạn trong số phải nộp, 12 tháng gần nhất đã hết hạn nộp."),
    TRAINED: N_(
        "Cộng báo cáo tháng của các Trạm trong tỉnh, những tháng trong năm đã hết hạn nộp; so sánh chỉ trên các tháng cả hai năm đều có số."
    ),
}
"""What each counts, in a sentence beside the numbers."""
SLUGS = {
    ALIVE_NOW: "con-hieu-luc",
    FILED: "don-nop",
    GRANTED: "cap",
    PENDING: "dang-xet",
    LONG_PENDING: "cho-lau",
    IN_GRACE: "nop-muon",
    DUE: "den-han",
    KEPT: "sang-che-hon-5-nam",
    COLLECTIVE: "tap-the-chung-nhan",
    "owned_enterprise": "cua-doanh-nghiep",
    "owned_individual": "cua-ca-nhan",
    "owned_university": "cua-truong-vien",
    "owned_state": "cua-nha-nuoc",
    "owned_cooperative": "cua-hop-tac-xa",
    REQUESTS: "yeu-cau",
    STATIONS: "tram",
    REPORTED: "bao-cao-tram",
    ON_TIME: "bao-cao-dung-han",
    TRAINED: "tap-huan",
}
OF_ONE_KIND = {COLLECTIVE: "NH", KEPT: "SC"}
"""What counts records of one kind alone: no other can be asked for."""
WHOLES: dict[str, str] = {
    **dict.fromkeys(OWNED, ALIVE_NOW),
    IN_GRACE: ALIVE_NOW,
    COLLECTIVE: ALIVE_NOW,
    KEPT: ALIVE_NOW,
    LONG_PENDING: PENDING,
    REPORTED: EXPECTED,
    ON_TIME: EXPECTED,
}
"""What an indicator is a part of, among records of its kind."""
WHOLE_NAMES = {
    ALIVE_NOW: N_("văn bằng còn hiệu lực"),
    PENDING: N_("đơn đang thẩm định, đã công bố"),
    EXPECTED: N_("báo cáo phải nộp"),
    COLLECTIVE: N_("nhãn hiệu còn hiệu lực"),
    KEPT: N_("sáng chế còn hiệu lực"),
}
"""By what an indicator is a part of, or by the indicator where it is a part of one kind alone."""
SHARES_ALONE = (REPORTED, ON_TIME)
"""What says nothing without its whole: neither ranked by number nor divided by people."""
FLOWS = (FILED, GRANTED, REQUESTS, TRAINED)
"""What is counted over a span of time, and told beside the same span of the year before."""
BY_FORMER = OF_REGISTER
"""What is known by the 63 provinces, too: the network is one of today's 34."""
LOCAL = ("certification", "collective")


def ways_of_telling(indicator: str) -> tuple[str, ...]:
    if indicator in SHARES_ALONE:
        return (SHARE,)
    return (TOTAL, PER_CAPITA, SHARE) if indicator in WHOLES else (TOTAL, PER_CAPITA)


def whole_name(indicator: str) -> str:
    return WHOLE_NAMES.get(indicator) or WHOLE_NAMES[WHOLES[indicator]]


def kind_asked(indicator: str, kind: str) -> str:
    """The kind that an indicator can be asked for: none of the network, or where it has its own."""
    return kind if indicator in OF_REGISTER and indicator not in OF_ONE_KIND else ""


@dataclass(frozen=True, slots=True)
class Period:
    """The year from its first day to `until`, and the same days of the year before."""

    since: date
    until: date

    @classmethod
    def of(cls, until: date) -> "Period":
        return cls(until.replace(month=1, day=1), until)

    @property
    def last(self) -> "Period":
        then = add_years(self.until, -1)
        return Period(then.replace(month=1, day=1), then)

    @property
    def filed_long_ago(self) -> date:
        """Who filed up to this day, the last one of a month, waits for more than LONG_MONTHS."""
        return self._month_over(LONG_MONTHS)

    @property
    def granted_long_ago(self) -> date:
        """What was granted up to this day, the last one of a month, is older than KEPT_YEARS."""
        return self._month_over(12 * KEPT_YEARS)

    def _month_over(self, months: int) -> date:
        return add_months(self.until.replace(day=1), -months) - timedelta(days=1)


def rows_of(
    indicator: str, kind: str, period: Period, *, base: Filters | None = None
) -> Filters | None:
    """The records that a number of the register counts; None for the network's."""
    if indicator not in OF_REGISTER:
        return None
    kind = OF_ONE_KIND.get(indicator, kind)
    found = (base or Filters()).but(kinds=(kind,) if kind else ())
    if indicator in OWNED:
        return found.but(statuses=ALIVE, owner_types=(OWNED[indicator],))
    narrowed: dict[str, dict[str, object]] = {
        ALIVE_NOW: {"statuses": ALIVE},
        IN_GRACE: {"statuses": ("in_grace",)},
        PENDING: {"statuses": UNDER_EXAMINATION},
        LONG_PENDING: {"statuses": UNDER_EXAMINATION, "until": period.filed_long_ago},
        KEPT: {"statuses": ALIVE, "granted_until": period.granted_long_ago},
        COLLECTIVE: {"categories": LOCAL, "statuses": ALIVE},
        FILED: {"since": period.since, "until": period.until},
        GRANTED: {"granted_since": period.since, "granted_until": period.until},
        DUE: {"due": str(DUE_DAYS)},
    }
    return found.but(**narrowed[indicator])
