"""What every kind of file says around the content: the form of an administrative document (Decree
30/2020/ND-CP), numbers and captions, marks of invented data, where each number comes from."""

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from components.documents import numbering
from language import N_, _, language
from language.badges import BADGES
from language.dates import day, local, numeric
from read_models.document import Chart, Document, Figure, Paragraph, Parts, Section, Table

NATION = N_("CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM")
MOTTO = N_("Độc lập - Tự do - Hạnh phúc")
BLANK = "\N{NO-BREAK SPACE}"
_AROUND = 40
"""Letters of a sentence that are told before and after its number."""
_LONG_NUMBER = 80
"""From how many letters on a number is a sentence itself, and says enough."""
_LONGEST_LINE = 26
"""Letters of the issuer's name in a line of the head."""


def number_line(document: Document) -> str:
    """'Số:          /BC-VKHSHTT': the number is the clerk's."""
    code = document.issuer.code.rpartition("/")[2]
    return _("Số:{blank}/{code}", blank=BLANK * 12, code=code)


def place_and_day(document: Document) -> str:
    """Where and when it is issued; the day and month are left blank in a draft."""
    made = local(document.made).date()
    place = document.issuer.place
    if document.draft:
        return _("{place}, ngày{blank}tháng{blank}năm {year}", **_blanks(place, made))
    return _("{place}, {day}", place=place, day=long_day(made))


def _blanks(place: str, made: date) -> dict[str, object]:
    return {"place": place, "blank": BLANK * 8, "year": made.year}


def long_day(value: date) -> str:
    """'ngày 05 tháng 01 năm 2026', '12 tháng 3': zeros before days to 9, months to 2."""
    if language() != "vi":
        return day(value)
    month = f"{value.month:02}" if value.month < 3 else str(value.month)
    return f"ngày {value.day:02} tháng {month} năm {value.year}"


def lines(text: str) -> list[str]:
    """The lines of a name or an office of the issuer."""
    return [line.strip() for line in text.split("\n") if line.strip()]


def head_lines(text: str) -> list[str]:
    """The same for the head: capitals, a long line as two of about the same length."""
    return [half.upper() for line in lines(text) for half in _halves(line)]


def _halves(line: str) -> list[str]:
    spaces = [n for n, sign in enumerate(line) if sign == " "]
    if len(line) <= _LONGEST_LINE or not spaces:
        return [line]
    middle = min(spaces, key=lambda n: abs(2 * n - len(line)))
    return [line[:middle], line[middle + 1 :]]


def recipient_lines(document: Document) -> list[str]:
    """'- …;', the last one '- ….'"""
    names = [name.rstrip(" ;.") for name in document.issuer.recipients]
    return [f"- {name}{'.' if name is names[-1] else ';'}" for name in names]


def title(document: Document) -> str:
    """The document in a line."""
    return f"{document.kind} {document.about}".strip()


def mark(document: Document) -> str:
    """The badge of invented data, '' where there are none."""
    whole, part = BADGES["all"], BADGES["part"]
    invented = [one.illustrative for one in (*document.figures(), *_drawn(document))]
    if not (document.illustrative or any(invented)):
        return ""
    return _(whole) if all(invented) or not any(invented) else _(part)


def _drawn(document: Document) -> Iterator[Table | Chart]:
    for section in document.sections:
        yield from (block for block in section.blocks if isinstance(block, (Table, Chart)))


def foot(document: Document) -> str:
    """What stands at the foot of every page."""
    told = _("Số liệu đến ngày {day}.", day=day(document.as_of))
    warned = _("Dữ liệu minh họa, không dùng làm căn cứ.")
    return f"{told} {warned}" if mark(document) else told


class Captions:
    """Counts tables and charts as they are written."""

    def __init__(self, document: Document) -> None:
        self._whole = document.illustrative
        self._counted: Counter[type] = Counter()

    def name(self, block: Table | Chart) -> str:
        """'Bảng 1', the next one of its kind."""
        self._counted[type(block)] += 1
        n = self._counted[type(block)]
        return _("Hình {n}", n=n) if isinstance(block, Chart) else _("Bảng {n}", n=n)

    def caption(self, name: str, block: Table | Chart) -> str:
        """'Bảng 1. Lượt truy cập', marked where its data are invented and others are not."""
        text = f"{name}. {block.caption}"
        invented = _("dữ liệu minh họa")
        if block.illustrative and not self._whole:
            return f"{text} ({invented})"
        return text


