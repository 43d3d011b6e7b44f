"""What a slip of the counter says, in words: the page, the PDF and the form that books it say the
same."""

from dataclasses import dataclass
from datetime import date, datetime

from domain.network.hosts import station_at
from domain.places.provinces import place_name
from domain.records.kinds import KINDS
from domain.records.statuses import STATUSES
from language import _, ngettext
from language.dates import day, day_and_time
from language.numbers import missing, number
from read_models.counter import (
    NAME,
    OUTSIDE,
    OWNER,
    UNSEEN,
    BookedSlip,
    Slip,
    SlipHit,
)


@dataclass(frozen=True, slots=True)
class Paper:
    """A slip as plain texts. `facts`: label and words; `rows`: title, owner, number, day of filing,
    classes, status; `heads`: of these rows; `rest`: what is not printed of them."""

    desk: str
    number: str
    moment: str
    title: str
    facts: tuple[tuple[str, str], ...]
    result: str
    heads: tuple[str, ...]
    rows: tuple[tuple[str, str, str, str, str, str], ...]
    rest: str
    answer: str
    basis: str
    not_this: tuple[str, ...]
    by: str


def paper(booked: BookedSlip) -> Paper:
    slip = booked.slip
    facts = (
        (_("Người hỏi"), booked.requester),
        (_("Đã tra"), asked_words(slip)),
        (_("Nguồn"), source_words(slip)),
        (_("Toàn quốc"), outside_words(slip.outside)),
    )
    heads = (_("Tên"), _("Số, ngày nộp"), _("Nhóm"), _("Tình trạng"))
    left = slip.count - len(slip.hits)
    rest = ngettext("và {n} hồ sơ khác", "và {n} hồ sơ khác", left) if left else ""
    return Paper(
        desk=slip.desk,
        number=booked.number,
        moment=day_and_time(booked.at),
        title=title_words(slip.way),
        facts=facts,
        result=result_words(slip),
        heads=heads,
        rows=tuple(_row(hit) for hit in slip.hits),
        rest=rest,
        answer=booked.answer,
        basis=basis_words(slip),
        not_this=not_this(slip),
        by=booked.by,
    )


def title_words(way: str) -> str:
    if way == NAME:
        return _("Phiếu tra cứu thông tin nhãn hiệu")
    return _("Phiếu tra cứu theo chủ") if way == OWNER else _("Phiếu tra cứu đơn, văn bằng")


def asked_words(slip: Slip) -> str:
    text = _("“{text}”", text=slip.text)
    if slip.nice is None:
        return text
    return _("{text}, nhóm Nice {nice}", text=text, nice=slip.nice)


def question_words(slip: Slip) -> str:
    """What the booked request asks."""
    ways = {NAME: _("Tra cứu tên"), OWNER: _("Tra cứu chủ")}
    return f"{ways.get(slip.way, _('Tra cứu đơn, văn bằng'))}: {asked_words(slip)}"


def source_words(slip: Slip) -> str:
    if not slip.register:
        return _("không có dữ liệu của tỉnh để tra")
    until = day(date.fromisoformat(slip.until)) if slip.until else missing()
    if slip.place:
        said = _("Dữ liệu tỉnh {place} trên IPPlatform, đến {until}", place=slip.place, until=until)
    else:
        said = _("Dữ liệu các tỉnh trên IPPlatform, đến {until}", until=until)
    if not slip.updated:
        return said
    moment = day_and_time(datetime.fromisoformat(slip.updated))
    return _("{source}; nhập gần nhất {moment}", source=said, moment=moment)


def outside_words(outside: str) -> str:
    if outside == UNSEEN:
        return _("chưa tra cổng công khai của Cục Sở hữu trí tuệ")
    found = _(OUTSIDE[outside]).lower()
    return _("{found} ở cổng công khai của Cục Sở hữu trí tuệ", found=found)


def result_words(slip: Slip) -> str:
    """How many there are. Nothing that was found is never called free."""
    if not slip.register:
        return _("Chưa tra trong dữ liệu của tỉnh.")
    until = day(date.fromisoformat(slip.until)) if slip.until else missing()
    if slip.more and not slip.count:
        return _("Quá nhiều hồ sơ có những từ này; chưa kết luận được.")
    if not slip.count:
        if slip.place:
            said = _("Không thấy trong dữ liệu của tỉnh đến {until}.", until=until)
        else:
            said = _("Không thấy trong dữ liệu các tỉnh đến {until}.", until=until)
        return said
    n = slip.count
    shown = number(slip.count)
    if slip.more:
        return _("Hơn {shown} hồ sơ; xin hỏi rõ hơn.", shown=shown)
    if slip.nice is None:
        return ngettext("{shown} hồ sơ", "{shown} hồ sơ", n, shown=shown)
    return ngettext(
        "{shown} hồ sơ, {same} cùng nhóm {nice}",
        "{shown} hồ sơ, {same} cùng nhóm {nice}",
        n,
        shown=shown,
        same=number(slip.same),
        nice=slip.nice,
    )


def first_answer(slip: Slip) -> str:
    """What may be answered as it stands: what was found, where, and that it is not all."""
    after = _("Kết quả này không thay cho tra cứu toàn quốc.")
    if not slip.register:
        return after
    if not slip.count:
        return f"{result_words(slip)} {after}"
    only = slip.hits[0]
    if slip.count == 1 and not slip.more:
        status = _(STATUSES[only.status].label).lower()
        said = _("Thấy 1 hồ sơ: “{title}”, số {number}, {status}.", title=only.title,
                 number=only.number, status=status)  # fmt: skip
        return f"{said} {after}"
    text = _("Tra “{text}” thấy {result}.", text=slip.text, result=result_words(slip).rstrip("."))
    return f"{text} {after}"


def basis_words(slip: Slip) -> str:
    """What the answer rests on, where a prepared one was used."""
    return slip.basis.get("words", "")


def not_this(slip: Slip) -> tuple[str, ...]:
    """What nobody may take the slip for."""
    until = day(date.fromisoformat(slip.until)) if slip.until else ""
    found = [
        _("kết luận về khả năng được cấp văn bằng hay về việc xâm phạm quyền;"),
        _("kết quả tra cứu toàn quốc, hay văn bản của Cục Sở hữu trí tuệ;"),
    ]
    if until:
        late = _("thông tin sau ngày {until}: đơn mới nộp có thể chưa được công bố.", until=until)
    else:
        late = _("thông tin sau ngày lập phiếu: đơn mới nộp có thể chưa được công bố.")
    return (*found, late)


def _row(hit: SlipHit) -> tuple[str, str, str, str, str, str]:
    filed = day(date.fromisoformat(hit.filed)) if hit.filed else missing()
    kind = _(KINDS[hit.kind].short)
    status = _(STATUSES[hit.status].label)
    return (hit.title, hit.owner, hit.number or missing(), filed, hit.classes or kind, status)


def desk_name(vn34: str | None, host: str) -> str:
    """What the desk is called at which somebody asks; `host`: of its station, '' where it is
    none's."""
    if vn34:
        return _("Sở KH&CN {place}", place=place_name(vn34, "vn34"))
    return station_at(host) if host else _("Viện")
