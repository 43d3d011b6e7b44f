"""Which report is asked for: of what kind, of when, of whom, in which language. Read from an address
or from the command line; what cannot be is said in a sentence."""

import re
from dataclasses import dataclass, replace
from datetime import date

from domain.calendar.periods import has_begun, last_day, months_of, written
from domain.calendar.report_periods import ReportPeriod, report_period
from domain.places.provinces import PROVINCES_34, PROVINCES_34_BY_SLUG
from language import N_, _
from language.translation import LANGUAGES
from read_models.plain_values import number, parameters
from read_models.query_strings import as_query

ANNUAL, BULLETIN, STATION, PROVINCIAL = "annual", "bulletin", "station", "provincial"
TEMPLATES: dict[str, tuple[str, str, str]] = {
    ANNUAL: ("nam", N_("Báo cáo năm"), N_("Theo thứ tự báo cáo 2021: 7 phần")),
    BULLETIN: ("thang", N_("Bản tin tháng"), N_("Lượt truy cập, yêu cầu, tập huấn")),
    STATION: ("tram", N_("Báo cáo về Trạm"), N_("Kỳ báo cáo, yêu cầu, sự kiện")),
    PROVINCIAL: ("tinh", N_("Báo cáo tỉnh"), N_("Tài sản trí tuệ của một tỉnh")),
}
"""Name → how an address calls it, what it is called, what it is about."""
OF_THE_INSTITUTE = (ANNUAL, BULLETIN)
MONTHLY = (BULLETIN,)
KINDS = ("docx", "pdf", "pptx", "xlsx", "html")
"""Kinds of files, as reports.document.write has them (a test holds it)."""
RECORD = "record"
"""The sheet of one record, by the command line alone: it has no period."""
WHOLE = "vien"
OF_STATION = re.compile(r"tram/([0-9]{1,15})")
_YEAR, _MONTH = re.compile(r"[1-9][0-9]{3}"), re.compile(r"[1-9][0-9]{3}-(0[1-9]|1[0-2])")


class BadReport(ValueError):
    """There is no such report; the message says why, and what to ask instead."""


@dataclass(frozen=True, slots=True)
class ReportAsked:
    """`period`: '2021' or '2022-06', of a provincial one also '2026-Q3', '2026-H1', '2026-9M', ''
    the newest; `station_id`, `vn34`: whose, of a station's and of a provincial report;
    `asset_id`: of a record's sheet, which `vn34` may narrow to a province's own; `written_in`: the language of the document, whatever the page's."""

    name: str = ANNUAL
    period: str = ""
    station_id: int | None = None
    written_in: str = "vi"
    vn34: str | None = None
    asset_id: int | None = None

    @property
    def year(self) -> int:
        return int(self.period[:4])

    @property
    def span(self) -> ReportPeriod:
        """Of a provincial report. Raises ValueError where no period is asked for."""
        found = report_period(self.period)
        if found is None:
            raise ValueError(self.period)
        return found

    @property
    def slug(self) -> str:
        """Of the province that it is about, '' for none."""
        return PROVINCES_34[self.vn34].slug if self.vn34 else ""

    @property
    def whose(self) -> str:
        """Of whom it is, in a word that tells its editions and its own words apart."""
        if self.station_id:
            return f"tram/{self.station_id}"
        return self.slug or WHOLE

    def of(self, **changes: object) -> "ReportAsked":
        return replace(self, **changes)  # type: ignore[arg-type]

    def query(self) -> str:
        """The parameters of its address."""
        values = {
            "mau": TEMPLATES[self.name][0],
            "ky": self.period,
            "tram": self.station_id,
            "tinh": self.slug,
            "ban": self.written_in if self.written_in != "vi" else "",
        }
        return as_query(values)


def report_asked(
    search: str | None, *, station_id: int | None = None, vn34: str | None = None
) -> ReportAsked:
    """Of an address; what cannot be read counts as not asked. `station_id`, `vn34`: the person's
    own, which no parameter changes."""
    told = parameters(search)
    slugs = {slug: name for name, (slug, _label, _about) in TEMPLATES.items()}
    templates = templates_of(of_station=bool(station_id), of_province=bool(vn34))
    name = slugs.get(told.get("mau", ""), templates[0])
    if name not in templates:
        name = templates[0]
    period = told.get("ky", "")
    if not readable_period(name, period):
        period = ""
    written = told.get("ban", "")
    return ReportAsked(
        name,
        period,
        (station_id or number(told.get("tram"))) if name == STATION else None,
        written if written in LANGUAGES else "vi",
        (vn34 or _code(told.get("tinh", ""))) if name == PROVINCIAL else None,
    )


def _code(slug: str) -> str | None:
    return PROVINCES_34_BY_SLUG[slug].code if slug in PROVINCES_34_BY_SLUG else None


