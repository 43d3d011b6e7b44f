"""The bell in the frame: how many deadlines of the own province are to be watched."""

from components import html
from components.marks import attrs, icon, rows_link
from language import _, ngettext
from language.numbers import number
from sitemap import addresses


def bell(slug: str, watched: int, late: int) -> html.A:
    """Opens exactly the rows that it counts; says how many of them can still be saved."""
    words = ngettext(
        "{shown} thời hạn cần theo dõi",
        "{shown} thời hạn cần theo dõi",
        watched,
        shown=number(watched),
    )
    label = words + (", " + _("{n} còn được nộp muộn", n=number(late)) if late else "")
    count = [html.Span(number(watched), className="n urgent" if late else "n")] if watched else []
    return rows_link(
        watched,
        addresses.deadlines(slug),
        [icon("bell"), *count],
        className="icon-b bell",
        title=label,
        **attrs(aria_label=label),
    )
