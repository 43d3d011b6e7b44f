"""Bibliographic data with INID codes (WIPO ST.9, ST.60, ST.80); what the source does not tell reads
"chưa có"."""

from typing import Any

from components import html
from components.chart_card import card
from components.record.view import GI, View
from domain.places.assigned import ASSIGNABLE
from domain.places.provinces import place_name
from domain.records.asset import ABROAD, UNRESOLVED
from domain.records.classes import NICE, main_code, nice_parts
from domain.records.inid import inid_of
from language import N_, _
from language.dates import day
from language.numbers import missing
from sitemap import addresses

SCHEMES = {
    "nice": "Nice",
    "ipc": "IPC",
    "cpc": "CPC",
    "locarno": "Locarno",
    "vienna": "Vienna",
    "national": "",
    "product": "",
}
ORIGINS = {
    "address": N_("theo địa chỉ"),
    "declared": N_("khai báo khi nhập"),
    "assigned": N_("gán bằng tay"),
    "published": N_("theo văn bản công bố"),
    "country": N_("theo nước của chủ đơn"),
    "none": N_("chưa xác định"),
}
Line = tuple[str, str, Any]
"""INID code or '', label, value."""


def bibliography_card(view: View) -> html.Section:
    rows: list[Any] = []
    for code, label, value in bibliography_lines(view):
        shown = html.Span(missing(), className="muted") if value in (None, "", []) else value
        rows.append(
            html.Div(
                [
                    html.Dt([html.Span(f"({code})" if code else "", className="k"), label]),
                    html.Dd(shown),
                ]
            )
        )
    if view.record.kind == GI:
        return card(_("Dữ liệu thư mục"), html.Dl(rows, className="bib no-codes"))
    return card(
        _("Dữ liệu thư mục"),
        html.Dl(rows, className="bib"),
        subtitle=_("Mã INID theo chuẩn WIPO ST.9, ST.60, ST.80"),
    )


def bibliography_lines(view: View) -> list[Line]:
    """Also what the printed page shows (reports.record)."""
    return [*_numbers(view), *_people(view), *_rest(view)]


def _numbers(view: View) -> list[Line]:
    r = view.record
    lines: list[Line] = [
        (_inid(view, "application_no"), _("Số đơn"), r.application_no),
        (_inid(view, "application_date"), _("Ngày nộp đơn"), _day(r.application_date)),
        (_inid(view, "publication_no"), _("Số công bố"), r.publication_no),
        (_inid(view, "publication_date"), _("Ngày công bố"), _day(r.publication_date)),
        (
            "",
            _("Loại văn bằng"),
            view.title_label() if view.granted and not view.international else None,
        ),
        (_inid(view, "registration_no"), view.number_label(), r.registration_no),
        (_inid(view, "registration_date"), _registered(view), _day(r.registration_date)),
    ]
    if r.decision_no:
        lines.append(("", _("Quyết định đăng bạ"), r.decision_no))
    if r.kind != GI:
        lines.append(
            (_inid(view, "expiry_date"), _("Ngày hết hạn theo cơ quan cấp"), _day(r.expiry_date))
        )
        lines.append((_inid(view, "priority_date"), _("Ngày ưu tiên"), _day(r.priority_date)))
    optional = (_("Số công bố"), _("Ngày công bố"), _("Ngày ưu tiên"), _("Loại văn bằng"))
    return [line for line in lines if line[2] or line[1] not in optional]


def _registered(view: View) -> str:
    """That an international registration was entered at WIPO is no grant."""
    return _("Ngày đăng ký quốc tế") if view.international else _("Ngày cấp")


def _people(view: View) -> list[Line]:
    """Of a geographical indication registrant and managing body."""
    if view.record.kind == GI:
        return [
            ("", _("Người đăng ký"), _names(view, "registrant")),
            ("", _("Tổ chức quản lý"), _names(view, "manager")),
        ]
    holders = _names(view, "owner") or _names(view, "applicant")
    field = "owner" if view.granted else "applicant"
    lines: list[Line] = [(_inid(view, field), view.holder_label(), holders)]
    if view.record.kind != "NH":
        lines.append((_inid(view, "inventor"), _("Tác giả"), _names(view, "inventor")))
    if view.parties("representative"):
        lines.append(
            (_inid(view, "representative"), _("Đại diện SHCN"), _names(view, "representative"))
        )
    return lines


def _rest(view: View) -> list[Line]:
    r = view.record
    lines: list[Line] = (
        [(_inid(view, "classes"), _("Phân loại"), _classes(view))]
        if r.kind != GI
        else [("", _("Sản phẩm"), r.product)]
    )
    lines.append(("", _("Tỉnh tính số liệu"), _place(view)))
    lines.append(("", _("Tình trạng ghi trong nguồn"), _stated(view)))
    if r.source_url and r.source_url.startswith(("https://", "http://")):
        lines.append(
            (
                "",
                _("Địa chỉ nguồn"),
                html.A(
                    r.source_url,
                    href=r.source_url,
                    rel="noreferrer",
                    target="_blank",
                    className="long",
                ),
            )
        )
    return lines


def _inid(view: View, field: str) -> str:
    return inid_of(field, view.record.kind)


def _day(value: Any) -> str | None:
    return day(value) if value else None


def _names(view: View, role: str) -> list[Any]:
    found = view.parties(role)
    return [html.Div(party.name) for party in found]


def _classes(view: View) -> list[Any]:
    by_scheme: dict[str, list[str]] = {}
    for code in view.record.classes:
        if code.scheme == "nice":
            continue
        by_scheme.setdefault(code.scheme, []).append(code.code)
    others = [
        html.Div(f"{SCHEMES.get(scheme, scheme)} {', '.join(codes)}".strip())
        for scheme, codes in by_scheme.items()
    ]
    return [*_nice(view), *others]


def _nice(view: View) -> list[Any]:
    """Each Nice class in words, with its goods where the source tells them."""
    goods = nice_parts(view.record.product or "")
    found = []
    for code in view.record.classes:
        if code.scheme != "nice":
            continue
        main = main_code(code)
        found.append(html.Div(f"Nice {main}: {_(NICE[main])}" if main in NICE else code.code))
        if main in goods:
            found.append(html.Div(goods[main], className="hint rc-goods", lang="vi"))
    return found


def _place(view: View) -> Any:
    """In the register of the whole country with the way to a place assigned by hand, where the
    source tells none."""
    place = view.record.place
    name = place_name(place.vn34, "vn34")
    if place.vn34 not in (ABROAD, UNRESOLVED):
        name += " (" + _("tỉnh cũ: {name}", name=place_name(place.vn63, "vn63")) + ")"
    told = f"{name}, {_(ORIGINS.get(place.origin, ORIGINS['none']))}"
    if view.province or place.origin not in ASSIGNABLE:
        return told
    return html.Span([told, ". ", html.A(_("Gán tỉnh"), href=addresses.unresolved(view.data.id))])


def _stated(view: View) -> str | None:
    r = view.record
    if not r.status_raw:
        return None
    return (
        _("{words} (ngày {day})", words=r.status_raw, day=day(r.status_as_of))
        if r.status_as_of
        else r.status_raw
    )
