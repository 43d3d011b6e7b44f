"""All checks, in the order in which an operator wants to hear of them."""

from datetime import date

from data_access import rollups
from data_access.accounts import audit
from data_access.database import state
from data_access.database.engine import Database
from data_access.database.scope import SYSTEM
from data_access.upkeep import upgrade
from data_access.upkeep.checks.assessed import wrongly_assessed
from data_access.upkeep.checks.findings import Finding
from data_access.upkeep.checks.rows import disagreements
from data_access.upkeep.checks.scope import misplaced
from data_access.upkeep.checks.storage import damage, orphans, unsearchable
from language import _
from language.dates import numeric


def check(database: Database, today: date, *, whole: bool = False) -> list[Finding]:
    """Every finding; empty when all is well. `whole`: every record is assessed anew, else a sample
    of them. On an old schema nothing else is checked. Raises DatabaseUnavailable."""
    if not upgrade.is_current(database):
        return [
            Finding(
                "schema",
                _(
                    "Cấu trúc cơ sở dữ liệu chưa ở phiên bản mới nhất: chạy python app.py db upgrade"
                ),
            )
        ]
    with database.read(SYSTEM) as connection:  # proves the figures of the whole country
        if told := damage(connection):
            return [Finding("storage", told)]  # what is read out of a damaged file proves nothing
        found = [Finding("storage", message) for message in orphans(connection)]
        found += [Finding("rollups", message) for message in rollups.differences(connection)]
        found += disagreements(connection)
        found += wrongly_assessed(connection, today, whole=whole)
        found += misplaced(connection)
        found += [Finding("search", message) for message in unsearchable(connection)]
        rolled_to = state.rolled_to(connection)
        left = audit.left_behind(connection)
    broken, _newest = audit.examine(database)
    if rolled_to is None or rolled_to < today:
        day = numeric(rolled_to) if rolled_to else _("chưa lần nào")
        found.append(
            Finding(
                "daily",
                _("Tình trạng mới được cập nhật đến ngày {day}: chạy python app.py daily", day=day),
            )
        )
    elif rolled_to > today:
        found.append(Finding("clock", _ahead(rolled_to, today)))
    if broken is not None:
        found.append(Finding("audit", audit.told(broken)))
    if left:
        found.append(
            Finding("audit", _("{n} dòng nhật ký chưa vào chuỗi: chạy python app.py daily", n=left))
        )
    return found


def _ahead(rolled_to: date, today: date) -> str:
    return _(
        "Tình trạng đã được tính đến ngày {day}, sau hôm nay {today}: nếu đồng hồ đúng, chạy python app.py daily --anew --to {iso}",
        day=numeric(rolled_to),
        today=numeric(today),
        iso=today.isoformat(),
    )