def source_line(block: Table | Chart) -> str:
    """'Nguồn: …', '' for none."""
    return _("Nguồn: {source}", source=block.source) if block.source else ""


def described(chart: Chart) -> str:
    """What a chart is, for who does not see it."""
    words = N_("Biểu đồ đường: {caption}. Đơn vị: {unit}. Số liệu ở bảng kèm theo.")
    if chart.kind == "bars":
        words = N_("Biểu đồ cột: {caption}. Đơn vị: {unit}. Số liệu ở bảng kèm theo.")
    return _(words, caption=chart.caption, unit=chart.unit)


@dataclass(frozen=True, slots=True)
class Origin:
    """A number of the text: its section, the words around it, and the number itself."""

    section: str
    words: str
    figure: Figure


def origins(document: Document) -> list[Origin]:
    """Each number of the text in the order in which it is read."""
    return [
        origin
        for section, number in zip(document.sections, numbering.numbers(document), strict=True)
        for origin in _origins(section, f"{number} {section.heading}".strip())
    ]


def _origins(section: Section, heading: str) -> Iterator[Origin]:
    for block in section.blocks:
        if isinstance(block, Paragraph):
            yield from of_sentence(block.parts, heading)


def of_sentence(parts: Parts, heading: str) -> Iterator[Origin]:
    """The numbers of a paragraph, under the heading of its section."""
    for n, part in enumerate(parts):
        if isinstance(part, Figure):
            yield Origin(heading, _words(_said(parts[:n]), part.text, _said(parts[n + 1 :])), part)


def _words(before: str, number: str, after: str) -> str:
    """A number with the words about it, whole words only."""
    if len(number) >= _LONG_NUMBER:
        return _begun(number, 2 * _AROUND)
    ending = _begun(before[::-1], _AROUND)[::-1]
    return f"{ending}{number}{_begun(after, _AROUND)}".strip()


def short(number: str) -> str:
    """A number, or the first words of one that is a sentence itself."""
    return _begun(number, _AROUND)


def source_heads() -> tuple[str, ...]:
    """What stands above the appendix that tells where each number comes from."""
    return (_("TT"), _("Số"), _("Câu có số"), _("Nguồn"), _("Số liệu đến ngày"))


def source_rows(document: Document) -> tuple[tuple[str, ...], ...]:
    """The appendix, a line a number, which names its source by its place in `source_list`."""
    told = origins(document)
    places = {source: n for n, source in enumerate(_sources(told), start=1)}
    return tuple(
        (
            str(n),
            short(o.figure.text),
            o.words,
            f"[{places[_told(o.figure)]}]",
            numeric(o.figure.as_of),
        )
        for n, o in enumerate(told, start=1)
    )


def source_list(document: Document) -> tuple[str, ...]:
    """Each source of the appendix once: '[1] Báo cáo năm 2021 (đã công bố)'."""
    every = _sources(origins(document))
    return tuple(f"[{n}] {source}" for n, source in enumerate(every, start=1))


def _sources(told: Sequence[Origin]) -> list[str]:
    return list(dict.fromkeys(_told(origin.figure) for origin in told))


def _told(figure: Figure) -> str:
    return f"{figure.source} ({how(figure)})"


def _begun(text: str, most: int) -> str:
    """The first words of a text."""
    return text if len(text) <= most else text[:most].rpartition(" ")[0] + " …"


def _said(parts: Sequence[str | Figure]) -> str:
    return "".join(part if isinstance(part, str) else part.text for part in parts)


def how(figure: Figure) -> str:
    """Whether a number was published or counted."""
    words = _("đã công bố") if figure.published else _("tính từ dữ liệu")
    invented = _("minh họa")
    return f"{words}, {invented}" if figure.illustrative else words
