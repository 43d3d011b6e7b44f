"""For any table made from records in any known layout, the records read are the records written, or
the row is rejected with a reason; never a third thing (issue 19).

Headings, their order and language, a second table below the first, words for the cell above,
spellings of numbers, days and classes, words for "not yet", preambles, parts, sums, signatures,
counters, columns of no meaning, CSV and XLSX are drawn freely.
"""

import csv
import io
import tempfile
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from domain.records.asset import AssetRecord
from domain.records.kinds import KINDS
from domain.records.numbers import canonical
from tests.importing.files import rows, write, xlsx

QUICK, LONG = 60, 1_500
OWN_CLASSES = {"NH": "nice", "SC": "ipc", "GPHI": "ipc", "KDCN": "locarno"}
CODES = {
    "nice": ["3", "5", "29", "30", "35", "43"],
    "ipc": ["A23F 5/02", "F26B 17/12", "A61K"],
    "locarno": ["09-03", "06-01"],
}


@dataclass(frozen=True)
class Written:
    """One asset as it is put into a table."""

    kind: str
    title: str
    number: tuple[int, int]
    filed: date
    granted: tuple[int, date] | None
    codes: tuple[str, ...]
    owners: tuple[str, ...]
    address: str
    status: str

    @property
    def application(self) -> str:
        year, serial = self.number
        return f"{KINDS[self.kind].prefix}-{year}-{serial:05}"

    @property
    def title_number(self) -> str:
        return f"{KINDS[self.kind].prefix}-{self.granted[0]:07}-000" if self.granted else ""


WORDS = st.sampled_from(
    ["SEN", "Mía đường", "Cộng", "I.", "NHÃN HIỆU", "Tổng cộng", "12", "x", "A.B", "Ngày", "-", "Đặng", "Số", "1-2", "=1+1", "(2)", "TM."]
)  # fmt: skip
TITLE = st.lists(WORDS, min_size=1, max_size=4).map(" ".join)
OWNER = st.sampled_from(
    ["Công ty CP Mẫu", "HTX Sen Vàng", "Trần Văn Mẫu", "HKD Mẫu", "UBND xã Mẫu", "Khổng Đình Cấp"]
)


@st.composite
def _written(draw: st.DrawFn) -> Written:
    kind = draw(st.sampled_from(sorted(OWN_CLASSES)))
    filed = draw(st.dates(date(2005, 1, 1), date(2024, 12, 31)))
    granted = draw(
        st.none()
        | st.tuples(st.integers(10_000, 499_999), st.dates(date(2025, 1, 1), date(2026, 5, 1)))
    )
    codes = draw(st.lists(st.sampled_from(CODES[OWN_CLASSES[kind]]), unique=True, max_size=3))
    return Written(
        kind,
        draw(TITLE),
        (filed.year, draw(st.integers(1, 99_999))),
        filed,
        granted,
        tuple(codes),
        tuple(draw(st.lists(OWNER, unique=True, min_size=1, max_size=2))),
        draw(st.sampled_from(["", "xã Kim Liên, tỉnh Nghệ An", "TP. Quy Nhơn", "huyện Nam Đàn"])),
        draw(st.sampled_from(["", "Cấp bằng", "Còn HL", "Đang thẩm định", "Từ chối"])),
    )


