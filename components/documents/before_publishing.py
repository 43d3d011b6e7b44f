"""Checks of a report before it is published, whichever report it is: sums of its tables, growth
against the former edition and against what words say, months and sections without data, sources, how
much is illustrative. (components.documents.checks adds those of the annual report.)"""

import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from decimal import Decimal

from components.documents.checks import checks as annual_checks
from components.documents.making import ReportData
from language import _
from language.dates import day
from language.numbers import number
from read_models.document import Cell, Document, Gap, Number, Section, Table
from read_models.editions import PublishedBefore
from read_models.frozen import Told, numbers_of
from read_models.publishing_checks import ASKS, BLOCKS, PASSES, TELLS, Check, in_order
from read_models.report_asked import last_day_of
from read_models.report_words import Words
from read_models.report_year import ReportYear

FAR = Decimal("0.5")
"""A number that changed by more than half since the former edition is asked about."""
NEAR = 1
"""Percent by which words may differ from what is reckoned."""
GROWTH = re.compile(
    r"(tăng|giảm)\s+(?:khoảng |gần |hơn |trên )?([0-9]{1,4}(?:,[0-9]{1,2})?)\s?% so với năm ([0-9]{4})"
)
MOST = 12
"""Of a kind that are listed one by one."""


def publishing_checks(
    document: Document, data: ReportData | None, words: Words, beside: PublishedBefore, today: date
) -> tuple[Check, ...]:
    """By weight; the heaviest first."""
    told = numbers_of(document)
    found = (
        *_period(document, today),
        *_sums(document),
        *_known(document),
        *_sources(told),
        *_growth(told, beside),
        *_words_of_growth(document, words, told, beside),
        *_annual(data),
        *_illustrative(told),
    )
    return tuple(in_order(found))


def _period(document: Document, today: date) -> Iterator[Check]:
    last = last_day_of(document.name, document.period)
    if last < today:
        text = _("Kỳ {period} đã hết.", period=document.period)
        yield Check("period", PASSES, _("Kỳ số liệu"), text)
        return
    first = last + timedelta(1)
    text = _("Kỳ chưa hết; phát hành được từ {day}.", day=day(first))
    yield Check("period", BLOCKS, _("Kỳ số liệu"), text)


def _sums(document: Document) -> Iterator[Check]:
    for section in document.sections:
        tables = [block for block in section.blocks if isinstance(block, Table) and block.total]
        for table in tables:
            yield from _sums_of(table, section)


def _sums_of(table: Table, section: Section) -> Iterator[Check]:
    wrong = []
    right = 0
    for i, column in enumerate(table.columns):
        total = table.total[i] if table.total else None
        values = [line[i] for line in table.lines]
        if not column.numeric or not isinstance(total, int | Decimal):
            continue
        added = sum(value for value in values if isinstance(value, int | Decimal))
        right += added == total
        if added != total:
            told = _("{column}: cộng các dòng {added}, dòng cộng {total}, lệch {gap}")
            gap = _shown(total - added)
            shown = told.format(
                column=column.heading, added=_shown(added), total=_shown(total), gap=gap
            )
            wrong.append(shown)
    key = f"sum.{section.key}.{table.caption}"[:120]
    if wrong:
        yield Check(key, BLOCKS, _("Cộng các dòng khác dòng cộng"), "; ".join(wrong), section.key)
    elif right:
        text = _("{table}: {n} cột cộng đúng.", table=table.caption, n=right)
        yield Check(key, PASSES, _("Tổng của bảng"), text, section.key)


def _shown(value: Number) -> str:
    return number(float(value), 0 if isinstance(value, int) else 1)


def _known(document: Document) -> Iterator[Check]:
    """Sections and cells without data: missing is no zero, and has to be explained."""
    for section in document.sections:
        gaps = [block.text for block in section.blocks if isinstance(block, Gap)]
        if gaps:
            title = _("Phần “{heading}” còn thiếu số liệu", heading=section.heading)
            yield Check(f"gap.{section.key}", ASKS, title, " ".join(gaps), section.key)
        for table in (block for block in section.blocks if isinstance(block, Table)):
            yield from _missing(table, section)


def _missing(table: Table, section: Section) -> Iterator[Check]:
    lines = [str(line[0]) for line in table.lines if _lacks(table, line)]
    if not lines or not table.total:
        return
    listed = ", ".join(lines[:MOST]) + (" …" if len(lines) > MOST else "")
    text = _(
        "{table}: {n} trên {of} dòng còn ô chưa có số ({lines}); bảng ghi trống, không ghi 0.",
        table=table.caption,
        n=len(lines),
        of=len(table.lines),
        lines=listed,
    )
    key = f"missing.{section.key}.{table.caption}"[:120]
    yield Check(key, ASKS, _("Kỳ chưa có số"), text, section.key)


def _lacks(table: Table, line: Sequence[Cell]) -> bool:
    return any(c.numeric and line[i] is None for i, c in enumerate(table.columns))


