"""The letter that reminds a station of its monthly reports. Plain text in the reader's language."""

from collections.abc import Sequence
from datetime import date

from domain.network.reporting import DUE_SOON, deadline, last_open_day
from language import _, ngettext
from language.dates import month, numeric
from language.durations import days_left
from sitemap import addresses


def reminder(
    due: Sequence[tuple[str, str]],
    *,
    name: str,
    host: str,
    station_id: int,
    today: date,
    base_url: str,
    illustrative: bool,
    opening: str = "",
) -> tuple[str, str]:
    """Subject and text; `opening`: its first sentence, where somebody asks. `due`: (month, kind) of
    domain.network.reporting.to_remind."""
    n = len(due)
    subject = ngettext(
        "Báo cáo tháng của Trạm: {n} kỳ cần nộp", "Báo cáo tháng của Trạm: {n} kỳ cần nộp", n
    )
    lines = [name + ",", "", host]
    if illustrative:
        lines.append(_("DỮ LIỆU MINH HỌA"))
    lines += ["", opening or _("Báo cáo tháng cần nộp:")]
    lines += [f"- {_line(name, kind, today)}" for name, kind in due]
    if base_url:
        lines += ["", base_url + addresses.station_reports(station_id, due[0][0])]
    return subject, "\n".join([*lines, ""])


def asking(
    due: Sequence[tuple[str, str]],
    *,
    name: str,
    sender: str,
    host: str,
    station_id: int,
    today: date,
    base_url: str,
    illustrative: bool,
) -> tuple[str, str]:
    """The same, sent by a person of the institute, whose name stands under it. `name`: of who
    answers for the station, '' where it is not told."""
    subject, text = reminder(
        due,
        name=name or _("Kính gửi Trạm"),
        host=host,
        station_id=station_id,
        today=today,
        base_url=base_url,
        illustrative=illustrative,
        opening=_("Viện đề nghị Trạm nộp báo cáo tháng:"),
    )
    signed = [sender, _("Viện Khoa học sở hữu trí tuệ"), ""]
    return subject, "\n".join([text, *signed])


def _line(name: str, kind: str, today: date) -> str:
    last = deadline(name)
    if kind == DUE_SOON:
        told = _("hạn nộp {day}, {left}", day=numeric(last), left=days_left(last, today))
    else:
        told = _(
            "quá hạn {day}, còn nhận đến {last}",
            day=numeric(last),
            last=numeric(last_open_day(name)),
        )
    return f"{month(name)}: {told}"
