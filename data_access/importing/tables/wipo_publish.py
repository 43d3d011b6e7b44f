"""The WIPO Publish grids of IP Viet Nam (marks, patents, designs) and tables kept in their manner. Source: domain facts §3.

Columns are found by heading, in any order; what a file does not have stays empty. The kind comes from a kind column, the number's
first digit, or the grid itself, and they must agree.
"""

import re
from contextlib import suppress
from datetime import date
from functools import cache

from data_access.importing.tables import values
from data_access.importing.tables.kind import category_of, is_international, kind_of_line
from data_access.importing.tables.layout import Layout, Line
from domain.classes import NICE
from domain.dates import BadDate, parse_date
from domain.records import AssetRecord, ClassCode, Party
from domain.status_words import national_status
from domain.text import fold
from i18n import _

ALIASES: dict[str, tuple[str, ...]] = {
    "title_mark": ("Nhãn hiệu", "Tên nhãn hiệu", "Trademark", "Mark", "Mark name", "Trade mark", "Trademark name", "Mark text"),
    "title_patent": ("Tên sáng chế", "Tên giải pháp hữu ích", "Tên sáng chế/giải pháp hữu ích", "Tên SC/GPHI", "Invention title"),
    "title_design": ("Tên kiểu dáng", "Tên kiểu dáng công nghiệp", "Kiểu dáng công nghiệp", "Design title"),
    "title_sample": ("Mẫu nhãn hiệu", "Mẫu nhãn"),
    "title": ("Tên", "Tên tài sản", "Tên đối tượng", "Tiêu đề", "Tên gọi", "Title", "Name"),
    "application_no": (
        "Số đơn gốc", "Số đơn", "Số đơn đăng ký", "Số đơn nộp", "Application number", "Application no.", "Appl. no.", "App. no.",
        "Số đơn nhãn hiệu",
    ),
    "application_date": (
        "Ngày nộp đơn", "Ngày nộp", "Ngày đơn", "Ngày nộp đơn gốc", "Filing date", "Application date", "Ngày đơn đăng ký", "Date of filing",
        "Date of application",
    ),
    "publication_no": ("Số công bố", "Số công bố đơn", "Số CB", "Publication number", "Publication no."),
    "publication_date": ("Ngày công bố", "Ngày công bố đơn", "Ngày CB", "Publication date"),
    "registration_no": (
        "Số bằng", "Số văn bằng", "Số GCN", "Số giấy chứng nhận", "Số đăng ký", "Số VBBH", "Số văn bằng bảo hộ", "Registration number",
        "Registration no.", "Grant number", "Patent number", "Reg. no.", "Registration/Grant number", "Certificate number",
        "Certificate no.",
    ),
    "registration_date": (
        "Ngày cấp", "Ngày cấp bằng", "Ngày cấp văn bằng", "Ngày cấp GCN", "Ngày đăng ký", "Registration date", "Grant date", "Ngày bằng",
        "Ngày văn bằng", "Ngày văn bằng bảo hộ", "Ngày GCN", "Ngày giấy chứng nhận", "Date of registration", "Date of grant",
    ),
    "expiry_date": ("Ngày hết hạn", "Ngày hết hiệu lực", "Hiệu lực đến", "Hiệu lực đến ngày", "Expiry date", "Expiration date"),
    "nice": (
        "Nhóm sản phẩm/dịch vụ", "Nhóm SP/DV", "Nhóm sản phẩm, dịch vụ", "Phân loại Nice", "Phân loại Ni-xơ", "Nhóm", "Nice classes",
        "Nice class", "Class", "Classes", "Nice", "Nice classification", "International class",
    ),
    "vienna": ("Phân loại Viên", "Phân loại Vienna", "Phân loại hình", "Vienna classes", "Vienna class"),
    "ipc": ("Phân loại IPC", "IPC", "Chỉ số phân loại IPC", "Phân loại sáng chế quốc tế", "IPC classes"),
    "locarno": ("Phân loại Locarno", "Locarno", "Locarno class", "Locarno classes"),
    "parties": (
        "Chủ đơn/Chủ bằng", "Chủ đơn/Chủ văn bằng", "Chủ đơn/Chủ sở hữu", "Người nộp đơn/Chủ bằng", "Chủ đơn, chủ bằng", "Applicant/Owner",
        "Chủ",
    ),
    "applicants": ("Chủ đơn", "Người nộp đơn", "Tên chủ đơn", "Tên người nộp đơn", "Applicant", "Applicants", "Applicant name"),
    "owners": (
        "Chủ bằng", "Chủ văn bằng", "Chủ sở hữu", "Chủ sở hữu văn bằng", "Tên chủ sở hữu", "Tên chủ bằng", "Owner", "Owners", "Holder",
        "Owner name", "Proprietor", "Registrant",
    ),
    "inventors": (
        "Người phát minh", "Tác giả kiểu dáng", "Tác giả sáng chế", "Tác giả", "Người sáng chế", "Tác giả sáng chế/giải pháp hữu ích",
        "Inventor", "Inventors", "Designer", "Designers",
    ),
    "representative": ("Đại diện", "Tên đại diện", "Tổ chức đại diện", "Đại diện SHCN", "Tổ chức đại diện SHCN", "Representative", "Agent"),
    "address": (
        "Địa chỉ", "Địa chỉ chủ đơn", "Địa chỉ chủ bằng", "Địa chỉ chủ đơn/chủ bằng", "Địa chỉ chủ sở hữu", "Address", "Applicant address",
    ),
    "country": ("Nước", "Mã nước", "Quốc gia", "Country", "Country code"),
    "status": ("Trạng thái", "Tình trạng", "Tình trạng pháp lý", "Trạng thái pháp lý", "Status", "Legal status"),
    "priority_date": ("Ngày đơn ưu tiên", "Ngày ưu tiên", "Priority date"),
    "kind": ("Loại", "Loại hình", "Loại đối tượng", "Loại tài sản", "Đối tượng", "Đối tượng SHCN", "Kind", "IP type"),
    "category": ("Loại nhãn hiệu", "Dạng nhãn hiệu", "Mark category"),
    "illustrative": ("Dữ liệu minh họa", "Illustrative data"),
    "application": ("Số đơn và ngày nộp đơn", "Số đơn/Ngày nộp đơn", "Số đơn, ngày nộp đơn", "Số đơn - Ngày nộp đơn"),
    "publication": ("Số công bố và ngày công bố", "Số công bố/Ngày công bố", "Số công bố, ngày công bố"),
    "registration": (
        "Số bằng và ngày cấp", "Số bằng/Ngày cấp", "Số bằng, ngày cấp", "Số văn bằng và ngày cấp", "Số đăng bạ và ngày cấp",
        "Số GCN và ngày cấp",
    ),
    "known": ("ID", "STT", "TT", "Chọn", "Tiến trình", "Mã Nước ưu tiên", "Số đơn ưu tiên", "Ghi chú", "No."),
}  # fmt: skip
_AROUND = " ,;|"
_DAY = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
TITLES = ("title_mark", "title_patent", "title_design", "title", "title_sample")
"""A sample often is a picture beside the name: it counts last."""