def _sources(told: Sequence[Told]) -> Iterator[Check]:
    bare = [one.text for one in told if not one.source]
    title = _("Nguồn và ngày của từng số")
    if bare:
        text = _("{n} số không có nguồn: {list}", n=len(bare), list=", ".join(bare[:MOST]))
        yield Check("sources", BLOCKS, title, text)
    elif told:
        yield Check("sources", PASSES, title, _("{n} số có nguồn và ngày.", n=len(told)))


def _growth(told: Sequence[Told], beside: PublishedBefore) -> Iterator[Check]:
    """Against the former edition: of sentences, what is far from it."""
    if not beside.former:
        text = _("Chưa có bản đã phát hành của kỳ trước để so.")
        yield Check("growth", TELLS, _("So với bản kỳ trước"), text)
        return
    before = {one.key: one.value for one in beside.former if not one.cell}
    far = []
    for one in told:
        change = _change(before.get(one.key), one.value)
        if change is not None and abs(change) > FAR and not one.cell:
            far.append((one, before[one.key], change))
    for one, former, change in far[:MOST]:
        text = _(
            "“{words}”: {value}, bản kỳ {period} {former} ({change}).",
            words=one.words,
            value=one.text,
            period=beside.former_period,
            former=_shown(former or 0),
            change=_percent(change),
        )
        yield Check(f"growth.{one.key}", ASKS, _("Khác xa bản kỳ trước"), text)
    if not far:
        text = _(
            "Không số nào lệch quá một nửa so với bản kỳ {period}.", period=beside.former_period
        )
        yield Check("growth", PASSES, _("So với bản kỳ trước"), text)


def _change(before: Number | None, now: Number | None) -> Decimal | None:
    if before is None or now is None or before == 0:
        return None
    return Decimal(now) / Decimal(before) - 1


def _percent(change: Decimal) -> str:
    sign = "+" if change >= 0 else "−"
    return f"{sign}{number(abs(float(change)) * 100, 1)}%"


def _words_of_growth(
    document: Document, words: Words, told: Sequence[Told], beside: PublishedBefore
) -> Iterator[Check]:
    """What people's words say of growth, against what is reckoned from published numbers."""
    for section in document.sections:
        passage = words.get(section.key)
        own = [one for one in told if one.section == section.heading and not one.cell]
        for found in GROWTH.finditer(passage.text if passage else ""):
            yield _said(found, section, own, beside)


def _said(
    found: re.Match[str], section: Section, own: Sequence[Told], beside: PublishedBefore
) -> Check:
    sign = 1 if found[1] == "tăng" else -1
    stated = sign * Decimal(found[2].replace(",", "."))
    year = found[3]
    reckoned = _reckoned(own, beside.years.get(year, {}))
    key = f"words.{section.key}.{found[0]}"[:120]
    title = _("Lời về mức tăng và số tính được")
    if not reckoned:
        text = _("“{words}”: năm {year} chưa có số đã công bố để so.", words=found[0], year=year)
        return Check(key, ASKS, title, text, section.key)
    nearest = min(reckoned, key=lambda one: abs(one[1] * 100 - stated))
    now, change, before = nearest
    shown = _("{now} so với {before}", now=now, before=_shown(before))
    told = _("“{words}”: tính được {change} ({sum}).")
    text = told.format(words=found[0], change=_percent(change), sum=shown)
    fits = abs(change * 100 - stated) <= NEAR
    return Check(key, PASSES if fits else ASKS, title, text, section.key)


def _reckoned(
    own: Sequence[Told], published: Mapping[str, Number]
) -> list[tuple[str, Decimal, Number]]:
    found = []
    for one in own:
        before = published.get(_subject(one.key))
        change = _change(before, one.value)
        if change is not None and before is not None:
            found.append((one.text, change, before))
    return found


def _subject(key: str) -> str:
    """'page_views' of 'counted.page_views' and of 'page_views.flow'."""
    return key.removeprefix("counted.").partition(".")[0]


def _annual(data: ReportData | None) -> Iterator[Check]:
    """Published words against each other, stations against the list: remarks of the annual
    report."""
    if not isinstance(data, ReportYear):
        return
    for n, (fine, text) in enumerate(annual_checks(data)):
        title = _("Số đã công bố và danh sách Trạm")
        yield Check(f"annual.{n}", PASSES if fine else ASKS, title, text)


def _illustrative(told: Sequence[Told]) -> Iterator[Check]:
    invented = sum(one.illustrative for one in told)
    title = _("Dữ liệu minh họa")
    if invented:
        text = _(
            "{n} trong {of} số có dòng minh họa: mọi trang, mọi tệp mang dấu.",
            n=invented,
            of=len(told),
        )
        yield Check("illustrative", TELLS, title, text)
    elif told:
        yield Check("illustrative", PASSES, title, _("Không số nào là minh họa."))
