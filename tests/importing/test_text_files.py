"""CSV, TSV and text files: encodings, separators, and files that are not what they should be."""

from pathlib import Path

import pytest

from tests.importing.files import (
    MARKS,
    csv_text,
    mark,
    reasons,
    record,
    records,
    refusal,
    rows,
    write,
)

HEAD = "Số đơn,Tên,Loại\n".encode()
LINE = mark(ten="Đường phèn Phước Hưng, ơ ư", so_don="4-2021-00001", chu="Công ty TNHH Mẫu")


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be"])
def test_encodings_give_identical_records(tmp_path: Path, encoding: str) -> None:
    """V-4: with and without mark."""
    plain = record(write(tmp_path / "a.csv", csv_text([LINE])))
    assert plain.title == "Đường phèn Phước Hưng, ơ ư"
    assert record(write(tmp_path / "b.csv", csv_text([LINE]), encoding)) == plain


def test_utf16_with_its_big_endian_mark(tmp_path: Path) -> None:
    """V-4."""
    data = b"\xfe\xff" + csv_text([LINE]).encode("utf-16-be")
    assert record(write(tmp_path / "b.csv", data)).title == LINE["Nhãn hiệu"]


def windows_1258(text: str) -> bytes:
    """Windows-1258 holds a letter and its tone apart."""
    import unicodedata

    kept = {"\u0300", "\u0301", "\u0303", "\u0309", "\u0323"}
    out = []
    for c in unicodedata.normalize("NFC", text):
        parts = unicodedata.normalize("NFD", c)
        tones = "".join(p for p in parts if p in kept)
        out.append(unicodedata.normalize("NFC", "".join(p for p in parts if p not in kept)) + tones)
    return "".join(out).encode("cp1258")


def test_windows_1258_is_read_where_its_headings_prove_it(tmp_path: Path) -> None:
    """V-4."""
    assert record(write(tmp_path / "a.csv", windows_1258(csv_text([LINE])))) == record(
        write(tmp_path / "b.csv", csv_text([LINE]))
    )


def test_legacy_bytes_under_plain_headings_are_refused_not_guessed(tmp_path: Path) -> None:
    """V-5 in part: TCVN3 text never becomes mojibake."""
    tcvn3 = b"So don,Nhan hieu,Chu don\r\n4-2021-00001,M\xc9u,C\xabng ty M\xc9u\r\n"
    assert "TCVN3" in refusal(write(tmp_path / "x.csv", tcvn3))


@pytest.mark.parametrize("separator", [",", ";", "\t", "|"])
@pytest.mark.parametrize("end", ["\r\n", "\n", "\r"])
def test_separators_and_line_ends(tmp_path: Path, separator: str, end: str) -> None:
    """V-11."""
    assert (
        record(write(tmp_path / "x", csv_text([LINE], separator=separator, end=end))).title
        == LINE["Nhãn hiệu"]
    )


def test_cells_with_quotes_separators_and_line_ends(tmp_path: Path) -> None:
    first, second = mark(ten='A "B"; C,\nD'), mark(so_don="4-2020-00002")
    found = rows(write(tmp_path / "x.csv", csv_text([first, second])))
    assert [(row.position, row.record.title) for row in found if row.record] == [
        (2, 'A "B"; C, D'),
        (4, "MẪU"),
    ]


def test_the_name_of_a_file_says_nothing(tmp_path: Path) -> None:
    assert record(write(tmp_path / "x.xlsx", csv_text([LINE]))).title == LINE["Nhãn hiệu"]


