"""Rows whose province their sender can say in one step, and what was said."""

from typing import Any

from components import html
from components.imports.step import post
from components.imports.view import View
from components.marks import attrs, icon, present
from domain.places.provinces import place_name
from language import _, ngettext
from language.numbers import number
from read_models.imports import READY, ImportJob
from sitemap import form_addresses

SAMPLES = 4


def declared_card(view: View, job: ImportJob) -> html.Section | None:
    """For an officer: rows whose address names no province, and rows without one, each with the
    button that says they are the own province's; what was said can be taken back."""
    if job.vn34 is None or job.state != READY or job.detail.get("kind") != "assets":
        return None
    place = place_name(job.vn34, "vn34")
    lines = present(
        _by_address(view, job, place),
        _declared(view, job, place),
        _without_address(view, job, place),
    )
    if not lines:
        return None
    title = html.H2(_("Tỉnh của các dòng"))
    told = _("Chỉ nói cho tệp này; dòng ghi tên tỉnh khác vẫn không nhận.")
    head = html.Div(html.Div([title, html.P(told)], className="t"), className="card-h")
    return html.Section([head, *lines], className="card-x gap-top import-declared")


def _by_address(view: View, job: ImportJob, place: str) -> html.Div | None:
    rows = job.detail.get("unplaced_rows", 0)
    if not rows:
        return None
    unplaced: list[list[Any]] = job.detail.get("unplaced", [])
    samples = ", ".join(f"“{text}”" for text, _n in unplaced[:SAMPLES])
    words = _("Chỉ ghi xã, phường, huyện, khu công nghiệp: {samples}", samples=samples)
    title = _("Địa chỉ không có tên tỉnh")
    text = ngettext(
        "Khai báo {shown} dòng thuộc {place}",
        "Khai báo {shown} dòng thuộc {place}",
        rows,
        shown=number(rows),
        place=place,
    )
    send = html.Button(text, type="submit", className="btn-q primary", name="dia-chi", value="tinh")
    form = html.Form(
        [_excepted(unplaced, place), send],
        action=view.step(form_addresses.READ_AGAIN),
        method="POST",
        className="import-do",
    )
    return _line(number(rows), title, words, form)


def _excepted(unplaced: list[list[Any]], place: str) -> html.Details:
    """Every address with its rows; those that are ticked are another province's."""
    items = [
        html.Li(
            html.Label(
                [html.Input(type="checkbox", name="tru", value=text), f" {text} ({number(n)})"]
            )
        )
        for text, n in unplaced
    ]
    summary = ngettext(
        "Xem {shown} địa chỉ", "Xem {shown} địa chỉ", len(unplaced), shown=number(len(unplaced))
    )
    told = html.P(_("Đánh dấu địa chỉ không thuộc {place}.", place=place), className="hint")
    return html.Details(
        [html.Summary(summary, className="btn-q"), told, html.Ul(items)],
        className="declared-addresses",
    )


def _declared(view: View, job: ImportJob, place: str) -> html.Div | None:
    n = job.detail.get("by_declaration", 0)
    said = job.detail.get("own_addresses")
    if not (n or said):
        return None
    title = ngettext(
        "Đã khai báo {shown} dòng thuộc {place}",
        "Đã khai báo {shown} dòng thuộc {place}",
        n,
        shown=number(n),
        place=place,
    )
    if said:
        told = _("Khi nhận, các địa chỉ này được nhớ cho các tệp sau của tỉnh.")
        back = post(
            view, form_addresses.READ_AGAIN, _("Hoàn tác khai báo"), name="dia-chi", value="khong"
        )
    else:
        told = _("Theo địa chỉ mà chuyên viên của tỉnh đã khai báo ở tệp trước.")
        back = None
    return _line(number(n), title, told, back, done=True)


def _without_address(view: View, job: ImportJob, place: str) -> html.Div | None:
    """Whether the rows without an address are the own province's, said of this file alone, never
    taken for granted."""
    n = job.detail.get("without_address", 0)
    said = bool(job.detail.get("declared_own"))
    if not (n or said):
        return None
    name = "khong-dia-chi"
    if said:
        title = _("Đã tính các dòng không có địa chỉ cho {place}", place=place)
        back = post(
            view, form_addresses.READ_AGAIN, _("Hoàn tác khai báo"), name=name, value="khong"
        )
        return _line("", title, "", back, done=True)
    text = ngettext(
        "Khai báo {shown} dòng thuộc {place}",
        "Khai báo {shown} dòng thuộc {place}",
        n,
        shown=number(n),
        place=place,
    )
    told = _("Ô địa chỉ trống, hoặc ghi “-”, “chưa có”.")
    step = post(view, form_addresses.READ_AGAIN, text, "primary", name=name, value="tinh")
    return _line(number(n), _("Dòng không có địa chỉ"), told, step)


def _line(n: str, title: str, told: str, step: Any, *, done: bool = False) -> html.Div:
    sign = icon("check2") if done else html.B(n, className="n")
    words = html.Div(present(html.B(title), html.Small(told) if told else None))
    role = {"role": "status"} if done else {}
    return html.Div(
        present(sign, words, step),
        className="declared-line done" if done else "declared-line",
        **attrs(**role),
    )
