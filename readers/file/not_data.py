"""Files that are no data: told by their first bytes, each refused with a sentence that says what to
do."""

import re

from language import N_, _
from readers.file.archive import DOCUMENT, EXCEL, looks_like_zip, workbook_kind
from readers.file.source import Source

OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ENCRYPTED = "EncryptedPackage".encode("utf-16-le")
_SIGNS: tuple[tuple[bytes, str], ...] = (
    (b"%PDF", N_("Đây là tệp PDF; hãy gửi bảng tính (XLSX, CSV) hoặc tệp XML.")),
    (b"\x89PNG", N_("Đây là tệp ảnh, không phải dữ liệu.")),
    (b"\xff\xd8\xff", N_("Đây là tệp ảnh, không phải dữ liệu.")),
    (b"GIF8", N_("Đây là tệp ảnh, không phải dữ liệu.")),
    (b"\x1f\x8b", N_("Tệp đang nén (gzip); hãy giải nén rồi nhập lại.")),
    (b"BZh", N_("Tệp đang nén (bzip2); hãy giải nén rồi nhập lại.")),
    (b"\xfd7zXZ", N_("Tệp đang nén (xz); hãy giải nén rồi nhập lại.")),
    (b"\x28\xb5\x2f\xfd", N_("Tệp đang nén (zstd); hãy giải nén rồi nhập lại.")),
    (b"7z\xbc\xaf", N_("Tệp đang nén (7z); hãy giải nén rồi nhập lại.")),
    (b"Rar!", N_("Tệp đang nén (RAR); hãy giải nén rồi nhập lại.")),
    (b"MZ", N_("Đây là tệp chương trình, không phải dữ liệu.")),
    (b"\x7fELF", N_("Đây là tệp chương trình, không phải dữ liệu.")),
    (b"\xff\xfe\0\0", N_("Tệp ở bảng mã UTF-32; hãy lưu lại thành CSV UTF-8.")),
    (b"\0\0\xfe\xff", N_("Tệp ở bảng mã UTF-32; hãy lưu lại thành CSV UTF-8.")),
    (b"{\\rtf", N_("Đây là văn bản RTF; hãy gửi bảng tính (XLSX, CSV) hoặc tệp XML.")),
)
_LEVEL = rb"(?:emerg|alert|crit|error|warn|notice|info|debug)[0-9]?"
_TEXTS: tuple[tuple[re.Pattern[bytes], str], ...] = (
    (
        re.compile(
            rb"""\s*[\[{].{0,4000}?"(?:httpRequest|remote_?ip|remote_?addr|client_?ip|c-ip)"\s*:""",
            re.DOTALL | re.IGNORECASE,
        ),
        N_(
            "Đây là nhật ký truy cập web dạng JSON nhưng không phải mỗi yêu cầu một dòng; hãy xuất dạng JSON Lines (NDJSON)."
        ),
    ),
    (
        re.compile(rb"""\s*(?:\{\s*(?:"(?:[^"\\]|\\.){0,200}"\s*:|\})|\[\s*(?:\{\s*"|\[|\]))"""),
        N_("Đây là tệp JSON; hãy gửi bảng tính (XLSX, CSV) hoặc tệp XML."),
    ),
    (
        re.compile(
            rb"(?:\[[^\]\r\n]{10,40}\] \[(?:[a-z_0-9]{1,30}:)?%b\] |[0-9]{4}/[0-9]{2}/[0-9]{2} [0-9:]{8} \[%b\] )"
            % (_LEVEL, _LEVEL)
        ),
        N_(
            "Đây là nhật ký lỗi của máy chủ web, không phải nhật ký truy cập; hãy gửi tệp nhật ký truy cập (access log)."
        ),
    ),
    (
        re.compile(rb"(?:HHHHHT[^\r\n]{0,200}\r?\n)?PATN[ \t]*\r?\nWKU "),
        N_(
            "Đây là công báo sáng chế Mỹ ở dạng văn bản cũ (trước 2002); hãy tải bản XML của bằng rồi nhập lại."
        ),
    ),
    (
        re.compile(
            rb"[A-Za-z][A-Za-z-]{1,40}:[^\0]{0,4000}?^content-type:[ \t]{0,8}multipart/",
            re.IGNORECASE | re.MULTILINE,
        ),
        N_(
            "Đây là trang web một tệp (MHTML, “Single File Web Page”), dù tên là XLS; hãy mở bằng Excel, lưu thành XLSX rồi nhập lại."
        ),
    ),
    (
        re.compile(
            rb"(?:#[^\r\n]{0,2000}\r?\n)?[0-9]{4}-[0-9]{2}-[0-9]{2}[ \t][0-9]{2}:[0-9]{2}:[0-9]{2}[ \t]"
            rb"(?:[^\s]{1,80}[ \t]){1,6}(?:GET|POST|HEAD|PUT|OPTIONS)[ \t]/"
        ),
        N_(
            "Đây là nhật ký IIS (W3C) thiếu dòng “#Fields:” nên không rõ cột nào là gì; hãy gửi tệp nhật ký từ đầu, "
            "hoặc chép dòng “#Fields:” của máy chủ vào đầu tệp."
        ),
    ),
)
"""Texts that would pass for tables, by how they begin."""
_EXCEL_2003 = b"urn:schemas-microsoft-com:office:spreadsheet"
_LOG = re.compile(
    rb'^#(?:Software|Fields):|"(?:GET|POST|HEAD) [^"\r\n]{1,2000} HTTP/[0-9]', re.MULTILINE
)
_HTML = re.compile(
    rb"\s*+(?:<!--(?:(?!-->).){0,500}+-->\s*+)*+(<!doctype\s+html|<html[\s>]|<head[\s>]|<table[\s>])",
    re.IGNORECASE,
)


