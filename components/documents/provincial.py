"""A provincial report, in the form in which a department reports to its committee: what is there,
what was done, what is to come."""

from collections.abc import Callable, Sequence
from datetime import datetime

from components.documents.form import invented
from components.documents.provincial_assets import filings, local_names, stock, whole_table
from components.documents.provincial_work import deadlines, following, plan, watch
from domain.places.provinces import CITY, PROVINCES_34, Province
from language import _, language
from language.dates import day
from read_models.document import Block, Document, Gap, Issuer, Paragraph, Section
from read_models.report_province import ReportProvince

NAME = "provincial"


def provincial(view: ReportProvince, made: datetime) -> Document:
    """In the language of the request."""
    place = PROVINCES_34[view.vn34]
    sections = (
        Section("opening", "", (_opening(view),)),
        Section("assets", _("Tình hình tài sản trí tuệ"), ()),
        _part(view, "filings", _("Đơn đăng ký và văn bằng được cấp"), write=filings),
        _part(view, "stock", _("Văn bằng còn hiệu lực"), write=stock),
        _part(view, "names", _("Chỉ dẫn địa lý và tên địa phương"), write=local_names),
        _part(view, "table", _("Bảng tổng hợp của tỉnh"), write=whole_table),
        Section("work", _("Kết quả công tác"), ()),
        _part(
            view,
            "deadlines",
            _("Theo dõi thời hạn duy trì, gia hạn hiệu lực"),
            write=deadlines,
            lacking=_("Không có thời hạn nào đến trong kỳ và chưa ghi thư nhắc nào."),
        ),
        _part(
            view,
            "watch",
            _("Theo dõi đơn trùng tên địa phương"),
            write=watch,
            lacking=_("Trong kỳ không tìm thấy đơn ngoài tỉnh nào trùng tên đang được theo dõi."),
        ),
        _part(
            view,
            "plan",
            _("Thực hiện kế hoạch của tỉnh"),
            write=plan,
            lacking=_("Chưa ghi chỉ tiêu, nhiệm vụ, hỗ trợ nào của kỳ trong kế hoạch của tỉnh."),
        ),
        _part(
            view,
            "following",
            _("Nhiệm vụ {period}", period=view.period.following.named()),
            write=following,
            lacking=_("Chưa có thời hạn, nhiệm vụ nào của kỳ sau."),
            level=1,
        ),
        Section("closing", "", (_closing(view, place),)),
    )
    return Document(
        name=NAME,
        period=view.period.code,
        language=language(),
        kind=_("BÁO CÁO"),
        about=_(
            "Tình hình tài sản trí tuệ và hoạt động sở hữu công nghiệp trên địa bàn {place} {period}",
            place=place_in_text(place),
            period=view.period.named(),
        ),
        issuer=department(place),
        sections=sections,
        as_of=view.until,
        made=made,
        illustrative=view.illustrative or invented(sections),
    )


def place_in_text(place: Province) -> str:
    """'tỉnh Nghệ An', 'thành phố Hải Phòng'; in English the name alone."""
    shown = place.shown_in_full
    return shown[:1].lower() + shown[1:] if language() == "vi" else shown


def department(place: Province) -> Issuer:
    """Of science and technology, of a province."""
    committee = _("Ủy ban nhân dân tỉnh (để báo cáo)")
    if place.kind == CITY:
        committee = _("Ủy ban nhân dân thành phố (để báo cáo)")
    return Issuer(
        above=_("Ủy ban nhân dân\n{place}", place=place_in_text(place)),
        name=_("Sở Khoa học và Công nghệ"),
        code="BC-SKHCN",
        place=place.shown,
        signer=_("Giám đốc"),
        recipients=(
            committee,
            _("Viện Khoa học sở hữu trí tuệ"),
            _("Giám đốc, các Phó Giám đốc Sở"),
            _("Lưu: VT"),
        ),
    )


def _part(
    view: ReportProvince,
    key: str,
    heading: str,
    *,
    write: Callable[[ReportProvince], Sequence[Block]],
    lacking: str = "",
    level: int = 2,
) -> Section:
    """A section that says nothing says so."""
    blocks = tuple(write(view)) or (Gap(lacking),)
    return Section(key, heading, blocks, level)


def _opening(view: ReportProvince) -> Paragraph:
    text = _(
        "Sở Khoa học và Công nghệ báo cáo tình hình tài sản trí tuệ và hoạt động sở hữu công nghiệp trên "
        "địa bàn {period} như sau. Số liệu tính đến ngày {day}.",
        period=view.period.named(),
        day=day(view.until),
    )
    if view.period.last > view.until:
        text += " " + _("Kỳ này chưa hết; cùng kỳ là đúng các ngày này của năm trước.")
    return Paragraph((text,))


def _closing(view: ReportProvince, place: Province) -> Paragraph:
    text = _(
        "Trên đây là tình hình tài sản trí tuệ và hoạt động sở hữu công nghiệp trên địa bàn {place} "
        "{period}, Sở Khoa học và Công nghệ kính báo cáo./.",
        place=place_in_text(place),
        period=view.period.named(),
    )
    return Paragraph((text,))
