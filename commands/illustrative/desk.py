"""What officers of three provinces might have written: products, entries, targets, tasks, support.
Invented, and marked so."""

from collections.abc import Iterator
from datetime import date
from typing import Any

from domain.calendar.dates import add_years
from read_models.local_lists import (
    ENTRIES,
    PRODUCTS,
    RESULTS,
    SUPPORT,
    TARGETS,
    TASKS,
    KeptList,
)
from read_models.local_names import LocalRight

PROVINCES = ("nghe-an", "gia-lai", "ninh-binh")
NAME = "Dữ liệu minh họa"
WITHOUT_RIGHT = (
    ("Tương nếp Làng Sỏi", "3", "Hợp tác xã Làng Sỏi"),
    ("Mật ong Suối Rạng", "4", "Tổ hợp tác Suối Rạng"),
    ("Miến dong Rú Trầm", "3", "Hợp tác xã Rú Trầm"),
    ("Trà hoa vàng Dốc Mơ", "4", "Công ty TNHH Dốc Mơ (minh họa)"),
    ("Nước mắm Bến Sú", "5", "Cơ sở Bến Sú"),
)
Row = tuple[KeptList, dict[str, Any]]


def kept_rows(rights: tuple[LocalRight, ...], today: date) -> Iterator[Row]:
    """Rows of every list for a province with these protected names. Equal arguments give equal
    rows."""
    yield from _products(rights)
    yield from _entries(rights[:4], today)
    yield from _plan(rights, today)


def _products(rights: tuple[LocalRight, ...]) -> Iterator[Row]:
    for i, right in enumerate(rights[:6]):
        linked = {"maker": right.holder or "Hợp tác xã minh họa", "right_no": f"#{right.asset_id}"}
        yield (
            PRODUCTS,
            {"name": right.title, "kind": "ocop", "stars": "345"[i % 3], "place": "", **linked},
        )
    for name, stars, maker in WITHOUT_RIGHT:
        kind = "ocop" if stars != "4" else "key"
        yield (
            PRODUCTS,
            {
                "name": name,
                "kind": kind,
                "stars": stars,
                "maker": maker,
                "place": "",
                "right_no": "",
            },
        )


def _entries(rights: tuple[LocalRight, ...], today: date) -> Iterator[Row]:
    year = today.year
    for i, right in enumerate(rights):
        own = {"right_no": f"#{right.asset_id}"}
        regulation = f"Quy chế quản lý số {10 + i}/QC (minh họa)"
        yield (
            ENTRIES,
            {
                **own,
                "kind": "regulation",
                "day": date(year - 3, 3, 1 + i),
                "subject": regulation,
                "note": "",
            },
        )
        for n in range(1, 3 - i % 2):
            who = f"Hợp tác xã thành viên {n} (minh họa)"
            yield (
                ENTRIES,
                {
                    **own,
                    "kind": "user",
                    "day": date(year - 1, 4 + n, 10),
                    "subject": who,
                    "note": "",
                },
            )
    if rights:
        own = {
            "right_no": f"#{rights[0].asset_id}",
            "note": "Nhãn và tem truy xuất dùng đúng quy chế.",
        }
        yield (
            ENTRIES,
            {
                **own,
                "kind": "inspection",
                "day": date(year - 1, 9, 15),
                "subject": "Kiểm tra định kỳ",
            },
        )


PLAIN = {"kind": "", "classes": "", "growth": "", "base_year": None, "base_value": None}
"""A target that is a number, of every kind."""


LAST_TARGET = 0
"""Stands for the target that was written last."""


def _classes_held(day: date, n: int) -> dict[str, Any]:
    return {"value": n, "day": day, "source": "Báo cáo minh họa của Trung tâm ứng dụng KH&CN"}


def _since(base_year: int) -> dict[str, Any]:
    return {"growth": "goc", "base_year": base_year}


def _plan(rights: tuple[LocalRight, ...], today: date) -> Iterator[Row]:
    year = today.year
    document = "Kế hoạch minh họa số 01/KH-UBND"
    goals: tuple[tuple[str, str, int, int, dict[str, Any]], ...] = (
        ("Đơn đăng ký nộp trong năm", "nop-trong-nam", year, 250, {}),
        ("Văn bằng cấp trong năm", "cap-trong-nam", year, 180, {}),
        ("Đơn nhãn hiệu", "nop-trong-nam", year, 10, {"kind": "NH", "growth": "truoc"}),
        (
            "Đơn nhãn hiệu nông sản",
            "nop-trong-nam",
            year,
            20,
            {"kind": "NH", "classes": "29, 30, 31"},
        ),
        ("Bằng sáng chế còn hiệu lực", "con-hieu-luc", year, 20, _since(year - 5) | {"kind": "SC"}),
        ("Tên địa phương được bảo hộ", "dac-san", year + 4, len(rights) + 10, {}),
        ("Sản phẩm có quyền sở hữu trí tuệ", "san-pham-co-quyen", 2030, 60, {}),
        ("Lớp tập huấn cho hợp tác xã", "khac", year, 12, {}),
    )
    for title, indicator, when, value, more in goals:
        told = {"title": title, "indicator": indicator, "year": when, "value": value}
        yield TARGETS, PLAIN | told | {"source": document} | more
    for day, held in ((date(year, 3, 31), 3), (date(year, 6, 30), 7)):
        if day <= today:
            yield RESULTS, {"target_id": LAST_TARGET} | _classes_held(day, held)
    works = (
        (
            "Lập danh mục sản phẩm cần bảo hộ",
            "Phòng Quản lý sở hữu trí tuệ",
            date(year, 3, 31),
            "done",
        ),
        (
            "Hướng dẫn hợp tác xã nộp đơn nhãn hiệu tập thể",
            "Trung tâm ứng dụng KH&CN",
            date(year, 10, 30),
            "doing",
        ),
        (
            "Kiểm tra sử dụng chỉ dẫn địa lý",
            "Thanh tra Sở",
            add_years(date(year, 6, 30), 1),
            "open",
        ),
    )
    for title, who, due, state in works:
        yield TASKS, {"title": title, "who": who, "due": due, "state": state}
    for i, right in enumerate(rights[:3]):
        given = {
            "beneficiary": right.holder or "Hợp tác xã minh họa",
            "programme": f"Chương trình minh họa, Quyết định {i + 5}/QĐ",
        }
        yield (
            SUPPORT,
            {
                **given,
                "day": date(year, 2 + i, 20),
                "amount": 30_000_000 + i * 5_000_000,
                "right_no": f"#{right.asset_id}",
            },
        )