@pytest.mark.parametrize(
    ("content", "sentence"),
    [
        (b"", "Tệp rỗng."),
        (b"a,b,c\n1,2,3\n", "Không thấy dòng tiêu đề"),
        (HEAD + b'4-2020-00001,"A,NH\n', "Dòng 2 không đúng dạng CSV"),
        (HEAD + b"4-2020-00001,A\x00,NH\n", "Dòng 2 chứa ký tự NUL"),
        (HEAD + b"4-2020-00001,A", "Tệp bị cắt giữa chừng: dòng cuối (dòng 2) thiếu cột."),
        (HEAD + b"4-2020-00001,A\n4-2020-00002,\xff\xfe\n", "TCVN3"),
        (b"\x00\x01\x02\x03" * 50, "Đây không phải tệp văn bản"),
        (b"%PDF-1.7", "Đây là tệp PDF"),
        (b'{"don": "4-2020-00001", "ten": "A, B"}', "Đây là tệp JSON"),
        (b'[\n  {"a": 1}\n]', "Đây là tệp JSON"),
        (b"[Fri Sep 09 10:42:29.902 2011] [core:error] [pid 1:tid 2] [client 192.0.2.1] No file: /x, /y\n" * 3, "Đây là nhật ký lỗi"),
        (b"[Fri Sep 09 10:42:29 2011] [error] [client 192.0.2.1] No file: /x, /y\n", "Đây là nhật ký lỗi"),
        (b"2021/02/10 16:42:07 [warn] 7#7: *1 a file, buffered, client: 192.0.2.1\n", "Đây là nhật ký lỗi"),
        (b"HHHHHT        APS1        ISSUE - 760106\nPATN\nWKU  039000000\nNAM  Dole; A\n", "Đây là công báo sáng chế Mỹ"),
        (b"<!DOCTYPE html><html><table></table></html>", "Đây là trang web (HTML)"),
        (b"\x1f\x8b\x08\x00", "Tệp đang nén (gzip)"),
    ],
)  # fmt: skip
def test_a_file_that_cannot_be_read_is_refused_whole_with_a_sentence(
    tmp_path: Path, content: bytes, sentence: str
) -> None:
    """V-1 and V-11 in part."""
    assert sentence in refusal(write(tmp_path / "x.csv", content))


def test_a_line_of_another_width_is_rejected_alone(tmp_path: Path) -> None:
    """V-11."""
    text = csv_text([mark(), mark(so_don="4-2020-00002")]) + "1,2\r\n" + "x," * 20 + "\r\n"
    path = write(tmp_path / "x.csv", text)
    assert reasons(path) == [
        (4, None, "Dòng có 2 cột, tiêu đề có 12 cột"),
        (5, None, "Dòng có 21 cột, tiêu đề có 12 cột"),
    ]
    assert sum(1 for row in rows(path) if row.record) == 2


def test_a_line_with_a_million_columns_is_one_rejected_line(tmp_path: Path) -> None:
    """V-11."""
    path = write(tmp_path / "x.csv", csv_text([mark()]) + "x," * 1_000_000 + "\r\n")
    assert reasons(path) == [(3, None, "Dòng có 1000001 cột, tiêu đề có 12 cột")]


@pytest.mark.parametrize("percent", [1, 25, 50, 99])
def test_a_file_cut_short_is_refused(tmp_path: Path, percent: int) -> None:
    """V-1."""
    whole = csv_text(
        [
            mark(
                so_don=f"4-2020-{n:05}",
                trang_thai="Cấp bằng",
                chu="Công ty TNHH Một Thành Viên Mẫu",
            )
            for n in range(1, 30)
        ]
    ).encode()
    assert records(write(tmp_path / "whole.csv", whole))
    cut = whole[: len(whole) * percent // 100]
    assert refusal(write(tmp_path / "cut.csv", cut))


def test_the_last_line_may_lack_its_end(tmp_path: Path) -> None:
    assert (
        record(write(tmp_path / "x.csv", csv_text([LINE]).rstrip("\r\n"))).application_no
        == "4-2021-00001"
    )


def test_a_quoted_heading_with_a_mark_before_it(tmp_path: Path) -> None:
    quoted = (
        ",".join(f'"{name}"' for name in MARKS)
        + "\n"
        + ",".join(f'"{LINE.get(name, "")}"' for name in MARKS)
        + "\n"
    )
    assert record(write(tmp_path / "x.csv", quoted, "utf-8-sig")).application_no == "4-2021-00001"
