"""The one visible list of pages: name, address, title, layout. Layouts carry no data; callbacks fill them."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

from language import N_
from pages import (
    corrections,
    deadlines,
    events,
    help,
    imports,
    indicator,
    institute,
    letters,
    local_names,
    overview,
    plan,
    record,
    record_form,
    register,
    removed_rows,
    row_errors,
    shelf,
    stations,
    unresolved,
    visits,
)


@dataclass(frozen=True)
class Page:
    """`path` is a werkzeug rule; its parameters are handed to `layout`. `title` is a gettext key. `any_day`: its
    figures can be asked for on a past day (read_models.day_asked); elsewhere the router refuses the parameter."""

    name: str
    path: str
    title: str
    layout: Callable[..., Any]
    any_day: bool = False


PAGES: tuple[Page, ...] = (
    Page("overview", "/tinh/<slug>", N_("Tổng quan"), overview.layout, any_day=True),
    Page("register", "/tinh/<slug>/tai-san", N_("Tài sản trí tuệ"), register.layout, any_day=True),
    Page("new-record", "/tinh/<slug>/tai-san/moi", N_("Thêm tài sản"), record_form.new),
    Page("shelf", "/tinh/<slug>/tai-san/ngoai-danh-muc", N_("Bản nháp và bản ghi đã xóa"), shelf.layout),
    Page("edit-record", "/tinh/<slug>/tai-san/<int:id>/sua", N_("Sửa bản ghi"), record_form.edit),
    Page("record", "/tinh/<slug>/tai-san/<int:id>", N_("Tài sản trí tuệ"), record.layout, any_day=True),
    Page("deadlines", "/tinh/<slug>/thoi-han", N_("Thời hạn"), deadlines.layout, any_day=True),
    Page("letters", "/tinh/<slug>/thoi-han/thu", N_("Thư nhắc"), letters.layout),
    Page("local-names", "/tinh/<slug>/dac-san", N_("Đặc sản địa phương"), local_names.layout, any_day=True),
    Page("plan", "/tinh/<slug>/ke-hoach", N_("Kế hoạch"), plan.layout, any_day=True),
    Page("removed-rows", "/tinh/<slug>/dong-da-xoa", N_("Dòng đã xóa"), removed_rows.layout),
    Page("row-errors", "/tinh/<slug>/dong-loi", N_("Lỗi dòng của lần nhập gần nhất"), row_errors.layout),
    Page("corrections", "/tinh/<slug>/dinh-chinh", N_("Đề nghị đính chính"), corrections.layout),
    Page("institute", "/vien", N_("Tổng quan Viện"), institute.layout),
    Page("unresolved", "/vien/chua-xac-dinh", N_("Chưa xác định tỉnh"), unresolved.layout),
    Page("national-register", "/vien/tai-san", N_("Tài sản trí tuệ"), register.layout, any_day=True),
    Page("national-record", "/vien/tai-san/<int:id>", N_("Tài sản trí tuệ"), record.layout, any_day=True),
    Page("national-corrections", "/vien/dinh-chinh", N_("Đề nghị đính chính"), corrections.layout),
    Page("stations", "/vien/tram", N_("Trạm IPPlatform"), stations.layout),
    Page("station", "/vien/tram/<int:id>", N_("Trạm IPPlatform"), stations.one),
    Page("visits", "/vien/truy-cap", N_("Lượt truy cập"), visits.layout),
    Page("events", "/vien/hoi-nghi", N_("Hội nghị, tập huấn"), events.layout),
    Page("imports", "/nhap", N_("Nhập dữ liệu"), imports.layout),
    Page("help", "/tro-giup", N_("Trợ giúp và cách tính"), help.layout),
    Page("indicator", "/tro-giup/cach-tinh/<code>", N_("Cách tính"), indicator.layout),
)