def _recognises(fields: frozenset[str]) -> bool:
    numbered = {"application_no", "registration_no", "application", "registration"} & fields
    return bool(numbered) and bool(set(TITLES) & fields) and len(fields) >= 3


def _build(line: Line) -> AssetRecord | None:
    application_no, registration_no = _number(line, "application"), _number(line, "registration")
    if not application_no and not registration_no:
        line.reject("application_no", _("Thiếu cả số đơn và số văn bằng"))
    if fold(line.text("illustrative") or "") in ("co", "yes"):
        line.reject("illustrative", _("Đây là dữ liệu minh họa, không nhập vào sổ thật"))
    kind = kind_of_line(line, application_no, registration_no)
    title = next((text for name in TITLES if (text := values.title(line.text(name)))), "")
    if not title and kind not in (None, "NH"):
        line.reject(next(name for name in TITLES if line.has(name)), _("Thiếu tên"))
    status_raw = line.text("status")
    registration_date = _day(line, "registration")
    record = AssetRecord(
        office="WO" if is_international(kind, application_no, registration_no) else "VN",
        kind=kind or "",
        title=title,
        mark_category=category_of(line) if kind == "NH" else None,
        application_no=application_no,
        application_date=_day(line, "application"),
        publication_no=_number(line, "publication"),
        publication_date=_day(line, "publication"),
        registration_no=registration_no,
        registration_date=registration_date,
        expiry_date=line.day("expiry_date"),
        priority_date=line.day("priority_date"),
        status_raw=status_raw,
        status_stated=national_status(status_raw),
        parties=_parties(line, granted=bool(registration_no or registration_date)),
        classes=_classes(line),
        source="wipo_publish",
        as_of=line.today,
    )
    return None if line.errors else record


