"""The WIPO Publish grids of IP Viet Nam (marks, patents, designs) and tables kept in their manner.
Source: domain facts §3.

Columns are found by heading, in any order; what a file does not have stays empty. The kind comes
from a kind column, the number's first digit, or the grid itself, and they must agree.
"""

import re
from contextlib import suppress
from dataclasses import replace
from datetime import date
from functools import cache

from domain.calendar.dates import BadDate, parse_date
from domain.records.asset import AssetRecord, ClassCode, Party
from domain.records.class_codes import ipc, locarno, vienna
from domain.records.classes import NICE, nice_goods
from domain.records.contact import without_phone
from domain.records.nice import Unclear, nice_classes_of
from domain.records.nice.goods import goods_of
from domain.records.numbers import as_written, holds_several, is_misspelled, looks_like_number
from domain.records.soundness import LIMITS
from domain.text.folding import fold
from domain.text.not_yet import is_tick, says_nothing
from language import _
from readers.file.explained_headings import normal
from readers.layouts import contacts
from readers.layouts.kind import category_of, is_international, is_misplaced, kind_of_line
from readers.layouts.layout import Layout, Line
from readers.spellings import values
from readers.spellings.status_words import national_status

ALIASES: dict[str, tuple[str, ...]] = {
    "title_mark": (
        "Nhãn hiệu", "Tên nhãn hiệu", "Trademark", "Mark", "Mark name", "Trade mark", "Trademark name", "Mark text",
        "Trade name", "Brand", "Brand name",
    ),
    "title_patent": ("Tên sáng chế", "Tên giải pháp hữu ích", "Tên sáng chế/giải pháp hữu ích", "Tên SC/GPHI", "Invention title"),
    "title_design": ("Tên kiểu dáng", "Tên kiểu dáng công nghiệp", "Kiểu dáng công nghiệp", "Design title", "Design name"),
    "title_gi": ("Tên chỉ dẫn địa lý", "Tên CDĐL", "Tên chỉ dẫn địa lý (CDĐL)"),
    "title_sample": ("Mẫu nhãn hiệu", "Mẫu nhãn"),
    "title": (
        "Tên", "Tên tài sản", "Tên đối tượng", "Tiêu đề", "Tên gọi", "Title", "Name", "Tên đối tượng SHCN",
        "Tên đối tượng sở hữu công nghiệp", "Tên nhãn hiệu, kiểu dáng", "Tên tài sản trí tuệ", "Tên gọi đối tượng", "Tên gọi tài sản",
        "Tên đối tượng bảo hộ", "Tên đối tượng SHTT",
    ),
    "application_no": (
        "Số đơn gốc", "Số đơn", "Số đơn đăng ký", "Số đơn nộp", "Application number", "Application no.", "Appl. no.", "App. no.",
        "Số đơn nhãn hiệu", "Mã số đơn", "Số hiệu đơn", "Số đơn đăng ký nhãn hiệu", "Số đơn đăng ký NH", "Số đơn NH", "Số đơn sáng chế",
        "Số đơn kiểu dáng", "Số đơn đăng ký SHCN", "Filing number", "Filing no.",
    ),
    "application_date": (
        "Ngày nộp đơn", "Ngày nộp", "Ngày đơn", "Ngày nộp đơn gốc", "Filing date", "Application date", "Ngày đơn đăng ký",
        "Date of filing", "Date of application", "Filing day", "Filed on", "Date filed",
    ),
    "publication_no": ("Số công bố", "Số công bố đơn", "Số CB", "Publication number", "Publication no."),
    "publication_date": ("Ngày công bố", "Ngày công bố đơn", "Ngày CB", "Publication date"),
    "registration_no": (
        "Số bằng", "Số văn bằng", "Số GCN", "Số giấy chứng nhận", "Số đăng ký", "Số VBBH", "Số văn bằng bảo hộ", "Registration number",
        "Registration no.", "Grant number", "Patent number", "Reg. no.", "Registration/Grant number", "Certificate number",
        "Certificate no.", "Title number", "Số hiệu văn bằng", "Mã số văn bằng", "Số bằng độc quyền", "Số giấy chứng nhận đăng ký",
        "Số GCNĐK", "Số GCN đăng ký", "Số GCNĐKNH", "Số GCN ĐKNH", "Số GCNĐK NH", "Số giấy chứng nhận đăng ký nhãn hiệu",
        "Số bằng độc quyền sáng chế", "Số văn bằng, GCN", "Số đăng bạ", "Cert. no.", "Cert. number", "Patent no.", "Grant no.",
    ),
    "registration_date": (
        "Ngày cấp", "Ngày cấp bằng", "Ngày cấp văn bằng", "Ngày cấp GCN", "Ngày đăng ký", "Registration date", "Grant date", "Ngày bằng",
        "Ngày văn bằng", "Ngày văn bằng bảo hộ", "Ngày GCN", "Ngày giấy chứng nhận", "Date of registration", "Date of grant",
        "Ngày cấp VBBH", "Ngày cấp văn bằng bảo hộ", "Ngày cấp giấy chứng nhận", "Ngày cấp GCNĐK", "Ngày cấp GCNĐKNH",
        "Cert. date", "Certificate date", "Date granted", "Granted on", "Registered on",
    ),
    "expiry_date": (
        "Ngày hết hạn", "Hết hạn", "Hết hiệu lực", "Ngày hết hiệu lực", "Hiệu lực đến", "Hiệu lực đến ngày", "Expiry date",
        "Expiration date", "Hạn hiệu lực",
        "Ngày hết hiệu lực văn bằng", "Có hiệu lực đến", "Có hiệu lực đến ngày", "Ngày hết thời hạn bảo hộ",
        "Valid until", "Expires on", "Valid to", "Expiry",
    ),
    "nice": (
        "Nhóm sản phẩm/dịch vụ", "Nhóm SP/DV", "Nhóm sản phẩm, dịch vụ", "Phân loại Nice", "Phân loại Ni-xơ", "Nhóm", "Nice classes",
        "Nice class", "Class", "Classes", "Nice", "Nice classification", "International class", "Nhóm sản phẩm", "Nhóm hàng hóa, dịch vụ",
        "Nhóm hàng hóa", "Nhóm hàng hoá", "Nhóm hàng hóa/dịch vụ", "Nhóm ngành hàng", "Nhóm Nice", "Phân nhóm", "Nhóm sản phẩm đăng ký",
        "Phân nhóm SP/DV", "Phân nhóm sản phẩm, dịch vụ",
        "Danh mục nhóm", "Phân nhóm hàng hóa", "Goods classes", "Goods class", "Classes of goods", "Goods and services classes",
    ),
    "vienna": ("Phân loại Viên", "Phân loại Vienna", "Phân loại hình", "Vienna classes", "Vienna class"),
    "ipc": (
        "Phân loại IPC", "IPC", "Chỉ số phân loại IPC", "Chỉ số IPC", "Chỉ số phân loại", "Phân loại sáng chế",
        "Phân loại sáng chế quốc tế", "IPC classes",
    ),
    "locarno": ("Phân loại Locarno", "Locarno", "Locarno class", "Locarno classes"),
    "any_classes": (
        "Phân loại Nice/IPC/Locarno", "Nice/IPC/Locarno", "Phân loại Nice/IPC", "Nice/IPC", "Nhóm/Phân loại", "Nhóm, phân loại",
        "Nhóm/IPC/Locarno", "Nhóm/IPC", "Nhóm/Chỉ số phân loại", "Phân loại quốc tế", "Nhóm/Lớp", "Phân nhóm/Phân loại",
    ),
    "parties": (
        "Chủ đơn/Chủ bằng", "Chủ đơn/Chủ văn bằng", "Chủ đơn/Chủ sở hữu", "Người nộp đơn/Chủ bằng", "Chủ đơn, chủ bằng", "Applicant/Owner",
        "Chủ", "Applicant or title holder", "Tên đơn vị", "Tên đơn vị/cá nhân", "Tên tổ chức/cá nhân", "Tổ chức/cá nhân",
        "Tổ chức, cá nhân", "Đơn vị/cá nhân", "Chủ thể", "Tên tổ chức, cá nhân", "Chủ thể quyền", "Chủ thể quyền SHTT", "Tên cơ sở",
        "Tên doanh nghiệp", "Doanh nghiệp", "Cá nhân/tổ chức", "Cá nhân, tổ chức", "Tên chủ", "Chủ đơn hoặc chủ văn bằng",
        "Company", "Company name", "Enterprise", "Tổ chức quản lý chỉ dẫn địa lý", "Tổ chức quản lý CDĐL",
    ),
    "applicants": (
        "Chủ đơn", "Người nộp đơn", "Tên chủ đơn", "Tên người nộp đơn", "Applicant", "Applicants", "Applicant name", "Đơn vị nộp đơn",
        "Tổ chức nộp đơn", "Chủ đơn đăng ký", "Người đăng ký", "Đơn vị đăng ký",
    ),
    "owners": (
        "Chủ bằng", "Chủ văn bằng", "Chủ sở hữu", "Chủ sở hữu văn bằng", "Tên chủ sở hữu", "Tên chủ bằng", "Owner", "Owners", "Holder",
        "Owner name", "Proprietor", "Registrant", "Chủ sở hữu nhãn hiệu", "Chủ sở hữu VBBH", "Chủ GCN",
        "Chủ nhãn hiệu", "Tên chủ nhãn hiệu", "Chủ sở hữu quyền",
    ),
    "inventors": (
        "Người phát minh", "Tác giả kiểu dáng", "Tác giả sáng chế", "Tác giả", "Người sáng chế", "Tác giả sáng chế/giải pháp hữu ích",
        "Inventor", "Inventors", "Designer", "Designers",
    ),
    "representative": ("Đại diện", "Tên đại diện", "Tổ chức đại diện", "Đại diện SHCN", "Tổ chức đại diện SHCN", "Representative", "Agent"),
    "address": (
        "Địa chỉ", "Địa chỉ chủ đơn", "Địa chỉ chủ bằng", "Địa chỉ chủ đơn/chủ bằng", "Địa chỉ chủ sở hữu", "Địa chỉ chủ văn bằng",
        "Địa chỉ người nộp đơn", "Address", "Applicant address", "Owner address", "Holder address", "Proprietor address", "Địa chỉ đơn vị",
        "Địa chỉ tổ chức, cá nhân", "Địa chỉ tổ chức/cá nhân", "Địa chỉ doanh nghiệp", "Địa chỉ cơ sở", "Địa chỉ trụ sở",
        "Địa chỉ chủ thể", "Office address", "Company address",
    ),
    "country": ("Nước", "Mã nước", "Quốc gia", "Country", "Country code"),
    "status": (
        "Trạng thái", "Tình trạng", "Tình trạng pháp lý", "Trạng thái pháp lý", "Status", "Legal status", "Tình trạng đơn",
        "Tình trạng văn bằng", "Tình trạng hiệu lực", "Trạng thái đơn", "Tình trạng xử lý", "Hiện trạng", "Trạng thái hiệu lực",
    ),
    "priority_date": ("Ngày đơn ưu tiên", "Ngày ưu tiên", "Priority date"),
    "kind": (
        "Loại", "Loại đơn", "Loại hình", "Loại đối tượng", "Loại tài sản", "Đối tượng", "Đối tượng SHCN", "Kind", "IP type",
        "Right type", "Type of right", "IP right", "IPR type",
        "Loại hình SHCN", "Loại hình sở hữu công nghiệp", "Loại SHCN", "Loại hình SHTT", "Loại đối tượng SHCN", "Loại quyền",
        "Hình thức bảo hộ", "Đối tượng bảo hộ", "Đối tượng sở hữu công nghiệp", "Đối tượng sở hữu trí tuệ", "Đối tượng SHTT",
        "Loại hình bảo hộ", "Đối tượng quyền", "Loại hình đối tượng",
    ),
    "category": ("Loại nhãn hiệu", "Dạng nhãn hiệu", "Mark category", "Type of mark"),
    "illustrative": ("Dữ liệu minh họa", "Illustrative data"),
    "application": ("Số đơn và ngày nộp đơn", "Số đơn/Ngày nộp đơn", "Số đơn, ngày nộp đơn", "Số đơn - Ngày nộp đơn"),
    "publication": ("Số công bố và ngày công bố", "Số công bố/Ngày công bố", "Số công bố, ngày công bố"),
    "registration": (
        "Số bằng và ngày cấp", "Số bằng/Ngày cấp", "Số bằng, ngày cấp", "Số văn bằng và ngày cấp", "Số đăng bạ và ngày cấp",
        "Số GCN và ngày cấp",
    ),
    **contacts.COLUMNS,
    "known": ("ID", "STT", "TT", "Số TT", "Số thứ tự", "Chọn", "Tiến trình", "Mã Nước ưu tiên", "Số đơn ưu tiên", "Ghi chú", "No."),
}  # fmt: skip
GRANTED = frozenset({"in_force", "in_grace", "expired", "lapsed", "invalidated"})
"""Statuses that only a title can have."""
_TITLES_TOLD = frozenset({"registration_no", "registration", "registration_date"})
_BROKEN = re.compile(r"([-/.–])[ \t]{0,4}\r?\n[ \t]{0,4}(?=[0-9])")
_AROUND = " ,;|()"
_DAY_WORDS = re.compile(r"[ ,;(]{0,9}\b(?:cấp\s)?ngày(?:\scấp)?[ :]{0,9}$", re.IGNORECASE)
_DAY = re.compile(r"[0-9]{1,2}[./-][0-9]{1,2}[./-][0-9]{4}|[0-9]{4}-[0-9]{2}-[0-9]{2}")
TITLES = ("title_mark", "title_patent", "title_design", "title_gi", "title", "title_sample")
"""A sample often is a picture beside the name: it counts last."""