TABLES = st.lists(
    _written(),
    min_size=1,
    max_size=6,
    unique_by=(lambda w: w.application, lambda w: w.granted or w),
)
HEADINGS = {
    "title": ["Tên", "Tên nhãn hiệu/đối tượng", "Title", "Tên đối tượng SHCN\n(chữ)", "title"],
    "kind": ["Loại", "Loại hình SHCN", "Kind", "Đối tượng (nhãn hiệu, sáng chế…)"],
    "application": [
        "Số đơn",
        "Số đơn [Application No.]",
        "application_number",
        "Số đơn gốc",
        "Số đơn ĐK",
        "app_no",
    ],
    "filed": [
        "Ngày nộp đơn",
        "Filing date",
        "filing_dt",
        "Ngày nộp (dd/mm/yyyy)",
        "Ngày nộp đơn ĐK",
    ],
    "registration": [
        "Số GCN/Bằng",
        "Số văn bằng",
        "registration_number",
        "Số bằng",
        "Số GCN ĐKNH",
        "reg_no",
    ],
    "granted": ["Ngày cấp", "Registration date", "grant_date", "Ngày cấp VB", "reg_date"],
    "nice": ["Nhóm hàng hóa", "Phân loại Nice", "Nice classes", "Nhóm SPDV", "classes_nice"],
    "ipc": ["Phân loại IPC", "IPC"],
    "locarno": ["Phân loại Locarno", "Locarno"],
    "classes": ["Phân loại (Nice/IPC/Locarno)", "Nhóm/Phân loại", "Nice/IPC/Locarno"],
    "owners": ["Chủ đơn/Chủ bằng", "Tên đơn vị/cá nhân", "Applicant/Owner", "Cá nhân/tổ chức"],
    "address": ["Địa chỉ", "Địa chỉ chủ đơn", "owner_address", "Địa chỉ CSH"],
    "status": ["Tình trạng", "Trạng thái", "Status"],
}
NONE_YET = st.sampled_from(["", "-", "…", "chưa cấp", "không", "x", "Chưa có", "đang chờ"])
KIND_WORDS = {
    "NH": ["Nhãn hiệu", "NH", "nhãn hiệu"],
    "SC": ["Sáng chế", "SC"],
    "GPHI": ["Giải pháp hữu ích", "GPHI"],
    "KDCN": ["Kiểu dáng công nghiệp", "KDCN", "KD"],
}
DAYS: list[Callable[[date], Any]] = [
    lambda d: d.strftime("%d/%m/%Y"),
    lambda d: f"{d.day}.{d.month}.{d.year}",
    lambda d: f"ngày {d.day} tháng {d.month} năm {d.year}",
    lambda d: d.isoformat(),
    lambda d: d.strftime("%d/%m/%y"),
    lambda d: d.strftime("%d-%b-%Y"),
    lambda d: d.strftime("%b %d, %Y"),
    lambda d: d.strftime("%d.%m.%Y."),
    lambda d: f"{d.month}/{d.year}",
]
NUMBERS: list[Callable[[str], str]] = [
    lambda n: n,
    lambda n: f"VN-{n}",
    lambda n: n.replace("-", "/"),
    lambda n: n.replace("-", " - "),
    lambda n: "VN" + n.replace("-", ""),
    lambda n: n.split("-")[-1],
]
JOINS = [", ", "; ", " và ", "\n", "-", ". "]
UNSEEN = ["\u00a0", "\u200b", "\ufeff"]
NUMBERED = ["{}_{}", "{} {}", "{} ({})", "{}[{}]"]
WRAPPED = {
    "Công ty CP Mẫu": "Công ty CP\nMẫu",
    "HTX Sen Vàng": "HTX\nSen Vàng",
    "HKD Mẫu": "HKD\nMẫu",
}
ASIDES: list[list[Any]] = [
    [None, None, None, None, None, None, "Cộng", 3],
    ["I", "NHÃN HIỆU"], ["II. SÁNG CHẾ"], ["Cộng I", None, 3], ["A", "Huyện Nam Đàn"], [], [None, "KT. GIÁM ĐỐC"], ["Tổng cộng: 3"],
    [None, "Tổng số: 03 văn bằng"], ["Tổng cộng: 3 đơn"],
]  # fmt: skip


@st.composite
def _cells(draw: st.DrawFn, one: Written, *, typed: bool) -> dict[str, Any]:
    """What stands in the columns; all that the record has, in some spelling."""
    day = draw(st.sampled_from([*DAYS, *([lambda d: d] if typed else [])]))
    number = draw(st.sampled_from(NUMBERS))
    join = draw(st.sampled_from(JOINS))
    nothing = draw(NONE_YET)
    unseen = draw(st.sampled_from(["", *UNSEEN]))
    wrapped = WRAPPED if draw(st.booleans()) else {}
    owners = [f"{unseen}{wrapped.get(name, name)}" for name in one.owners]
    codes = {scheme: draw(NONE_YET) for scheme in CODES}
    together = join.join(one.codes) if one.codes else nothing
    if one.codes:
        codes[OWN_CLASSES[one.kind]] = together
    return {
        "title": f"{one.title}{unseen}",
        "kind": draw(st.sampled_from(["", *KIND_WORDS[one.kind]])),
        "application": f"{unseen}{number(one.application)}",
        "filed": day(one.filed),
        "registration": one.title_number or nothing,
        "granted": day(one.granted[1]) if one.granted else nothing,
        **codes,
        "classes": together,
        "owners": "; ".join(owners),
        "owners_1": owners[0],
        "owners_2": owners[1] if len(owners) > 1 else nothing,
        "address": one.address,
        "status": one.status,
    }


AS_ABOVE = st.sampled_from(["nt", "như trên", "- nt -", '"', "〃"])


@st.composite
def _as_above(draw: st.DrawFn, one: Written, above: list[Written]) -> dict[str, Any]:
    """Words for what the row above says as well, where it does."""
    if not above or not draw(st.booleans()):
        return {}
    same = {
        "owners": above[0].owners == one.owners,
        "owners_1": above[0].owners[0] == one.owners[0],
        "address": above[0].address == one.address,
        "status": above[0].status == one.status,
    }
    return {name: draw(AS_ABOVE) for name, equal in same.items() if equal}


