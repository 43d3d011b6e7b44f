"""What was published, as files: a line a figure in the headings of its template, plain numbers, ISO
periods, the wording letter by letter. Nothing is drawn of it: sources that disagree make no series."""

import io
from collections.abc import Iterator, Sequence

from domain.network.records import HOST_TYPES, MEASURES, PERIOD_KINDS, SUBJECTS, Figure
from domain.text.counts import QUALIFIERS
from domain.text.csv_text import cells_of, csv_text
from language import N_, _
from reports.workbook import workbook

HEADING = (
    *(
        N_("Chỉ tiêu"),
        N_("Loại số"),
        N_("Về"),
        N_("Kỳ"),
        N_("Từ"),
        N_("Giá trị"),
        N_("Mức độ"),
    ),
    *(N_("Nguyên văn"), N_("So với"), N_("Nguồn"), N_("Địa chỉ nguồn"), N_("Ngày đăng")),
    *(N_("Ghi chú"), N_("Loại kỳ"), N_("Thứ tự"), N_("Dữ liệu minh họa")),
)
WIDTHS = (34, 16, 24, 12, 10, 12, 12, 60, 10, 40, 40, 12, 40, 18, 10, 12)
Cell = str | int | None


def _line(figure: Figure) -> list[Cell]:
    about = HOST_TYPES.get(figure.about)
    word = QUALIFIERS.get(figure.qualifier)
    return [
        *(_(SUBJECTS[figure.subject]), _(MEASURES[figure.measure])),
        *(_(about) if about else figure.about, figure.period, figure.since),
        *(figure.value, _(word) if word else None, figure.wording, figure.compared_to),
        *(_source(figure), figure.source_url, figure.published_on, figure.note),
        *(_(PERIOD_KINDS[figure.period_kind]), figure.position),
        _("minh họa") if figure.illustrative else "",
    ]


def _source(figure: Figure) -> str:
    return f"{figure.source} ({_('minh họa')})" if figure.illustrative else figure.source


def published_csv(figures: Sequence[Figure]) -> Iterator[str]:
    """Where a source gives words alone, the number is an empty cell."""
    lines = (cells_of(_line(figure)) for figure in figures)
    return csv_text([[_(label) for label in HEADING]], lines)


def published_workbook(figures: Sequence[Figure]) -> bytes:
    out = io.BytesIO()
    with workbook(out, in_memory=True) as book:
        book.set_properties({"title": _("Số liệu đã công bố"), "author": "IPPlatform"})
        sheet = book.add_worksheet(_("Số liệu đã công bố"))
        look = book.add_format({"bold": True, "bg_color": "#E7EFF8", "bottom": 1})
        sheet.freeze_panes(1, 1)
        for place, (label, width) in enumerate(zip(HEADING, WIDTHS, strict=True)):
            sheet.set_column(place, place, width)
            sheet.write_string(0, place, _(label), look)
        for n, figure in enumerate(figures, start=1):
            for place, cell in enumerate(_line(figure)):
                if isinstance(cell, int):
                    sheet.write_number(n, place, cell)
                elif cell:
                    sheet.write_string(n, place, cell)
    return out.getvalue()
