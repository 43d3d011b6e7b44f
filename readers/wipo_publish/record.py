"""Fields of a detail page → record. INID codes (domain.records.inid) tell what a field is; pages
without them are read by their words."""

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from datetime import date

from lxml.html import HtmlElement

from domain.calendar.dates import BadDate, parse_date
from domain.records.asset import AssetRecord, ClassCode, LegalEvent, Party
from domain.records.class_codes import ipc, locarno, vienna
from domain.records.classes import NICE, nice_goods
from domain.records.nice import Unclear, nice_classes_of
from domain.records.nice.goods import goods_of
from domain.records.numbers import kind_of
from domain.text.counts import whole
from domain.text.folding import fold
from language import _
from readers.file.reading import RowError
from readers.layouts.kind import is_international, kind_of_title
from readers.spellings import values
from readers.spellings.legal_events import event
from readers.spellings.status_words import national_status, status_of
from readers.wipo_publish.page import NATIONAL, Field, Page, text_of

CODES: dict[str, tuple[str, ...]] = {
    "title_no": ("100", "111", "151", "10", "11", "15", "45"),
    "application": ("200", "210", "220", "20", "21", "22"),
    "publication": ("400", "441", "40", "43", "41"),
    "expiry": ("180", "18"),
    "title": ("541", "54", "540"),
    "parties": ("730", "731", "732", "70", "71", "73"),
    "inventors": ("72",),
    "representative": ("740", "74"),
    "nice": ("511",),
    "vienna": ("531",),
    "classes": ("51", "510"),
    "priority": ("300", "30", "31", "32"),
}
"""What a field holds → the INID codes of marks (three digits), patents and designs (two)."""
WORDS: dict[str, tuple[str, ...]] = {
    "title_no": (
        "so bang",
        "so van bang",
        "so dang ba",
        "so giay chung nhan",
        "ngay cap",
        "registration number",
        "original registration number",
        "registration date",
        "grant number",
        "grant date",
    ),
    "application": (
        "so don",
        "ngay nop don",
        "application number",
        "original filing number",
        "filing number",
        "filing date",
    ),
    "publication": ("so cong bo", "ngay cong bo", "publication number", "publication date"),
    "expiry": ("ngay het han", "expiry", "expiration"),
    "title": ("nhan hieu", "ten", "ten chi dan dia ly", "chi dan dia ly", "title", "mark"),
    "parties": ("chu don", "nguoi nop don", "chu bang", "to chuc nop don", "applicant", "owner"),
    "manager": ("to chuc quan ly", "co quan quan ly", "managing"),
    "inventors": ("tac gia", "nguoi sang che", "inventor", "designer"),
    "representative": ("dai dien", "representative", "agent"),
    "product": ("san pham", "ten san pham", "product", "goods"),
    "status": ("trang thai", "tinh trang", "status"),
    "type": ("loai don", "loai", "application type", "type"),
    "ipc": ("phan loai ipc", "ipc"),
    "locarno": ("phan loai locarno", "locarno"),
    "priority": ("chi tiet ve du lieu uu tien", "uu tien", "priority"),
}
"""The beginnings of labels, folded; only asked where no code tells."""
_NOT_CODED = ("dia chi nhan thu", "address for", "correspondence")
"""Labels under which the office prints another's code: '(73) Địa chỉ nhận thư' is where letters go,
no owner."""
_DAY = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
_TAGGED = re.compile(r"(?=\((?:VI|EN)\)\s)")
_KINDS = (
    ("CDDL", "chi dan dia ly"), ("NH", "nhan hieu"), ("KDCN", "kieu dang"), ("GPHI", "giai phap huu ich"), ("SC", "sang che"),
    ("CDDL", "geographical"), ("NH", "mark"), ("KDCN", "design"), ("GPHI", "utility"), ("SC", "patent"),
)  # fmt: skip
_CATEGORIES = (
    ("tap the", "collective"), ("collective", "collective"), ("chung nhan", "certification"), ("certification", "certification"),
    ("thong thuong", "ordinary"), ("ordinary", "ordinary"),
)  # fmt: skip
_EVENT_CODE = re.compile(r"([0-9]{3,6})\s+(?=\D)")