PEOPLE = (
    "parties",
    "applicants",
    "owners",
    "inventors",
    "representative",
    "address",
    "country",
    *contacts.COLUMNS,
)
"""What tells whose an asset is."""


def _recognises(fields: frozenset[str]) -> bool:
    numbered = {"application_no", "registration_no", "application", "registration"} & fields
    return bool(numbered) and bool(set(TITLES) & fields) and len(fields) >= 3


def _build(line: Line) -> AssetRecord:
    if fold(line.text("illustrative") or "") in ("co", "yes"):
        line.reject("illustrative", _("Đây là dữ liệu minh họa, không nhập vào sổ thật"))
    return record_of(line)


def record_of(line: Line) -> AssetRecord:
    """What the line says; only to be taken where it has no errors."""
    application_no, registration_no = _numbers(line)
    if not application_no and not registration_no and not line.errors:
        line.reject("application_no", _("Thiếu cả số đơn và số văn bằng"))
    kind = kind_of_line(line, application_no, registration_no)
    title = _title(line)
    if not title and kind not in (None, "NH") and any(map(line.has, TITLES)):
        line.reject(next(name for name in TITLES if line.has(name)), _("Thiếu tên"))
    status_raw = _status(line)
    registration_date = _day(line, "registration")
    international = is_international(kind, application_no, registration_no)
    if international:  # its registration's number is the one that it is known by everywhere
        application_no = application_no or registration_no
    return AssetRecord(
        office="WO" if international else "VN",
        kind=kind or "",
        title=title,
        mark_category=category_of(line) if kind == "NH" else None,
        application_no=application_no,
        application_date=_day(line, "application"),
        publication_no=_checked(line, "publication", _number(line, "publication")),
        publication_date=_day(line, "publication"),
        registration_no=registration_no,
        registration_date=registration_date,
        expiry_date=line.day("expiry_date", optional=True),
        priority_date=line.day("priority_date", optional=True),
        status_raw=status_raw,
        status_stated=national_status(status_raw),
        parties=_parties(
            line,
            granted=bool(registration_no or registration_date),
            status=national_status(status_raw),
        ),
        classes=_classes(line, kind),
        product=_goods(line) if kind == "NH" else None,
        source="wipo_publish",
        as_of=line.today,
    )


