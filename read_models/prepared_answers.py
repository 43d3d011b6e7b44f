"""Answers that are kept ready: what stands, whether the law still says what it did when somebody
last read them, and what a form tells of one."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from domain.network.requests import TOPICS
from domain.terms.cited import citable, line_of, rule_on, said_on
from domain.text.folding import nfc
from language import N_, _, language
from language.dates import day
from read_models.plain_values import number, parameters

DRAFT, PUBLISHED, RETIRED = "draft", "published", "retired"
STATES: dict[str, str] = {
    DRAFT: N_("Nháp"),
    PUBLISHED: N_("Đang dùng"),
    RETIRED: N_("Ngừng dùng"),
}
WROTE, READ = "wrote", "read"
DID: dict[str, str] = {
    WROTE: N_("Viết"),
    PUBLISHED: N_("Cho dùng"),
    RETIRED: N_("Ngừng dùng"),
    READ: N_("Đọc lại"),
}
MOVES = (PUBLISHED, RETIRED, READ)
LONGEST_TITLE, LONGEST_TEXT = 200, 4_000
CHOSEN = "cau"
"""The parameter that names one, of the page and of the counter."""


@dataclass(frozen=True, slots=True)
class Prepared:
    """`cites`: code → the print of what it said when it was read; `title_en`, `text_en`: the same
    answer in English."""

    id: int = 0
    state: str = DRAFT
    topic: str = "search"
    title: str = ""
    title_en: str = ""
    text: str = ""
    text_en: str = ""
    cites: Mapping[str, str] = field(default_factory=dict)
    read_on: date = date.min
    read_by: str = ""
    version: int = 0

    def changed(self, on: date) -> tuple[str, ...]:
        """What of the law says something else by that day than when it was read."""
        return tuple(code for code, said in self.cites.items() if said_on(code, on) != said)

    @property
    def shown(self) -> str:
        """Its title in the reader's language."""
        return self.title if language() == "vi" else self.title_en

    @property
    def told(self) -> str:
        return self.text if language() == "vi" else self.text_en


@dataclass(frozen=True, slots=True)
class Past:
    """What was done to an answer once."""

    version: int
    did: str
    at: datetime
    by: str
    title: str
    text: str


@dataclass(frozen=True, slots=True)
class PreparedRead:
    """`values`: what is written; `problems`: field → what is wrong with it."""

    values: dict[str, Any]
    problems: dict[str, str]


def prepared_read(form: Mapping[str, str], cites: Sequence[str], today: date) -> PreparedRead:
    """An answer has both languages and rests on something."""
    lengths = {"title": LONGEST_TITLE, "title_en": LONGEST_TITLE}
    values: dict[str, Any] = {
        name: _clean(form.get(name, ""), lengths.get(name, LONGEST_TEXT))
        for name in ("title", "title_en", "text", "text_en")
    }
    problems = {
        name: _("Xin ghi bằng cả hai ngôn ngữ.") for name, text in values.items() if not text
    }
    topic = form.get("topic", "")
    if topic not in TOPICS:
        problems["topic"] = _("Xin chọn chủ đề.")
    known = [code for code in citable() if code in cites]
    if not known:
        problems["cites"] = _("Xin chọn ít nhất một quy định mà câu trả lời dựa vào.")
    values |= {"topic": topic, "cites": {code: said_on(code, today) for code in known}}
    return PreparedRead(values, problems)


def _clean(text: str, longest: int) -> str:
    return nfc(text.replace("\r\n", "\n").replace("\x00", "").strip(), longest=longest)


def answer_asked(search: str | None) -> int:
    """The number of the answer that is chosen, 0 for none."""
    return number(parameters(search).get(CHOSEN)) or 0


def cited_words(code: str, on: date) -> str:
    """What a code stands for: the article of its text, or the basis of the rule in force."""
    line = line_of(code)
    if line is not None:
        told = [_(part) for part in (line.about, line.article, line.text) if part]
        return ", ".join(told)
    rule = rule_on(code, on)
    if rule is None:
        return _("quy định không còn trong hệ thống")
    return "; ".join(_(part) for part in rule.legal_basis.split("\n"))


def basis_told(answer: Prepared, on: date) -> dict[str, Any]:
    """What a slip says for good of the prepared answer that it used."""
    cited = "; ".join(cited_words(code, on) for code in answer.cites)
    words = _(
        "Câu trả lời soạn sẵn “{title}”, {by} đọc ngày {day}; căn cứ: {cited}.",
        title=answer.shown,
        by=answer.read_by,
        day=day(answer.read_on),
        cited=cited,
    )
    if answer.changed(on):
        words = f"◆ {words} " + _("Quy định đã thay đổi từ lần đọc ấy.")
    return {"words": words, "answer": str(answer.id), "version": str(answer.version)}
