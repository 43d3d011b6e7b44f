"""Published figures, one a line: what, for when, how many and in which words, and where it is
published."""

from domain.calendar.periods import GRAINS
from domain.network.records import (
    FLOW,
    HOST_TYPES,
    MEASURES,
    PERIOD_KINDS,
    SUBJECTS,
    UNSTATED,
    Figure,
)
from domain.places.provinces import former_code
from domain.text.counts import EXACT, QUALIFIERS, TEXT_ONLY, BadCount, parse_qualified
from domain.text.folding import fold
from language import LANGUAGES, _, in_language
from readers.layouts.hosts import ORIGIN, origin, required
from readers.layouts.layout import Layout, Line
from readers.spellings.labels import codes_of

ALIASES = {
    "subject": ("Chỉ tiêu", "Subject"),
    "measure": ("Loại số", "Measure"),
    "about": ("Về", "About"),
    "period_kind": ("Loại kỳ", "Period kind"),
    "since": ("Từ", "Since"),
    "period": ("Kỳ", "Period"),
    "value": ("Giá trị", "Value"),
    "qualifier": ("Mức độ", "Qualifier"),
    "wording": ("Nguyên văn", "Wording"),
    "compared_to": ("So với", "Compared to"),
    "position": ("Thứ tự", "Position"),
    "published_on": ("Ngày đăng", "Published on"),
    **ORIGIN,
}


def _recognises(fields: frozenset[str]) -> bool:
    return {"subject", "value", "wording"} <= fields


def _build(line: Line) -> Figure | None:
    value, qualifier = _value(line)
    about = line.text("about") or ""
    about = codes_of(HOST_TYPES).get(fold(about), about)
    period = line.period("period")
    came = origin(line)
    if came["illustrative"]:
        came["source"] = _without_mark(came["source"])
    figure = Figure(
        subject=_code(line, "subject", SUBJECTS, ""),
        measure=_code(line, "measure", MEASURES, FLOW),
        about=about,
        vn63=former_code(about),
        period_kind=_code(line, "period_kind", PERIOD_KINDS, GRAINS.get(len(period), UNSTATED)),
        since=line.period("since"),
        period=period,
        value=value,
        qualifier=qualifier,
        wording=line.text("wording") or "",
        compared_to=line.period("compared_to"),
        position=line.count("position") or 0,
        published_on=line.period("published_on"),
        **came,
    )
    required(line, "source")
    if figure.value is None and not figure.wording:
        line.reject("value", _("Thiếu cả giá trị và nguyên văn"))
    return None if line.errors else figure


def _without_mark(source: str) -> str:
    """Our own file marks the source of an invented figure, too."""
    for language in LANGUAGES:
        with in_language(language):
            source = source.removesuffix(f" ({_('minh họa')})")
    return source


def _value(line: Line) -> tuple[int | None, str]:
    """The number with its qualifier, in one cell ('hơn 1.000') or in two; words alone need no
    number."""
    try:
        value, qualifier = parse_qualified(line.text("value"))
    except BadCount as problem:
        line.reject("value", str(problem))
        return None, EXACT
    told = _code(line, "qualifier", QUALIFIERS, qualifier)
    return value, TEXT_ONLY if value is None else told


def _code(line: Line, name: str, known: dict[str, str], otherwise: str) -> str:
    """The code that the cell gives, by code or by label."""
    text = line.text(name)
    if not text and otherwise:
        return otherwise
    folded = fold(text or "")
    found = folded if folded in known else codes_of(known).get(folded)
    if found is None:
        line.reject(name, _("“{text}” không có trong danh mục", text=(text or "")[:40]))
    return found or otherwise


def _is_ours(fields: frozenset[str]) -> bool:
    return _recognises(fields) and "measure" in fields


LAYOUT = Layout("published_figures", ALIASES, _recognises, _build, kind="figures", given_out=True)
IN_ENGLISH = Layout(
    "published_figures",
    ALIASES | {"subject": ("Chỉ tiêu", "Measure"), "measure": ("Loại số", "Kind of figure")},
    _is_ours,
    _build,
    kind="figures",
    given_out=True,
    by_program=True,
)
"""Our own file in English calls the subject a measure."""