def refusal(source: Source) -> str | None:
    """Why a file that no reader recognises is refused, where its content tells; None where it does
    not."""
    head = source.head
    if head.startswith(OLE):
        return _ole(source)
    if looks_like_zip(head):
        return _zip(source)
    if _EXCEL_2003 in head[:4_096]:
        return _("Đây là bảng tính XML của Excel 2003; hãy lưu thành XLSX rồi nhập lại.")
    if is_html(head):
        return _(
            "Đây là trang web (HTML), không phải bảng tính; hãy lưu thành XLSX hoặc CSV rồi nhập lại."
        )
    if told := text_refusal(source):
        return told
    if _LOG.search(head[:16_384]):
        return _(
            "Đây có vẻ là nhật ký truy cập web ở định dạng chưa biết; hãy ghi nhật ký ở dạng combined, W3C (IIS) hoặc JSON, "
            "có địa chỉ, thời gian, yêu cầu và mã trạng thái."
        )
    return next((_(reason) for sign, reason in _SIGNS if head.startswith(sign)), None)


def text_refusal(source: Source) -> str | None:
    """Why a text that is no table is refused; None for anything else. Access logs in JSON are read
    before."""
    head = source.head.removeprefix(b"\xef\xbb\xbf")
    return next((_(reason) for pattern, reason in _TEXTS if pattern.match(head)), None)


def is_html(head: bytes) -> bool:
    """True for a web page, in one byte or two bytes a character."""
    return bool(
        _HTML.match(
            head[:4_096].replace(b"\0", b"").removeprefix(b"\xef\xbb\xbf").lstrip(b"\xff\xfe")
        )
    )


def _ole(source: Source) -> str:
    if any(_ENCRYPTED in piece for piece in source.pieces()):
        return _("Bảng tính có mật khẩu; hãy bỏ mật khẩu rồi nhập lại.")
    return _(
        "Đây là tệp Office đời cũ (DOC, PPT hoặc XLS hỏng), dù tên tệp là gì; hãy lưu thành XLSX rồi nhập lại."
    )


def _zip(source: Source) -> str:
    kind = workbook_kind(source)
    if kind == "macro":
        return _("Bảng tính có macro (XLSM); hãy lưu thành XLSX không macro rồi nhập lại.")
    if kind == DOCUMENT:
        return _(
            "Đây là văn bản hoặc bản trình chiếu, không phải bảng tính; hãy gửi bảng tính (XLSX, CSV) hoặc tệp XML."
        )
    if kind == "damaged":
        return _(
            "Tệp bị hỏng hoặc chưa tải hết: không đọc được mục lục ở cuối tệp (byte thứ {n}).",
            n=source.size,
        )
    if kind == EXCEL:
        return _("Bảng tính không có trang nào mang các cột đã biết.")
    return _("Tệp nén ZIP này không phải bảng tính XLSX; hãy giải nén rồi nhập lại.")