def readable_period(name: str, period: str) -> bool:
    if name == PROVINCIAL:
        return report_period(period) is not None
    return (_MONTH if name in MONTHLY else _YEAR).fullmatch(period) is not None


def report_named(
    name: str, *, period: str, scope: str, written_in: str, today: date, asset_id: int | None = None
) -> ReportAsked:
    """Of the command line. Raises BadReport."""
    if name not in (*TEMPLATES, RECORD):
        known = ", ".join((*TEMPLATES, RECORD))
        raise BadReport(_("Không có mẫu báo cáo “{name}”; có: {known}.", name=name, known=known))
    if written_in not in LANGUAGES:
        raise BadReport(_("Ngôn ngữ của báo cáo là {known}.", known=", ".join(LANGUAGES)))
    if name == RECORD:
        return _of_record(period, scope, written_in, asset_id)
    if asset_id is not None:
        raise BadReport(_("Chỉ mẫu record dùng --asset."))
    if not readable_period(name, period):
        raise BadReport(
            _(
                "“{period}” không phải kỳ của mẫu {name}; xin ghi như {example}.",
                period=period[:40],
                name=name,
                example=_example(name),
            )
        )
    asked = ReportAsked(name, period, _station(name, scope), written_in, _province(name, scope))
    if not _has_begun(asked, today):
        raise BadReport(_("Kỳ {period} chưa bắt đầu.", period=period))
    return asked


def _of_record(period: str, scope: str, written_in: str, asset_id: int | None) -> ReportAsked:
    if asset_id is None:
        raise BadReport(_("Mẫu record cần --asset SỐ: số thứ tự của bản ghi trong hệ thống."))
    if period:
        raise BadReport(_("Mẫu record không có kỳ; xin bỏ --period."))
    if scope != WHOLE and scope not in PROVINCES_34_BY_SLUG:
        raise BadReport(
            _(
                "Mẫu record có phạm vi vien hoặc một tỉnh, chẳng hạn nghe-an; không có “{scope}”.",
                scope=scope[:40],
            )
        )
    return ReportAsked(
        name=RECORD,
        period="",
        station_id=None,
        written_in=written_in,
        vn34=_code(scope),
        asset_id=asset_id,
    )


def _example(name: str) -> str:
    if name == PROVINCIAL:
        return "2026-05, 2026-Q3, 2026-H1, 2026-9M, 2026"
    return "2022-06" if name in MONTHLY else "2021"


def _has_begun(asked: ReportAsked, today: date) -> bool:
    if asked.name == PROVINCIAL:
        return asked.span.first <= today
    return has_begun(asked.period, today)


def _station(name: str, scope: str) -> int | None:
    found = OF_STATION.fullmatch(scope)
    if name == STATION:
        if not found:
            raise BadReport(_("Báo cáo về Trạm cần phạm vi tram/SỐ, chẳng hạn tram/3."))
        return int(found[1])
    if scope != WHOLE and name in OF_THE_INSTITUTE:
        raise BadReport(
            _("Mẫu {name} chỉ có phạm vi vien, không có “{scope}”.", name=name, scope=scope[:40])
        )
    return None


def _province(name: str, scope: str) -> str | None:
    if name != PROVINCIAL:
        return None
    if scope not in PROVINCES_34_BY_SLUG:
        raise BadReport(
            _(
                "Báo cáo tỉnh cần phạm vi là một trong 34 tỉnh, thành phố, chẳng hạn nghe-an; "
                "không có “{scope}”.",
                scope=scope[:40],
            )
        )
    return PROVINCES_34_BY_SLUG[scope].code


def last_day_of(name: str, period: str) -> date:
    """Of a report's period, a province's half-year included."""
    found = report_period(period) if name == PROVINCIAL else None
    return found.last if found else last_day(period)


def period_named(name: str, period: str) -> str:
    """As people write it: '05/2026', '6 tháng đầu năm 2026'."""
    found = report_period(period) if name == PROVINCIAL else None
    return found.named() if found else written(period)


def nothing_known(asked: ReportAsked) -> str:
    return _("Chưa có số liệu nào của kỳ {period} để lập báo cáo.", period=asked.period)


def months_until(today: date, years: int = 3) -> tuple[str, ...]:
    """Whole months of the last years, the newest first."""
    every = [m for y in range(today.year - years, today.year + 1) for m in months_of(y)]
    return tuple(m for m in reversed(every) if has_begun(m, today) and m < f"{today:%Y-%m}")


def templates_of(*, of_station: bool, of_province: bool = False) -> tuple[str, ...]:
    """A station writes its own year, a province its own report, the institute all of them."""
    if of_station:
        return (STATION,)
    return (PROVINCIAL,) if of_province else tuple(TEMPLATES)
