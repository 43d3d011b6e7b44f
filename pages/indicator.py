"""How one figure is computed: the definition, complete as it stands; below it the reader's own
numbers, filled by a callback."""

from components import html
from components.help import indicator_page
from sitemap import ids


def layout(code: str) -> html.Div:
    return html.Div(
        [
            html.Div(indicator_page(code)),
            html.Div(id=ids.INDICATOR_OWN, className="stack indicator-own"),
        ]
    )
