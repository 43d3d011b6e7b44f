"""Issue 13: letters that became "?" are told, never stored, and never offered as another encoding
(V-5)."""

from pathlib import Path

import pytest

from domain.text.lost_letters import lost_letters
from readers.file.encodings import EncodingUnconfirmed
from readers.file.reading import FileRefused
from tests.importing.files import (
    SHARED,
    csv_text,
    mark,
    reasons,
    record,
    refusal,
    rows,
    write,
    xlsx,
)

FIELD = SHARED / "field_cases"
LOST = "Chữ trong tệp đã mất, thành dấu “?”"
ROW = "Chữ trong dòng này đã mất (“{}”); hãy lưu tệp gốc thành CSV UTF-8 hoặc XLSX rồi nhập lại"


@pytest.mark.skipif(not FIELD.exists(), reason="../shared/data/field_cases is absent")
@pytest.mark.parametrize(
    "name", ["question_marks_in_values.csv", "excel_csv_question_marks.csv", "qm_no_address.csv"]
)
def test_the_fields_files_are_refused_without_a_question(name: str) -> None:
    with pytest.raises(FileRefused) as caught:
        rows(FIELD / name)
    assert not isinstance(caught.value, EncodingUnconfirmed)
    assert caught.value.reason.startswith(LOST) and "CSV UTF-8" in caught.value.reason


@pytest.mark.skipif(not FIELD.exists(), reason="../shared/data/field_cases is absent")
def test_the_fields_row_of_plain_letters_is_rejected() -> None:
    assert reasons(FIELD / "ascii_lost_letters2.csv") == [
        (2, None, ROW.format("N??c m?m V?n Ph?n"))
    ]


@pytest.mark.parametrize(
    "column",
    [
        {"ten": "N??c m?m V?n Ph?n"},
        {"chu": "H?p tác xã Ph? Qu?"},
        {"dia_chi": "xã Ngh?a ?àn, t?nh Ngh? An"},
        {"trang_thai": "C?p b?ng"},
        {"ten": "Cà phê Ph? Qu?"},
        {"ten": "PH? QU?"},
        {"chu": "Tr?n Th? B"},
    ],
)
def test_a_row_with_lost_letters_in_any_column_is_rejected(
    tmp_path: Path, column: dict[str, str]
) -> None:
    (value,) = column.values()
    found = reasons(
        write(tmp_path / "x.csv", csv_text([mark(), mark(**{"so_don": "4-2020-00002"} | column)]))
    )
    assert (3, None, ROW.format(value[:40])) in found


@pytest.mark.parametrize(
    "name",
    [
        "What's up?",
        "Vì sao?",
        "Ở đâu? Làm gì?",
        "Ai? Là ai?",
        "WHAT?IF",
        "Who? What? Where?",
        "???",
        "https://x.example/a?b=c",
        "x.vn/?id=1",
    ],
)
def test_a_question_is_a_question(tmp_path: Path, name: str) -> None:
    assert record(write(tmp_path / "x.csv", csv_text([mark(ten=name)]))).title == name


def test_another_kind_of_table(tmp_path: Path) -> None:
    text = "Tên sự kiện,Thời gian,Số đại biểu\nT?p hu?n Tr?m,12/03/2023,50\nTập huấn \ufffd,12/03/2023,50\nTập huấn \uf0e3,12/03/2023,50\n"
    assert [reason for _row, _field, reason in reasons(write(tmp_path / "x.csv", text))] == [
        ROW.format("T?p hu?n Tr?m"),
        ROW.format("Tập huấn \ufffd"),
        ROW.format("Tập huấn \uf0e3"),
    ]


def test_headings_with_lost_letters(tmp_path: Path) -> None:
    """Not "unknown columns": nobody could explain them rightly."""
    lines = [["STT", "Nhãn hi?u", "S? ??n", "Ng?y n?p"], ["1", "A", "4-2020-00001", "1.2.2020"]]
    assert refusal(xlsx(tmp_path / "x.xlsx", lines)).startswith(LOST)
    assert refusal(
        write(tmp_path / "x.csv", "\n".join(";".join(line) for line in lines))
    ).startswith(LOST)


def test_what_counts_is_a_syllable_with_a_letter_missing() -> None:
    assert [lost_letters([text]) for text in ("Vi?t Nam", "???ng Láng", "T?nh", "Hu?", "Hu? Hu?")] == [
        "Vi?t Nam", "???ng Láng", "T?nh", None, "Hu? Hu?",
    ]  # fmt: skip
    assert lost_letters(["Hu?", "Công ty Hu?"]) == "Hu?"
