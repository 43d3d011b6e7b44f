"""The weekly letter: what can still be saved, what falls due, what waits for confirmation. Plain
text in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date
from email.message import EmailMessage

from domain.places.provinces import Province
from domain.terms.rules import rule_label
from language import _, ngettext
from language.dates import numeric
from read_models.deadline_filters import GROUPS
from read_models.deadlines import DeadlineRow
from sitemap import addresses

SECTIONS = ("muon", "30", "cho-xac-nhan")
SHOWN = 20
"""Lines of a section; the rest is counted."""


def digest(
    sections: Mapping[str, tuple[int, Sequence[DeadlineRow]]],
    *,
    name: str,
    province: Province,
    day: date,
    base_url: str,
    illustrative: str,
) -> tuple[str, str]:
    """Subject and text. `sections`: group → (how many, the first rows). `illustrative`: see
    AsOf."""
    place = province.shown
    late, soon = (sections[group][0] for group in ("muon", "30"))
    subject = _(
        "Thời hạn {place}: {late} còn được nộp muộn, {soon} trong 30 ngày",
        place=place,
        late=late,
        soon=soon,
    )
    lines = [name + ",", "", _("Số liệu đến {day}.", day=numeric(day))]
    if illustrative != "none":
        lines.append(
            _("DỮ LIỆU MINH HỌA") if illustrative == "all" else _("MỘT PHẦN LÀ DỮ LIỆU MINH HỌA")
        )
    for group, (n, rows) in sections.items():
        lines += ["", f"{_(GROUPS[group])}: {n}", *(f"- {_line(row)}" for row in rows[:SHOWN])]
        lines += (
            [ngettext("… và {n} thời hạn khác", "… và {n} thời hạn khác", n - SHOWN)]
            if n > SHOWN
            else []
        )
    if base_url:
        lines += ["", base_url + addresses.deadlines(province.slug)]
    return subject, "\n".join(
        [*lines, "", _("Các ngày tính được đều để tham khảo. Tắt thư này ở trang Thời hạn."), ""]
    )


def _line(row: DeadlineRow) -> str:
    number = row.registration_no or row.application_no or "–"
    return f"{numeric(row.deadline.day)}  {rule_label(row.deadline.rule, row.deadline.ordinal)}: {row.title} ({number})"


def message(subject: str, text: str, *, sender: str, to: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, sender, to
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    return mail
