"""Help; complete as it stands, it has no data."""

from components import html
from components.help import help_page


def layout() -> html.Div:
    return html.Div(help_page())