@dataclass
class Reader:
    """Reads the fields of one page; what cannot be right is added to `errors`."""

    page: Page
    today: date
    errors: list[RowError] = field(default_factory=list)

    def record(self) -> AssetRecord | None:
        """The record of the page; None where `errors` speak against it."""
        application, filed = self._number_and_day("application")
        application = application or self.page.heading.rpartition(":")[2].strip() or None
        title_no, granted = self._number_and_day("title_no")
        publication, published = self._published()
        national = self.page.office == NATIONAL
        kind = self._kind(application, title_no, national=national)
        status = self._text("status") or None
        result = AssetRecord(
            office="WO"
            if national and is_international(kind, application, title_no)
            else self.page.office,
            kind=kind or "",
            title=self._title(),
            national=national,
            mark_category=self._category() if kind == "NH" else None,
            application_no=application,
            application_date=filed,
            publication_no=publication,
            publication_date=published,
            registration_no=title_no,
            registration_date=granted,
            expiry_date=self._number_and_day("expiry")[1],
            priority_date=self._priority(),
            status_raw=status,
            status_stated=national_status(status) if national else status_of(status),
            parties=tuple(self._parties(kind, granted=bool(title_no or granted))),
            classes=tuple(self._classes(kind)),
            events=tuple(self._events()),
            product=self._product(kind),
            source="wipo_publish",
            as_of=self.today,
        )
        return None if self.errors else result

    def _named(self, name: str) -> list[Field]:
        """The fields of that meaning, those with a code first; a code counts before the words of
        its label."""
        codes, words = CODES.get(name, ()), WORDS.get(name, ())
        coded = [
            f
            for f in self.page.fields
            if set(f.codes) & set(codes) and not f.label.startswith(_NOT_CODED)
        ]
        return (
            coded or [f for f in self.page.fields if not f.codes and f.label.startswith(words)]
            if words
            else coded
        )

    def _text(self, name: str) -> str:
        return next((text for f in self._named(name) if (text := text_of(f.value))), "")

    def _number_and_day(self, name: str) -> tuple[str | None, date | None]:
        """Number and date of one field, or of two fields with a label each; of several, the first
        that is there."""
        number: str | None = None
        day: date | None = None
        for found in self._named(name):
            text = text_of(found.value)
            written = _DAY.search(text)
            number = number or (_DAY.sub(" ", text).split("  ")[0].strip(" ,;") or None)
            day = day or (self._day(written[0], found) if written else None)
        return number, day

    def _published(self) -> tuple[str | None, date | None]:
        """The first publication: that of the application, where the page lists that of the grant as
        well."""
        number, day = self._number_and_day("publication")
        lines = [
            text_of(e)
            for f in self._named("publication")
            for e in f.value.iterchildren("div")
            if "row" in (e.get("class") or "")
        ]
        dated = [(found[0], text) for text in lines if (found := _DAY.search(text))]
        if len(dated) < 2:
            return number, day
        days = [
            (parsed, text)
            for written, text in dated
            if (parsed := self._day(written, self._named("publication")[0]))
        ]
        first, text = min(days, default=(None, ""))
        return _DAY.sub("\0", text).partition("\0")[0].strip(" ,;") or number, first

    def _priority(self) -> date | None:
        """The earliest of the priorities that the page lists."""
        told = (
            (day[0], f) for f in self._named("priority") for day in _DAY.finditer(text_of(f.value))
        )
        return min((day for text, f in told if (day := self._day(text, f))), default=None)

    def _day(self, text: str, found: Field) -> date | None:
        try:
            return parse_date(text)
        except BadDate as problem:
            self.errors.append(RowError(None, found.label[:60], str(problem)))
            return None

    def _kind(self, application: str | None, title_no: str | None, *, national: bool) -> str | None:
        words = (
            self.page.heading.partition(":")[0],
            *(text_of(f.value) for f in self._named("type")),
            self.page.register,
        )
        told = fold(" ".join(words))
        by_number = (kind_of(application) or kind_of_title(title_no)) if national else None
        kind = by_number or next((code for code, words in _KINDS if words in told), None)
        if not application and not title_no:
            self.errors.append(RowError(None, "(21)", _("Thiếu cả số đơn và số văn bằng")))
        elif kind is None:
            self.errors.append(RowError(None, "(21)", _("Không rõ loại tài sản của trang này")))
        return kind

    def _title(self) -> str:
        """The Vietnamese title where the page has several."""
        parts = [part.strip() for part in _TAGGED.split(self._text("title")) if part.strip()]
        parts.sort(key=lambda part: not part.startswith("(VI)"))
        return re.sub(r"^\((?:VI|EN)\)\s*", "", parts[0]) if parts else ""

    def _category(self) -> str | None:
        told = fold(" ".join(text_of(f.value) for f in self._named("type")))
        return next((code for word, code in _CATEGORIES if word in told), None)

    def _parties(self, kind: str | None, *, granted: bool) -> Iterator[Party]:
        role = "owner" if granted else "applicant"
        if kind == "CDDL":
            role = "registrant"
        for name, meaning in (
            ("parties", role),
            ("manager", "manager"),
            ("inventors", "inventor"),
            ("representative", "representative"),
        ):
            yield from dict.fromkeys(
                party for f in self._named(name) for party in _people(f.value, meaning)
            )

    def _classes(self, kind: str | None) -> Iterator[ClassCode]:
        yield from (ClassCode("nice", str(n)) for f in self._named("nice") for n in self._nice(f))
        yield from dict.fromkeys(
            code for f in self._named("vienna") for code in self._codes(f, vienna)
        )
        read = locarno if kind == "KDCN" else ipc
        fields = self._named("classes") or self._named("locarno" if kind == "KDCN" else "ipc")
        if kind in ("KDCN", "SC", "GPHI"):
            yield from dict.fromkeys(code for f in fields for code in self._codes(f, read))

    def _product(self, kind: str | None) -> str | None:
        """Of a geographical indication its product, of a mark its goods by class."""
        if kind == "CDDL":
            return self._text("product") or None
        return nice_goods(part for f in self._named("nice") for part in _goods(f.value))

    def _codes(self, found: Field, read: Callable[[str], list[ClassCode]]) -> list[ClassCode]:
        try:
            return read(text_of(found.value))
        except Unclear as problem:
            self.errors.append(RowError(None, found.label[:60], str(problem)))
            return []

    def _nice(self, found: Field) -> list[int]:
        """Class numbers stand in an element of their own, or glued to the text: '3Mỹ phẩm; …'."""
        linked = [
            text_of(e)
            for e in found.value.iter("span")
            if "ext-link-text" in (e.get("class") or "")
        ]
        numbers = [n for text in linked if (n := whole(text)) is not None] or self._nice_words(
            found
        )
        if any(str(n) not in NICE for n in numbers):
            self.errors.append(
                RowError(
                    None,
                    found.label[:60],
                    _("“{text}” không phải nhóm 1–45 của Bảng phân loại Nice", text=numbers),
                )
            )
        return list(dict.fromkeys(numbers))

    def _nice_words(self, found: Field) -> list[int]:
        text = text_of(found.value)
        try:
            return list(nice_classes_of(text)) if text else []
        except Unclear as problem:
            self.errors.append(
                RowError(
                    None,
                    found.label[:60],
                    _("Không hiểu hết nhóm Nice {problem}", problem=str(problem)),
                )
            )
            return []

    def _events(self) -> Iterator[LegalEvent]:
        """The course of events; what an event is, its own words or the office's word for the state
        after it tell."""
        for cells in self.page.events:
            written = next((cell for cell in cells if _DAY.fullmatch(cell)), None)
            day = (
                self._day(written, Field((), "Tiến trình", self.page.fields[0].value))
                if written
                else None
            )
            code = _EVENT_CODE.match(cells[0])
            words = cells[0][code.end() :] if code else cells[0]
            own = event(None, None, words, day)
            stated = event(None, None, cells[-1], day) if cells[-1] != written else own
            told = own if own.event != "other" else stated
            yield LegalEvent(
                told.event, day, told.category, code[1] if code else None, words or None
            )


