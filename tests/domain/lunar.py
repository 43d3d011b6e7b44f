"""The Vietnamese lunar calendar worked out from the moon and the sun (Hồ Ngọc Đức's algorithm,
after Meeus), for checking tables of dates.

Days are Julian day numbers, the time zone is UTC+7. Independent of the product: nothing here is
imported by it.
"""

from datetime import date
from math import floor, pi, sin

ZONE = 7 / 24
JULIAN_OF_ORDINAL_ZERO = 1_721_425


def new_year(year: int) -> date:
    """The first day of the first lunar month."""
    return _of(_month_start(year, 1))


def hung_kings(year: int) -> date:
    """The tenth day of the third lunar month."""
    return _of(_month_start(year, 3) + 9)


def _of(julian: int) -> date:
    return date.fromordinal(julian - JULIAN_OF_ORDINAL_ZERO)


def _new_moon(k: int) -> int:
    """The day of the k-th new moon after 1 January 1900."""
    t = k / 1236.85
    r = pi / 180
    day = 2415020.75933 + 29.53058868 * k + 0.0001178 * t**2 - 0.000000155 * t**3
    day += 0.00033 * sin((166.56 + 132.87 * t - 0.009173 * t**2) * r)
    m = (359.2242 + 29.10535608 * k - 0.0000333 * t**2 - 0.00000347 * t**3) * r
    mp = (306.0253 + 385.81691806 * k + 0.0107306 * t**2 + 0.00001236 * t**3) * r
    f = (21.2964 + 390.67050646 * k - 0.0016528 * t**2 - 0.00000239 * t**3) * r
    c = (
        (0.1734 - 0.000393 * t) * sin(m)
        + 0.0021 * sin(2 * m)
        - 0.4068 * sin(mp)
        + 0.0161 * sin(2 * mp)
        - 0.0004 * sin(3 * mp)
    )
    c += (
        0.0104 * sin(2 * f)
        - 0.0051 * sin(m + mp)
        - 0.0074 * sin(m - mp)
        + 0.0004 * sin(2 * f + m)
        - 0.0004 * sin(2 * f - m)
    )
    c += -0.0006 * sin(2 * f + mp) + 0.0010 * sin(2 * f - mp) + 0.0005 * sin(m + 2 * mp)
    delta = -0.000278 + 0.000265 * t + 0.000262 * t**2
    return floor(day + c - delta + 0.5 + ZONE)


def _sun(julian: int) -> int:
    """In which twelfth of its way the sun stands at the beginning of the day."""
    t = (julian - 0.5 - ZONE - 2451545.0) / 36525
    r = pi / 180
    m = (357.52910 + 35999.05030 * t - 0.0001559 * t**2 - 0.00000048 * t**3) * r
    length = 280.46645 + 36000.76983 * t + 0.0003032 * t**2
    length += (
        (1.914600 - 0.004817 * t - 0.000014 * t**2) * sin(m)
        + (0.019993 - 0.000101 * t) * sin(2 * m)
        + 0.000290 * sin(3 * m)
    )
    return floor((length % 360) / 30)


def _month_11(year: int) -> tuple[int, int]:
    """Number and day of the new moon that begins the month of the winter solstice."""
    k = floor((date(year, 12, 31).toordinal() + JULIAN_OF_ORDINAL_ZERO - 2415021) / 29.530588853)
    if _sun(_new_moon(k)) >= 9:
        k -= 1
    return k, _new_moon(k)


def _month_start(year: int, month: int) -> int:
    """The first day of a regular lunar month of the first half of a year; a leap month before it
    moves it on."""
    k, first = _month_11(year - 1)
    _next, last = _month_11(year)
    leap = round((last - first) / 29.53) == 13
    offset = month + 1  # months after month 11
    if leap:
        position = next(
            i for i in range(1, 14) if _sun(_new_moon(k + i)) == _sun(_new_moon(k + i + 1))
        )
        offset += position <= offset
    return _new_moon(k + offset)
