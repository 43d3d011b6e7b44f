"""How one figure is computed; complete as it stands."""

from components import html
from components.help import indicator_page


def layout(code: str) -> html.Div:
    return html.Div(indicator_page(code))