def _people(value: HtmlElement, role: str) -> Iterator[Party]:
    """One party a block; in a block '(VI) NAME : ADDRESS (EN) NAME : ADDRESS' is one party in two
    languages."""
    blocks = [e for e in value.iter("div") if "margin-bottom-10" in (e.get("class") or "")] or [
        value
    ]
    for block in blocks:
        read = [
            values.person(part, role) for part in _TAGGED.split(text_of(block)) if part.strip(" ;,")
        ]
        told: list[tuple[Party, str | None]] = []
        for party, language in read:
            if party.name and not (language == "EN" and told and told[-1][1] == "VI"):
                told.append((party, language))
        yield from (party for party, _language in told)


def _goods(value: HtmlElement) -> Iterator[tuple[str, str]]:
    """Class and goods: beside a number that stands in an element of its own, else of the words."""
    numbers = [e for e in value.iter("span") if "ext-link-text" in (e.get("class") or "")]
    if not numbers:
        yield from goods_of(text_of(value))
    for element in numbers:
        n = whole(text_of(element))
        words = _beside_number(element, value)
        if n is not None and words:
            yield str(n), words


def _beside_number(element: HtmlElement, value: HtmlElement) -> str:
    """What stands with the number and with no other one."""
    own = text_of(element)
    around = element
    while around is not value and text_of(around) == own:
        around = around.getparent()
    others = [e for e in around.iter("span") if "ext-link-text" in (e.get("class") or "")]
    return text_of(around).removeprefix(own).strip() if len(others) == 1 else ""
