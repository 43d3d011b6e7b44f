"""Forms that write: the browser sends them (assets/desk.js), shows what is wrong beside each field
and keeps what was typed.

A form names its address; the answer is JSON (web.answers). The CSRF token is added by the browser.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

import dash_bootstrap_components as dbc

from components import html
from components.marks import attrs, present
from language import _


def send_form(
    action: str,
    children: list[Any],
    *,
    also: Mapping[str, Any] | None = None,
    look: str = "",
    ask: str = "",
    empty: bool = False,
    **marks: Any,
) -> html.Form:
    """`also`: values that go along unseen, a version for example. `ask`: a question to confirm
    before it is sent (assets/ask.js). `empty`: what was typed goes away once it is written."""
    told = {
        "data_send": "1",
        "data_also": urlencode(also or {}),
        "data_failed": failed(),
        "data_ask": ask or None,
    }
    told |= {"data_empty": "1" if empty else None}
    return html.Form(
        [*children, answer_place()],
        action=action,
        method="POST",
        className=look or None,
        **attrs(**told, **marks),
    )


def failed() -> str:
    """What a form says where no answer came."""
    return _("Chưa ghi được. Nội dung đang nhập vẫn còn trên trang; xin thử lại.")


def answer_place() -> html.P:
    """Where a form says what was answered."""
    return html.P(className="said", role="alert")


def field(name: str, label: str, box: Any, *, ident: str, hint: str = "") -> html.Div:
    """A labelled box with a place for its error."""
    told = html.Small(hint, className="hint", id=f"{ident}-hint") if hint else None
    problem = html.Small(className="problem", id=f"{ident}-problem", **attrs(data_problem=name))
    return html.Div(
        present(html.Label(label, htmlFor=ident), box, told, problem), className="field-x"
    )


def text_field(
    name: str, label: str, value: str = "", *, prefix: str = "f", hint: str = "", **options: Any
) -> html.Div:
    ident = f"{prefix}-{name}"
    box = html.Input(
        id=ident,
        name=name,
        value=value,
        className="field",
        autocomplete="off",
        **{"type": "text"} | options,
    )
    return field(name, label, box, ident=ident, hint=hint)


def text_area(
    name: str,
    label: str,
    value: str = "",
    *,
    prefix: str = "f",
    rows: int = 3,
    hint: str = "",
    **options: Any,
) -> html.Div:
    ident = f"{prefix}-{name}"
    box = dbc.Textarea(
        id=ident, name=name, value=value, class_name="field area", rows=rows, **options
    )
    return field(name, label, box, ident=ident, hint=hint)


def choice(
    name: str,
    label: str,
    options: Mapping[str, str],
    value: str,
    *,
    prefix: str = "f",
    hint: str = "",
) -> html.Div:
    """One of a few; `options`: code → word. The word of an empty code is also what the closed list
    shows: the component puts an empty line of its own before it."""
    ident = f"{prefix}-{name}"
    listed = [{"label": word, "value": code} for code, word in options.items()]
    return field(
        name,
        label,
        dbc.Select(
            id=ident,
            name=name,
            options=listed,
            value=value,
            placeholder=options.get("", ""),
            class_name="field",
        ),
        ident=ident,
        hint=hint,
    )
