"""Which report of a station is to come next, and until when."""

from domain.network.reporting import deadline
from domain.network.stages import WORKING
from language import ngettext
from language.dates import day, month
from read_models.station_now import StationNow


def deadline_words(now: StationNow) -> str:
    """The oldest month whose time is not over and that is expected; '' where none is."""
    stage = now.life.on(now.today)
    if stage is None or stage.stage != WORKING:
        return ""
    ahead = [m for year in sorted(now.years) for m in now.stood(year) if m > now.due[-1]]
    told = {m for m, filed in now.filed.items() if filed.handed_in}
    following = next((m for m in ahead if m not in told and now.life.expects(m)), "")
    if not following:
        return ""
    last = deadline(following)
    left = (last - now.today).days
    return ngettext(
        "Báo cáo {month}: hạn {day}, còn {n} ngày",
        "Báo cáo {month}: hạn {day}, còn {n} ngày",
        left,
        month=month(following),
        day=day(last),
    )
