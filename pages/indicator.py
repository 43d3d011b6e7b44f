"""How one figure is computed; complete as it stands."""

from dash import html

from components.help import indicator_page


def layout(code: str) -> html.Div:
    return html.Div(indicator_page(code))