def _title(line: Line) -> str:
    """The first that is told. A table with a column to tick for each kind ('NH', 'KDCN') has its
    names in another one."""
    found = [text for name in TITLES if (text := values.title(line.text(name)))]
    names = [text for text in found if not is_tick(text)] if len(found) > 1 else found
    told = (names or found or [""])[0]
    return " ".join(line.strip() for line in told.splitlines())


def _status(line: Line) -> str | None:
    """'Chưa cấp' is a status; 'x' is none."""
    text = line.text("status")
    return None if text is None or says_nothing(text) else text


def _number(line: Line, what: str) -> str | None:
    """From its own column, or from the one that holds the day as well ('4-0405854-000
    12.08.2022')."""
    own = _one_line(line.said(f"{what}_no"))
    if own or what not in line.heading.columns:
        return own and as_written(own)
    told = line.said(what) or ""
    dated = _dated(told)
    before = (min(dated) if what == "publication" else dated[0])[1] if dated else ""
    return as_written(_without_words(before or " ".join(_DAY.sub(" ", told).split()))) or None


def _one_line(text: str | None) -> str | None:
    """A number that goes on in the next line of its cell: '4-2021-' above '61288'."""
    return _BROKEN.sub(r"\1", text) if text and "\n" in text else text


def _without_words(number: str) -> str:
    """'4-0430001-000, ngày' → '4-0430001-000'."""
    return _DAY_WORDS.sub("", number.strip(_AROUND)).strip(_AROUND)


