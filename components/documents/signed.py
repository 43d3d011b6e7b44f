"""What is to be signed, as it will stand on paper: read where it is approved, each part with whose
words were added to it, unfolded."""

from components import html
from components.documents.paper import paper
from components.documents.words import told_of
from components.marks import attrs, icon
from language import _
from read_models.document import Document, Section
from read_models.editions import Edition
from read_models.report_words import SECTIONS, Passage, Words


def signed_text(document: Document, own: Edition, words: Words) -> html.Section:
    """The report as it is today, of an edition on its way."""
    head = html.Div(
        html.Div(
            [html.H2(_("Văn bản sẽ ký")), html.P(_added(own, words))],
            className="t",
        ),
        className="card-h",
    )
    drawn = paper(document, lambda section: _beside(section, own, words))
    body = html.Div(drawn, className="card-b paper-card")
    return html.Section([head, body], className="card-x ed-text")


def _added(own: Edition, words: Words) -> str:
    told = [passage for passage in words.values() if passage.text]
    fresh = sum(passage.period == own.period for passage in told)
    return _(
        "Đoạn tự viết: {fresh} mới ở kỳ này, {kept} giữ từ kỳ trước.",
        fresh=fresh,
        kept=len(told) - fresh,
    )


def _beside(section: Section, own: Edition, words: Words) -> html.Div | None:
    """Whose words the part has: new, kept from before, taken out, none."""
    if section.key not in SECTIONS.get(own.template, ()):
        return None
    state, told = _state(words.get(section.key), own)
    said = [html.B(state), " ", html.Span(told)] if told else [html.B(state)]
    return html.Div([icon("pencil"), *said], className="paper-own", **attrs(data_words=state))


def _state(passage: Passage | None, own: Edition) -> tuple[str, str]:
    if passage is None:
        return _("Không có đoạn tự viết"), ""
    told = told_of(passage, own.template)
    if not passage.text:
        return _("Thôi đoạn tự viết"), told
    return (_("Mới") if passage.period == own.period else _("Giữ từ kỳ trước")), told
