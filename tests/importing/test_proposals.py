"""Issue 19, item 1: what is not read stands first, and one press says what a column is; a question is
pre-filled by heading and values, with the fields of the kind of file at hand."""

from pathlib import Path
from typing import Any

import pytest

from components.imports.labels import FORMATS
from components.imports.questions import columns_form
from components.imports.unread import unread_card
from components.imports.view import State, View
from data_access.database import jobs
from data_access.importing.explained_headings import FIELDS, fields_of
from data_access.importing.jobs import view_of
from data_access.importing.proposals import likely_kind, proposals
from readers.layouts.registry import LAYOUTS
from tests.components.tree import text
from tests.importing.files import shared
from tests.importing.test_unread import HEAD, Office, book, line, office

__all__ = ["office"]
READ = ["STT", "Số đơn", "Ngày nộp đơn", "Địa chỉ", "Tình trạng"]


def fields(samples: dict[str, list[str]], read: list[str], kind: str = "assets") -> dict[str, str]:
    return {heading: one.field for heading, one in proposals(samples, read=read, kind=kind).items()}


@pytest.mark.parametrize(
    ("samples", "found"),
    [
        ({"Cột lạ": ["4-0380001-000", "4-0380002-000", "chưa cấp"]}, "registration_no"),
        ({"Hồ sơ": ["4-2024-00012", "1-2023-00007"]}, "application_no"),
        ({"Trụ sở": ["Khối 7, phường Hưng Khê", "xã A, huyện B"]}, "address"),
        ({"Đơn vị": ["Công ty TNHH Mẫu", "HTX Sen", "Trần Văn Mẫu"]}, "parties"),
        ({"Loại hình SHCN": ["Nhãn hiệu", "Sáng chế"]}, "kind"),
        ({"Ngày được cấp": ["05/03/2022", "06.03.2022"]}, "registration_date"),
        ({"Nhóm hàng hóa": ["9, 41", "30"]}, "nice"),
        ({"Tên nhãn hiệu/đối tượng": ["Vân Canh 1"]}, "title"),
        ({"Gọi số": ["0238 000 0211", "0912.000.123"]}, "phone"),
        ({"Thư": ["a@mau.example"]}, "email"),
    ],
)
def test_a_column_is_told_by_its_values_or_its_heading(
    samples: dict[str, list[str]], found: str
) -> None:
    assert list(fields(samples, []).values()) == [found]


@pytest.mark.parametrize(
    ("samples", "read"),
    [
        ({"Mã khách": ["0238"], "Người theo dõi": ["Hà"]}, []),
        ({"Số hồ sơ cũ": ["4-2024-00012"]}, ["Số đơn"]),
        ({"Địa chỉ đại diện": ["Hoàn Kiếm, Hà Nội"]}, []),
        ({"Ngày xem": ["05/03/2022"]}, []),
        ({"Màu": []}, []),
    ],
)
def test_what_is_not_sure_is_not_proposed(samples: dict[str, list[str]], read: list[str]) -> None:
    """A field that another column holds already, an agent's address, a day of nothing known."""
    assert fields(samples, read) == {}


def test_the_province_s_own_register_is_proposed_whole() -> None:
    samples = {
        "Tên nhãn hiệu/đối tượng": ["Vân Canh 1", "Chư Sê 2"],
        "Loại hình SHCN": ["Nhãn hiệu", "Kiểu dáng công nghiệp"],
        "Số GCN/Bằng": ["4-0380001-000"],
        "Nhóm hàng hóa": ["Nhóm 9, 41", "35"],
        "Tên đơn vị/cá nhân": ["CÔNG TY TNHH KRÔNG PA", "Công ty CP Biển Hồ", "Trần Văn Mẫu"],
    }
    assert fields(samples, READ) == {
        "Tên nhãn hiệu/đối tượng": "title",
        "Loại hình SHCN": "kind",
        "Số GCN/Bằng": "registration_no",
        "Nhóm hàng hóa": "nice",
        "Tên đơn vị/cá nhân": "parties",
    }


def test_the_fields_are_those_of_the_file_at_hand() -> None:
    headings = ["Tên chủ thể", "Phân hạng sản phẩm", "Ghi gì đó"]
    assert likely_kind(headings, ["assets", "products"]) == "products"
    assert likely_kind(["Gì đó"], ["assets", "products"]) == "assets"
    assert fields_of("assets") is FIELDS
    assert fields_of("products")["stars"] == "Hạng OCOP"
    assert fields_of("stations")["host"] == "Đơn vị chủ trì"


OCOP = [["STT", "Mặt hàng", "Phân hạng sản phẩm", "Tên chủ thể"], [1, "Tương", "4", "HTX Sen"]]