@st.composite
def _tables(draw: st.DrawFn) -> tuple[list[Written], list[list[Any]], bool]:
    """Records, the lines of their table, and whether it is a workbook."""
    written, typed = draw(TABLES), draw(st.booleans())
    without = draw(st.sampled_from([{"classes"}, set(CODES)]))
    heads = {
        name: draw(st.sampled_from(HEADINGS[name])) for name in sorted(HEADINGS.keys() - without)
    }
    if form := draw(st.none() | st.sampled_from(NUMBERED)):
        owners = heads.pop("owners")
        heads |= {f"owners_{n}": form.format(owners, n) for n in (1, 2)}
    order = draw(st.permutations(sorted(heads)))
    extra = ["Cột lạ"] if draw(st.booleans()) else []
    top = ["STT", *(heads[name] for name in order), *extra]
    again = draw(st.integers(2, 12))  # from there on under headings in another order
    lines: list[list[Any]] = draw(
        st.lists(st.sampled_from([["SỔ THEO DÕI"], [], ["Số liệu đến 20/05/2026"]]), max_size=3)
    )
    lines = [*lines, top]
    for n, one in enumerate(written, start=1):
        lines += draw(st.lists(st.sampled_from(ASIDES), max_size=1))
        if n == again:
            order = draw(st.permutations(order))
            lines.append(["STT", *(heads[name] for name in order), *extra])
        cells = draw(_cells(one, typed=typed)) | draw(_as_above(one, written[n - 2 : n - 1]))
        lines.append([n, *(cells[name] for name in order), *(["gì đó"] if extra else [])])
    return written, [*lines, *draw(st.lists(st.sampled_from(ASIDES), max_size=2))], typed


def _file(folder: Path, lines: list[list[Any]], *, typed: bool) -> Path:
    if typed:
        return xlsx(folder / "x.xlsx", [[_literal(cell) for cell in line] for line in lines])
    width = max(len(line) for line in lines)
    text = io.StringIO()
    csv.writer(text).writerows([*line, *[None] * (width - len(line))] for line in lines)
    return write(folder / "x.csv", text.getvalue())


def _literal(cell: Any) -> Any:
    """A workbook would calculate what begins with '='; people write it after an apostrophe."""
    return f"'{cell}" if isinstance(cell, str) and cell.startswith("=") else cell


def _same(record: AssetRecord, one: Written) -> bool:
    given = {p.name for p in record.parties if p.role in ("owner", "applicant")}
    addresses = {p.address for p in record.parties} - {None}
    role = {p.role for p in record.parties}
    return (
        (record.kind, record.office, record.title) == (one.kind, "VN", one.title)
        and record.application_date == one.filed
        and record.registration_date == (one.granted[1] if one.granted else None)
        and _key(record.registration_no, one) == _key(one.title_number or None, one)
        and {(c.scheme, c.code) for c in record.classes} == {(OWN_CLASSES[one.kind], c) for c in one.codes}
        and given == set(one.owners)
        and role == ({"owner"} if one.granted else {"applicant"})
        and addresses == ({one.address} if one.address else set())
        and (record.status_raw or "") == one.status
    )  # fmt: skip


def _key(number: str | None, one: Written) -> str | None:
    return canonical(number, office="VN", kind=one.kind)


def _check(table: tuple[list[Written], list[list[Any]], bool]) -> None:
    written, lines, typed = table
    due = {_key(one.application, one): one for one in written}
    with tempfile.TemporaryDirectory() as folder:
        read = rows(_file(Path(folder), lines, typed=typed))
    rejected = [row for row in read if row.record is None]
    assert all(row.errors for row in rejected)
    taken = [row.record for row in read if isinstance(row.record, AssetRecord)]
    for record in taken:
        one = due.pop(canonical(record.application_no, office="VN", kind=record.kind), None)
        assert one is not None, f"nobody wrote {record}"
        assert _same(record, one), f"{record}\n{one}"
    assert len(rejected) >= len(due), "a row is neither a record nor rejected"


@settings(max_examples=QUICK, deadline=None)
@given(_tables())
def test_what_is_read_is_what_was_written(
    table: tuple[list[Written], list[list[Any]], bool],
) -> None:
    _check(table)


@pytest.mark.long
@settings(max_examples=LONG, deadline=None)
@given(_tables())
def test_what_is_read_is_what_was_written_at_length(
    table: tuple[list[Written], list[list[Any]], bool],
) -> None:
    _check(table)
