"""The weekly letter: what can still be saved, what falls due, what waits for confirmation. Plain
text in the reader's language."""

from collections.abc import Mapping, Sequence
from datetime import date
from email.message import EmailMessage

from components.followed_words import changed_words
from domain.places.provinces import Province
from domain.terms.rules import rule_label
from language import _, ngettext
from language.dates import numeric
from read_models.deadline_filters import GROUPS
from read_models.deadlines import DeadlineRow
from read_models.followed import Followed
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
    followed: Sequence[str] = (),
) -> tuple[str, str]:
    """Subject and text. `sections`: group → (how many, the first rows). `illustrative`: see
    AsOf.
    `followed`: a line for each record that the reader follows and that has changed since the last
    letter."""
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
    lines += _of_followed(followed)
    if base_url:
        lines += ["", base_url + addresses.deadlines(province.slug)]
    return subject, "\n".join(
        [*lines, "", _("Các ngày tính được đều để tham khảo. Tắt thư này ở trang Thời hạn."), ""]
    )


def _of_followed(told: Sequence[str]) -> list[str]:
    """Nothing where nothing has changed."""
    n = len(told)
    if not n:
        return []
    head = _("Hồ sơ đang theo dõi có thay đổi: {n}", n=n)
    rest = [ngettext("… và {n} hồ sơ khác", "… và {n} hồ sơ khác", n - SHOWN)] if n > SHOWN else []
    return ["", head, *(f"- {line}" for line in told[:SHOWN]), *rest]


def followed_line(one: Followed) -> str:
    """'28/11/2026  Chè Vờm: Tình trạng pháp lý: Còn hiệu lực → Hết thời hạn'."""
    when = numeric(one.changed_on) if one.changed_on else "–"
    return f"{when}  {one.title}: {changed_words(one)}"


def _line(row: DeadlineRow) -> str:
    number = row.registration_no or row.application_no or "–"
    return f"{numeric(row.deadline.day)}  {rule_label(row.deadline.rule, row.deadline.ordinal)}: {row.title} ({number})"


def message(subject: str, text: str, *, sender: str, to: str) -> EmailMessage:
    mail = EmailMessage()
    mail["Subject"], mail["From"], mail["To"] = subject, sender, to
    mail["Auto-Submitted"] = "auto-generated"
    mail.set_content(text)
    return mail
