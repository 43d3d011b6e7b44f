"""Web access logs: common, combined, with virtual host, JSON, W3C and native IIS, load balancers,
CDNs; plain, gzip or UTF-16.

A line at a time, bad lines counted.
"""

import codecs
import gzip
import zlib
from collections.abc import Iterator
from contextlib import closing, suppress
from datetime import date
from io import TextIOWrapper
from itertools import islice
from typing import IO, BinaryIO, cast

from language import _
from readers.file import encodings
from readers.file.archive import MAXIMUM_RATIO, SMALL
from readers.file.reading import FileRefused, Reader, Reading, Row, RowError
from readers.file.source import HEAD, Source
from readers.web_logs.counting import Counting
from readers.web_logs.formats import FORMATS, recognise
from readers.web_logs.hits import BadLine

GZIP = b"\x1f\x8b"
SAMPLED = 50
LONGEST_LINE = 65_536
PIECE = 1 << 20
MOST_TOLD = 1_000
"""Bad lines that are told one by one; what is more is told as a sum."""
_BROKEN = (OSError, EOFError, zlib.error)


class _Recoded:
    """A UTF-16 log, as some Windows tools save them, read as if it were UTF-8."""

    def __init__(self, file: IO[bytes], codec: str) -> None:
        self._text = TextIOWrapper(file, codec, errors="replace", newline="\n")

    def __enter__(self) -> "_Recoded":
        return self

    def __exit__(self, *_error: object) -> None:
        self._text.close()

    def read(self, size: int) -> bytes:
        return self._text.read(size).encode()

    def readline(self, size: int) -> bytes:
        return self._text.readline(size).encode()


def _opened(source: Source) -> BinaryIO | _Recoded:
    if source.head.startswith(GZIP):
        return cast("BinaryIO", gzip.open(source.path, "rb"))
    codec = encodings.unicode_form(source) if b"\0" in source.head[:200] else None
    return (
        _Recoded(source.path.open("rb"), codec)
        if codec and codec.startswith("utf-16")
        else source.path.open("rb")
    )


def _format(source: Source) -> str | None:
    if source.head.lstrip()[:1] == b"<":
        return None
    try:
        with _opened(source) as file:
            head = file.read(HEAD)
    except _BROKEN:
        return None
    return recognise(
        islice(
            (line.rstrip(b"\r") for line in head.removeprefix(codecs.BOM_UTF8).split(b"\n")),
            SAMPLED,
        )
    )


def _sniff(source: Source) -> bool:
    return _format(source) is not None


def _read(source: Source, today: date) -> Reading:
    name = _format(source)
    if name is None:
        raise FileRefused(_("Đây không phải nhật ký truy cập web ở định dạng đã biết."))
    _require_no_bomb(source)
    return Reading(
        f"weblog_{name}{'_gz' if source.head.startswith(GZIP) else ''}",
        _rows(source, name, today),
        kind="visits",
    )


def _require_no_bomb(source: Source) -> None:
    """Unpacks a compressed log in large pieces and keeps nothing, before its lines are read one by
    one: bombs are endless empty lines."""
    most = max(MAXIMUM_RATIO * source.size, SMALL)
    unpacked = 0
    if not source.head.startswith(GZIP):
        return
    with suppress(*_BROKEN), _opened(source) as file:
        while piece := file.read(PIECE):
            unpacked += len(piece)
            if unpacked > most:
                raise FileRefused(
                    _(
                        "Tệp nén phình ra quá mức khi mở ({n} MB), bị từ chối để bảo vệ hệ thống.",
                        n=unpacked >> 20,
                    )
                )


def _rows(source: Source, name: str, today: date) -> Iterator[Row]:
    with closing(Counting()) as counting:
        yield from _counted(source, name, counting)
        yield from _days(counting, today)


def _counted(source: Source, name: str, counting: Counting) -> Iterator[Row]:
    """Takes the requests; gives the bad lines."""
    parse = FORMATS[name]()
    good = bad = 0
    for number, line in _lines(source):
        try:
            if line is None:
                raise BadLine
            if not line.strip() or (request := parse(line)) is None:
                continue
            counting.take(request)
            good += 1
        except BadLine:
            bad += 1
            if bad <= MOST_TOLD:
                reason = _("Dòng nhật ký hỏng hoặc không đúng định dạng, không tính")
                yield Row(number, None, (RowError(number, None, reason),))
    if bad > MOST_TOLD:
        yield Row(
            None,
            None,
            (
                RowError(
                    None, None, _("Còn {n} dòng nhật ký hỏng nữa, không tính", n=bad - MOST_TOLD)
                ),
            ),
        )
    if bad > good:
        raise FileRefused(
            _(
                "Quá nửa số dòng nhật ký hỏng hoặc không đúng định dạng ({bad} trên {n} dòng).",
                bad=bad,
                n=bad + good,
            )
        )


def _days(counting: Counting, today: date) -> Iterator[Row]:
    rows = list(counting.rows())
    if not rows:
        raise FileRefused(
            _("Nhật ký không có lượt xem trang nào: chỉ có tệp tĩnh, robot, lỗi hoặc yêu cầu HEAD.")
        )
    for row in rows:
        future = row.period > today.isoformat()
        error = RowError(None, row.period, _("{day} là ngày trong tương lai", day=row.period))
        yield Row(None, None, (error,)) if future else Row(None, row)


def _lines(source: Source) -> Iterator[tuple[int, bytes | None]]:
    """(number, line without its end); None for a line that is too long, of which the rest is passed
    over."""
    number = 0
    try:
        with _opened(source) as file:
            while line := file.readline(LONGEST_LINE):
                number += 1
                line = line if number > 1 else line.removeprefix(codecs.BOM_UTF8)
                whole = line.endswith(b"\n") or len(line) < LONGEST_LINE
                while not line.endswith(b"\n") and len(line) >= LONGEST_LINE:
                    line = file.readline(LONGEST_LINE)
                yield number, line.rstrip(b"\r\n") if whole else None
    except _BROKEN as error:
        raise FileRefused(
            _("Tệp nén bị hỏng hoặc chưa tải hết, dừng ở dòng {n}.", n=number)
        ) from error


READER = Reader("weblog", _sniff, _read)