def _numbers(line: Line) -> tuple[str | None, str | None]:
    """Those of application and title. Where neither is told, the words that stand there, for the
    reasons why the line is rejected."""
    application_no, registration_no = _number(line, "application"), _number(line, "registration")
    if application_no or registration_no:
        if application_no and is_misspelled(application_no):
            said = _(
                "“{number}” không rõ là số đơn nào; hãy ghi dạng 4-YYYY-NNNNN",
                number=application_no[:40],
            )
            line.reject("application_no" if line.has("application_no") else "application", said)
        return application_no, _checked(line, "registration", registration_no)
    return line.text("application_no"), line.text("registration_no")


def _alone(line: Line, what: str, number: str | None) -> str | None:
    """The number; rejected where there are several, or more than one has."""
    if number and holds_several(number):
        column = f"{what}_no" if line.has(f"{what}_no") else what
        line.reject(
            column, _("“{number}” không phải một số; hãy ghi mỗi số một dòng", number=number[:40])
        )
    return number


def _checked(line: Line, what: str, number: str | None) -> str | None:
    """The number where it is like one; else the line is rejected: other words must not become a
    title. One that is too long is refused with all that is."""
    if number is None or looks_like_number(number) or len(number) > LIMITS[f"{what}_no"]:
        return _alone(line, what, number)
    column = f"{what}_no" if line.has(f"{what}_no") else what
    line.reject(
        column, _("“{number}” không giống một số; để trống nếu chưa có", number=number[:40])
    )
    return None