def test_a_list_of_products_asks_in_words_of_products(office: Office, tmp_path: Path) -> None:
    """Never a dead end: the unknown heading is answered with a product's field, and is read."""
    job = office.drop(book(tmp_path / "ocop.xlsx", ("S", OCOP)))
    assert (job.state, job.detail["kind"]) == ("refused", "products")
    shown = str(form_of(office, job, fields_of("products")))
    assert "Hạng OCOP" in shown and "Số đơn gốc" not in shown
    job = office.again(job.id, columns={"Mặt hàng": "name"})
    assert (job.state, job.detail["counts"]["accepted"]) == ("ready", 1)


def test_a_sender_says_what_the_file_is(office: Office, tmp_path: Path) -> None:
    lines = [["Tên gì", "Ai"], ["Tương", "HTX"]]
    job = office.drop(book(tmp_path / "x.xlsx", ("S", lines)))
    assert job.detail["kind"] == "assets"
    job = office.again(job.id, asked_kind="products")
    assert (job.state, job.detail["kind"]) == ("refused", "products")
    job = office.again(job.id, columns={"Tên gì": "name", "Ai": "maker"})
    assert (job.state, job.detail["counts"]["accepted"]) == ("ready", 1)


def test_one_press_beside_each_column_says_what_it_is(office: Office, tmp_path: Path) -> None:
    head = [*HEAD, "Địa chỉ", "Nhóm hàng hóa chính", "Mã khách"]
    lines = [head, line(1, "HTX", "Vinh, Nghệ An", "30", "0238")]
    job = office.drop(book(tmp_path / "x.xlsx", ("S", lines), ("Tổng hợp", [["A", "B"], ["C"]])))
    assert job.detail["proposed"] == {"Nhóm hàng hóa chính": "nice"}
    shown = card_of(office, job)
    for told in (
        "Nhóm hàng hóa chính cột G, 1 trong 1 ô có chữ 30",
        "Đề xuất vì tiêu đề gần với",
        "cột H",
    ):
        assert told in shown
    job = office.again(job.id, columns={"Nhóm hàng hóa chính": "nice", "Mã khách": "-"})
    assert (job.state, job.detail["unread"]["columns"]) == ("ready", [])
    assert "Chưa đọc: 1 trang tính" in card_of(office, job)
    job = office.again(job.id, set_aside=["sheet:Tổng hợp"])
    assert card_of(office, job) == ""
    whole = office.drop(book(tmp_path / "y.xlsx", ("S", [line[:6] for line in lines])))
    assert card_of(office, whole) == "Mọi cột, mọi trang tính và mọi dòng của tệp đều được đọc."


@pytest.mark.parametrize("name", ["unknown_address_column.xlsx", "ocop_list.xlsx"])
def test_files_of_the_field_are_never_a_dead_end(office: Office, name: str) -> None:
    job = office.drop(shared(f"field_cases/{name}"))
    if job.state == "refused":
        assert job.detail["unmatched"] and job.detail["proposed"]


def form_of(office: Office, job: jobs.Job, fields: Any) -> Any:
    shown = seen(office, job)
    return columns_form(View(State(job.id), shown, None, (), 200, fields=fields), shown)


def card_of(office: Office, job: jobs.Job) -> str:
    shown = seen(office, job)
    card = unread_card(View(State(job.id), shown, None, (), 200, fields=FIELDS), shown)
    return text(card) if card else ""


def seen(office: Office, job: jobs.Job) -> Any:
    with office.database.read(office.owner.scope) as connection:
        return view_of(connection, job)


def test_a_sheet_that_nobody_knows_can_be_told_what_it_is(office: Office, tmp_path: Path) -> None:
    """Issue 19: no dead end; what is said of its columns has it read with the others."""
    own = [[*HEAD, "Địa chỉ"], line(1, "HTX", "Vinh, Nghệ An")]
    strange = [
        ["Mã", "Tên gọi của hồ sơ", "Của ai", "Nơi ở"],
        ["1-2022-00009", "Máy sấy sen", "HTX Sen", "Kim Liên, Nghệ An"],
    ]
    job = office.drop(book(tmp_path / "x.xlsx", ("Nhãn hiệu", own), ("Sáng chế", strange)))
    assert job.detail["unread"]["sheets"] == ["Sáng chế"]
    question = job.detail["sheet_questions"]["Sáng chế"]
    assert question["proposed"]["Mã"] == "application_no"
    assert "Cho biết trang “Sáng chế” chứa gì" in card_of(office, job)
    said = {"Tên gọi của hồ sơ": "title", "Của ai": "parties", "Nơi ở": "address"}
    job = office.again(job.id, columns={"Mã": "application_no", **said})
    assert job.detail["unread"]["sheets"] == []
    assert job.detail["counts"] == {"accepted": 2, "updated": 0, "unchanged": 0, "rejected": 0}


def test_of_a_kind_people_explain_the_columns_of_one_table() -> None:
    """Of every other a program has written the headings (Layout.by_program)."""
    explained = [layout.kind for layout in LAYOUTS if not layout.by_program]
    assert len(explained) == len(set(explained))
    assert {"assets", "visits", "stations"} < set(explained)


def test_every_table_has_a_name_for_people() -> None:
    assert {layout.format for layout in LAYOUTS} <= {*FORMATS}
