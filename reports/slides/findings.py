"""Sentences that headlines are made of, worked out from numbers alone, so that each is true of the
chart under it.

Nothing is derived from what is not known: a comparison with a missing number is no sentence. A
change is told in per cent from a base of 30 on, as everywhere (language.numbers)."""

from collections.abc import Sequence

from language import _
from language.numbers import SMALLEST_BASE, number, percent

MANIFOLD = 1.5
"""From this ratio on a growth is told as 'gấp … lần'."""
NEAR = 0.25
"""How far from a whole tenth a share may be to be told as 'cứ 10 thì 9'."""


def compared(now: int, before: int | None, than: str) -> str:
    """'gấp 1,65 lần năm 2021', 'tăng 7,9% so với năm 2021', 'giảm 5 so với …', 'bằng …'; '' where
    one of the two is not known."""
    if before is None:
        return ""
    if now == before:
        return _("bằng {than}", than=than)
    if before >= SMALLEST_BASE and now / before >= MANIFOLD:
        return _("gấp {times} lần {than}", times=times(now, before), than=than)
    rising = now > before
    size = difference(now, before)
    if rising:
        return _("tăng {size} so với {than}", size=size, than=than)
    return _("giảm {size} so với {than}", size=size, than=than)


def times(now: int, before: int) -> str:
    """'1,65'; '2' where it is exactly twice."""
    if now % before == 0:
        return number(now // before)
    return number(now / before, 2)


def difference(now: int, before: int) -> str:
    """How much lies between two numbers: in per cent of a base that is large enough and where it
    does not round to nothing, else as a number."""
    apart = abs(now - before)
    if before < SMALLEST_BASE:
        return number(apart)
    share = apart / before
    if round(share * 100, 1) == 0:
        return number(apart)
    return percent(share, 1)


def share(part: int, whole: int, name: str) -> str:
    """'cứ 10 thì 9 là nhãn hiệu'; of few the two numbers, of all 'tất cả'. '' of nothing."""
    if not whole:
        return ""
    if part == whole:
        return _("tất cả là {name}", name=name)
    if whole < SMALLEST_BASE:
        return _(
            "{part} trong {whole} là {name}", part=number(part), whole=number(whole), name=name
        )
    tenths = part / whole * 10
    if 1 <= round(tenths) <= 9 and abs(tenths - round(tenths)) < NEAR:
        return _("cứ 10 thì {n} là {name}", n=round(tenths), name=name)
    return _("{percent} là {name}", percent=percent(part / whole, 1), name=name)


def most(counts: Sequence[tuple[str, int | None]]) -> tuple[tuple[str, ...], int]:
    """The names of the highest number, all of a tie, and that number; nothing where none is known
    or all are zero."""
    known = [(name, n) for name, n in counts if n]
    if not known:
        return (), 0
    top = max(n for _name, n in known)
    return tuple(name for name, n in known if n == top), top


def listed(names: Sequence[str]) -> str:
    """'A', 'A và B', 'A, B và C'."""
    if len(names) < 2:
        return "".join(names)
    return _("{first} và {last}", first=", ".join(names[:-1]), last=names[-1])


def peak(counts: Sequence[tuple[str, int | None]], unit: str) -> str:
    """'05/2021 cao nhất: 185.221 lượt'; of a tie 'A và B cùng cao nhất: …'. '' where nothing is
    known, or all are alike."""
    names, top = most(counts)
    known = [n for _name, n in counts if n is not None]
    if not names or (len(known) > 1 and len(names) == len(known)):
        return ""
    if len(names) == 1:
        return _("{name} cao nhất: {n} {unit}", name=names[0], n=number(top), unit=unit)
    return _("{names} cùng cao nhất: {n} {unit}", names=listed(names), n=number(top), unit=unit)