def _day(line: Line, what: str) -> date | None:
    """Of several publications the first: that of the application."""
    own = line.day(f"{what}_date", optional=what != "application")
    if own or what not in line.heading.columns:
        return own
    try:
        days = [parse_date(written[0]) for written in _DAY.finditer(line.text(what) or "")]
    except BadDate as problem:
        line.reject(what, str(problem))
        return None
    if not days:
        return None
    return min(days) if what == "publication" else days[0]


def _dated(told: str) -> list[tuple[date, str]]:
    """Each day with the number before it, of 'NUMBER DAY BULLETIN | NUMBER DAY BULLETIN';
    impossible days are told elsewhere."""
    found = []
    end = 0
    for day in _DAY.finditer(told):
        before = re.split(r"[|\n]", told[end : day.start()].rstrip(_AROUND))[-1]
        with suppress(BadDate):
            found.append((parse_date(day[0]), " ".join(before.split()).strip(_AROUND)))
        end = day.end()
    return found


def _parties(line: Line, *, granted: bool, status: str) -> tuple[Party, ...]:
    """The owner of a title, the applicant of an application: the grid has one column for both.
    Where the table has a column of titles that is empty in this line, and the status tells of none,
    who is called owner has applied."""
    parties = values.people(line.said("parties"), "owner" if granted else "applicant")
    owning = granted or status in GRANTED or not _TITLES_TOLD & line.heading.columns.keys()
    parties += values.people(line.said("applicants"), "applicant")
    parties += values.people(line.said("owners"), "owner" if owning else "applicant")
    told = list(dict.fromkeys(parties))
    if _is_of_owners(line.heading.labels.get("address", "")):
        told.sort(key=lambda party: party.role != "owner")
    parties = _with_addresses(
        told, line.said("address") or line.said("contact_address"), line.said("country")
    )
    if granted and all(p.role == "applicant" for p in parties):
        # who has applied for a title owns it where nobody else is called its owner
        parties += [replace(p, role="owner") for p in parties]
    parties += values.people(line.said("inventors"), "inventor")
    return tuple(parties + values.people(line.said("representative"), "representative"))


