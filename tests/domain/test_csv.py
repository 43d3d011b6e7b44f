"""One module writes CSV (issue 16, item 6): for every list that goes out and for what is read out
of another database."""

import csv
import io
from collections.abc import Iterator
from itertools import islice

import pytest

from domain.text.csv_text import BLOCK, csv_line, csv_text


@pytest.mark.parametrize(
    ("cells", "line"),
    [
        (["Sông Lam", "4-2025-00001", ""], "Sông Lam,4-2025-00001,\r\n"),
        (["a,b", 'nói "có"', "hai\ndòng"], '"a,b","nói ""có""","hai\ndòng"\r\n'),
        (["=1+1", "+84", "-3", "@a", "'=b"], "'=1+1,'+84,'-3,'@a,''=b\r\n"),
        (["＝cmd", "\tx", "a=b"], "'＝cmd,'\tx,a=b\r\n"),
    ],
)
def test_a_line(cells: list[str], line: str) -> None:
    """Quoted where it must be; a cell that a spreadsheet would run gets an apostrophe."""
    assert csv_line(cells) == line


def test_the_head_is_there_before_a_row_is_read() -> None:
    def rows() -> Iterator[list[str]]:
        raise AssertionError("read too early")
        yield

    assert (
        next(csv_text([["DỮ LIỆU MINH HỌA", "Nghệ An"], ["Tên"]], rows()))
        == "\ufeffDỮ LIỆU MINH HỌA,Nghệ An\r\nTên\r\n"
    )


def test_rows_come_in_blocks() -> None:
    """Memory does not grow with the table: the second block is there when twice BLOCK rows were
    read, of however many."""
    read: list[int] = []

    def rows() -> Iterator[list[str]]:
        for n in range(10**9):
            read.append(n)
            yield [str(n)]

    parts = list(islice(csv_text([["n"]], rows()), 3))
    assert len(read) == 2 * BLOCK == 1000
    table = list(csv.reader(io.StringIO("".join(parts).removeprefix("\ufeff"))))
    assert table == [["n"], *([str(n)] for n in range(1000))]
