"""Forms for the institute's targets and tasks, written by the manager, and the page as a file."""

from flask import Blueprint, request
from sqlalchemy import Table
from werkzeug.exceptions import NotFound
from werkzeug.wrappers import Response

from data_access.accounts.writer import Conflict, Gone, Writer
from data_access.network.goals import goals, keep_goal, stored_task
from data_access.tables import institute_target, institute_task
from language import _
from language.badges import BADGES
from read_models.goals import Read, read_target, read_task, shown
from read_models.plain_values import parameter, year
from sitemap import addresses
from web import answers, clock
from web.access import principal, reading, scope
from web.desk import writing
from web.form_values import number
from web.given_file import FileName, give, query
from web.site import site

blueprint = Blueprint("goals", __name__)


@blueprint.post("/ghi/vien/chi-tieu", endpoint="keep_target")
def keep_target() -> Response:
    """422 with the reasons where nothing was written, 409 where somebody else was first."""
    return _keep(institute_target, read_target(request.form), _("Đã lưu chỉ tiêu."))


@blueprint.post("/ghi/vien/nhiem-vu", endpoint="keep_task")
def keep_task() -> Response:
    """The same; the former last day is kept with the reason why it was moved."""
    with reading() as connection:
        before = stored_task(connection, number("goal_id"), scope=scope())
    found = read_task(request.form, before, clock.latest_day())
    return _keep(institute_task, found, _("Đã lưu nhiệm vụ."))


def _keep(table: Table, found: Read, said: str) -> Response:
    person, (values, problems) = principal(), found
    if problems:
        return answers.wrong(problems)
    who = Writer(person.id, person.username, person.name, "", scope())
    which = {"goal_id": number("goal_id"), "version": number("version")}
    try:
        with writing(who) as connection:
            demo = site().settings.demo
            keep_goal(connection, who, table, values, **which, illustrative=demo)
    except Gone as gone:
        raise NotFound from gone
    except Conflict as clash:
        return answers.conflict(Conflict(shown(clash.theirs), clash.version, clash.by))
    return answers.done(said, go=addresses.goals(values["until"].year))


@blueprint.get("/xuat/vien/nhiem-vu.<ending>", endpoint="file")
def goals_file(ending: str) -> Response:
    """CSV or XLSX of a year."""
    from reports.goals import goals_csv, goals_workbook

    if ending not in ("csv", "xlsx"):
        raise NotFound
    today = clock.latest_day()
    asked = year(parameter(query(), "nam")) or today.year
    with reading() as connection:
        view = goals(connection, scope=scope(), year=asked, today=today)
    mark = BADGES["part"]
    badge = _(mark) if any(view.invented) else ""
    content = goals_workbook(view, badge) if ending == "xlsx" else "".join(goals_csv(view, badge))
    named = FileName(f"nhiem-vu-{asked}", ending, _("Nhiệm vụ, chỉ tiêu"))
    detail = {"year": asked, "rows": len(view.targets) + len(view.tasks)}
    return give(content, named, subject=f"goals.{ending}", vn34=None, detail=detail)
