"""What the institute's documents have in common: who issues them, sections that say what they lack,
and what other sources tell at their end."""

from collections.abc import Callable, Iterable, Sequence

from components.published import period_text, subject_text, value_text
from domain.network import records
from domain.text.counts import EXACT
from language import N_, _
from read_models.document import Block, Cell, Chart, Column, Gap, Issuer, Paragraph, Section, Table
from read_models.published import key_of

RECIPIENTS = (
    N_("Lãnh đạo Bộ (để báo cáo)"),
    N_("Cục Sở hữu trí tuệ"),
    N_("Các Sở KH&CN có Trạm IPPlatform"),
    N_("Các đơn vị đặt Trạm IPPlatform"),
    N_("Lưu: VT"),
)


def institute() -> Issuer:
    return Issuer(
        above=_("Bộ Khoa học và Công nghệ"),
        name=_("Viện Khoa học sở hữu trí tuệ"),
        code="BC-KHSHTT",
        place=_("Hà Nội"),
        signer=_("Viện trưởng"),
        recipients=tuple(_(name) for name in RECIPIENTS),
    )


Part = tuple[str, str, Callable[[], Sequence[Block]], str]
"""Key, heading, what says it, and what is said where there are no data."""


def told_in_order(parts: Iterable[Part]) -> tuple[Section, ...]:
    """Sections in their order; one that says nothing says so."""
    found = []
    for key, heading, write, lacking in parts:
        blocks = tuple(write()) or (Gap(lacking),)
        found.append(Section(key, heading, blocks))
    return tuple(found)


def invented(sections: Iterable[Section]) -> bool:
    """Whether anything in them is illustrative."""
    blocks = [block for section in sections for block in section.blocks]
    paragraphs = [block for block in blocks if isinstance(block, Paragraph)]
    told = [part for block in paragraphs for part in block.parts if not isinstance(part, str)]
    drawn = [block for block in blocks if isinstance(block, Table | Chart)]
    return any(one.illustrative for one in (*told, *drawn))


def beside(figures: Sequence[records.Figure]) -> tuple[Section, ...]:
    """What other sources tell of the time, word for word, which is in no sum; without a heading, as
    it closes the report."""
    if not figures:
        return ()
    columns = (
        Column(_("Chỉ tiêu")),
        Column(_("Kỳ")),
        Column(_("Giá trị"), numeric=True, key="beside"),
        Column(_("Nguyên văn")),
        Column(_("Nguồn")),
    )
    lines = tuple(_line(figure) for figure in figures)
    told = _("Ghi đúng như nguồn viết: không cộng, không quy đổi, không điều chỉnh.")
    keys = tuple(f"{key_of(figure)} {figure.source}" for figure in figures)
    table = Table(_("Số đã công bố ở nguồn khác"), columns, lines, told, line_keys=keys)
    return (Section("beside", "", (table,)),)


def _line(figure: records.Figure) -> tuple[Cell, ...]:
    exact = figure.qualifier == EXACT
    value: Cell = figure.value if exact else value_text(figure)
    return (subject_text(figure), period_text(figure), value, figure.wording, figure.source)