@cache
def _is_of_owners(heading: str) -> bool:
    """Whether a heading names the address of the owner alone, not the applicant's."""
    words = normal(heading)
    return any(name in words for name in _OWNING) and not any(name in words for name in _FILING)


_OWNING = ("chu so huu", "chu bang", "chu van bang", "chu gcn", "owner", "holder", "proprietor")
_FILING = ("chu don", "nop don", "applicant")


def _with_addresses(parties: list[Party], address: str | None, country: str | None) -> list[Party]:
    """One address belongs to the first-named party; as many as parties, separated alike, to each
    its own."""
    if not address and not country:
        return parties
    each = values.listed(address or "")
    if len(each) != len(parties):
        each = [" ".join(without_phone(address or "")[0].split())]
    code = country.upper() if country and len(country) == 2 and country.isalpha() else None
    full = (
        f"{each[0]}, {country}"
        if country and not code and each[0]
        else each[0] or (country if not code else "")
    )
    each[0] = full or ""
    padded = each + [""] * (len(parties) - len(each))
    return [
        Party(p.role, p.name, p.address or own or None, p.country or (code if i == 0 else None))
        for i, (p, own) in enumerate(zip(parties, padded, strict=False))
    ]


def _classes(line: Line, kind: str | None) -> tuple[ClassCode, ...]:
    """Those of the columns of each kind, and of one for all kinds."""
    instead = is_misplaced(line, kind)
    codes = [] if instead else nice_of(line)
    if kind == "NH" and line.has("any_classes"):
        codes += nice_of(line, "any_classes")
    own = _OWN.get(kind or "")
    common = ((name, own) for name in ("any_classes", "nice" if instead else "") if own and name)
    for name, read in (*_READ.items(), *((name, _READ[scheme]) for name, scheme in common)):
        text = _code_text(line, name)
        try:
            codes += read(text)
        except Unclear as problem:
            line.reject(name, str(problem))
    return tuple(codes)


def _goods(line: Line) -> str | None:
    """The goods of each class, where a cell of classes tells them."""
    cells = (line.text(name) for name in ("nice", "any_classes") if line.has(name))
    return nice_goods(part for cell in cells for part in goods_of(cell))


_READ = {"vienna": vienna, "ipc": ipc, "locarno": locarno}
_OWN = {"SC": "ipc", "GPHI": "ipc", "KDCN": "locarno"}


def nice_of(line: Line, name: str = "nice") -> list[ClassCode]:
    """The Nice classes of a column, all of them or none with an error."""
    text = _code_text(line, name)
    if not text:
        return []
    try:
        numbers = nice_classes_of(text)
    except Unclear as problem:
        line.reject(name, _("Không hiểu hết nhóm Nice {problem}", problem=str(problem)))
        return []
    if any(str(n) not in NICE for n in numbers):
        line.reject(
            name, _("“{text}” không phải nhóm 1–45 của Bảng phân loại Nice", text=text[:40])
        )
    return [_nice_code(n) for n in numbers]


def _code_text(line: Line, name: str) -> str | None:
    """The cell of a column of codes; a code that a spreadsheet took for a day ('09-03' →
    09/03/2026) is no longer known. A zero is a wrong code."""
    if line.is_day(name):
        line.reject(
            name,
            _(
                "Excel đã đổi mã phân loại thành ngày {day}; hãy định dạng ô là văn bản rồi gõ lại",
                day=line.text(name),
            ),
        )
        return None
    text = line.text(name)
    return text if text and any(c.isdigit() for c in text) else line.said(name)


@cache
def _nice_code(number: int) -> ClassCode:
    return ClassCode("nice", str(number))


REPEATED = frozenset(
    {
        "parties",
        "applicants",
        "owners",
        "inventors",
        "representative",
        "address",
        "nice",
        "ipc",
        "locarno",
        "any_classes",
    }
)
TOGETHER = {
    "any_classes": frozenset({"nice", "ipc", "locarno"}),
    "parties": frozenset({"applicants", "owners", "parties"}),
    "title": frozenset(TITLES),
    "inventors": frozenset({"inventors"}),
}
LAYOUT = Layout(
    "wipo_publish",
    ALIASES,
    _recognises,
    _build,
    contact=contacts.contact_beside,
    repeated=REPEATED,
    together=TOGETHER,
    by_people=True,
)