def _number(line: Line, what: str) -> str | None:
    """From its own column, or from the one that holds the day as well ('4-0405854-000 12.08.2022')."""
    own = line.text(f"{what}_no")
    if own or what not in line.heading.columns:
        return own
    told = line.text(what) or ""
    dated = _dated(told)
    before = (min(dated) if what == "publication" else dated[0])[1] if dated else ""
    return before or " ".join(_DAY.sub(" ", told).split()).strip(_AROUND) or None


def _day(line: Line, what: str) -> date | None:
    """Of several publications the first: that of the application."""
    own = line.day(f"{what}_date")
    if own or what not in line.heading.columns:
        return own
    try:
        days = [parse_date(written[0]) for written in _DAY.finditer(line.text(what) or "")]
    except BadDate as problem:
        line.reject(what, str(problem))
        return None
    return (min(days) if what == "publication" else days[0]) if days else None


def _dated(told: str) -> list[tuple[date, str]]:
    """Each day with the number before it, of 'NUMBER DAY BULLETIN | NUMBER DAY BULLETIN'; impossible days are told elsewhere."""
    found, end = [], 0
    for day in _DAY.finditer(told):
        before = re.split(r"[|\n]", told[end : day.start()].rstrip(_AROUND))[-1]
        with suppress(BadDate):
            found.append((parse_date(day[0]), " ".join(before.split()).strip(_AROUND)))
        end = day.end()
    return found


def _parties(line: Line, *, granted: bool) -> tuple[Party, ...]:
    """The owner of a title, the applicant of an application: the grid has one column for both."""
    parties = values.people(line.text("parties"), "owner" if granted else "applicant")
    parties += values.people(line.text("applicants"), "applicant") + values.people(line.text("owners"), "owner")
    parties = _with_addresses(parties, line.text("address"), line.text("country"))
    parties += values.people(line.text("inventors"), "inventor")
    return tuple(parties + values.people(line.text("representative"), "representative"))


def _with_addresses(parties: list[Party], address: str | None, country: str | None) -> list[Party]:
    """One address belongs to the first-named party; as many as parties, separated alike, to each its own."""
    if not address and not country:
        return parties
    each = list(values.parts(address or ""))
    if len(each) != len(parties):
        each = [" ".join((address or "").split())]
    code = country.upper() if country and len(country) == 2 and country.isalpha() else None
    full = f"{each[0]}, {country}" if country and not code and each[0] else each[0] or (country if not code else "")
    each[0] = full or ""
    padded = each + [""] * (len(parties) - len(each))
    return [
        Party(p.role, p.name, p.address or own or None, p.country or (code if i == 0 else None))
        for i, (p, own) in enumerate(zip(parties, padded, strict=False))
    ]


def _classes(line: Line) -> tuple[ClassCode, ...]:
    nice_text = line.text("nice")
    numbers = values.nice(nice_text)
    if any(str(n) not in NICE for n in numbers) or (nice_text and not numbers):
        line.reject("nice", _("“{text}” không phải nhóm 1–45 của Bảng phân loại Nice", text=(nice_text or "")[:40]))
    codes = [_nice_code(n) for n in numbers]
    for name, read in (("vienna", values.vienna), ("ipc", values.ipc), ("locarno", values.locarno)):
        text = line.text(name)
        found = read(text)
        if text and not found:
            line.reject(name, _("Không đọc được mã phân loại “{text}”", text=text[:40]))
        codes += found
    return tuple(codes)


@cache
def _nice_code(number: int) -> ClassCode:
    return ClassCode("nice", str(number))


LAYOUT = Layout("wipo_publish", ALIASES, _recognises, _build)
