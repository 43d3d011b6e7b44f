"""XML from strangers: no DTD is loaded, no entity, no network, no inclusion, bounded depth.
Elements stream: memory stays flat.

A file may hold several documents one after another, each with its own declaration (the bulk files
of the USPTO do).
"""

import codecs
import re
from collections.abc import Iterator
from typing import IO, Any, NamedTuple

from lxml import etree

from language import _
from readers.file import encodings
from readers.file.reading import FileRefused
from readers.file.source import Source
from readers.xml.tree import line

_INCLUDE = "{http://www.w3.org/2001/XInclude}*"
_DOCTYPE = re.compile(r"<!\s*(DOCTYPE|ENTITY)", re.IGNORECASE)
_ROOT = re.compile(r"<(?:[\w.-]+:)?([A-Za-z_][\w.-]*)")
_ASIDE = re.compile(r"<!--|<\?")
_ASIDES = {"<!--": "-->", "<?": "?>"}
_NEXT_DOCUMENT = re.compile(rb"<\?xml[ \t\r\n]")
_ENTITY = (
    "Entity '",
    "Detected an entity",
    "Undeclared entity",
    "Maximum entity",
    "internal error: xmlParseEntity",
)
_DEEP = "Excessive depth"
_BYTES = (
    "Input is not proper UTF-8",
    "encoding error",
    "Unsupported encoding",
    "Document labelled",
    "Invalid bytes",
)
DEEPEST = 256
"""The parser's own limit of nesting."""
PIECE = 1 << 18
LARGEST_RECORD = 32 << 20
MOST_NODES = 1_500_000
"""Elements and attributes of one record: `<a/>` is four bytes of a file, and a hundred and twenty
of memory."""
LONGEST_TAG = 1 << 20
"""Bytes from '<' to '>': the parser holds all attributes of an element before anybody sees it."""
_OPTIONS: dict[str, Any] = {
    "resolve_entities": False,
    "no_network": True,
    "load_dtd": False,
    "dtd_validation": False,
    "huge_tree": False,
    "remove_pis": True,
    "remove_comments": True,
}


class TooLarge(FileRefused):
    """One record would take too much memory."""


class Found(NamedTuple):
    """A complete element and the 1-based line of the file on which it begins."""

    element: etree._Element
    line: int


def head_text(source: Source) -> str:
    """The beginning as text, for looking at; unreadable bytes dropped."""
    encoding = encodings.unicode_form(source) or "utf-8"
    return (
        source.head[: len(source.head) // 2 * 2]
        .decode(encoding, errors="ignore")
        .removeprefix("\ufeff")
    )


def looks_like_xml(source: Source) -> bool:
    return head_text(source).lstrip().startswith(
        ("<?xml", "<!", "<")
    ) and not source.head.startswith(codecs.BOM_UTF32_BE)


def has_doctype(source: Source) -> bool:
    """Whether a DOCTYPE stands before the root element."""
    text = _bare(head_text(source))
    root = _ROOT.search(text)
    return bool(_DOCTYPE.search(text[: root.start()] if root else text))


def elements(source: Source, wanted: frozenset[str], *, doctype: bool = False) -> Iterator[Found]:
    """Each element with one of the local names, complete, in the order of their ends; then it is
    forgotten, with what stands before it.

    An element inside another wanted one is not given by itself. `doctype`: a DOCTYPE is ignored, as
    ST.36 needs it; entities other than names of pictures are never. Raises FileRefused naming the
    line for anything that is not well-formed, or has a DOCTYPE, an entity, an inclusion, or a
    declared encoding that its bytes contradict."""
    if has_doctype(source) and not doctype:
        raise FileRefused(_doctype())
    if declared := encodings.xml_contradiction(source):
        raise FileRefused(
            _(
                "Tệp khai báo bảng mã {declared} nhưng nội dung là UTF-8; hãy sửa khai báo rồi nhập lại.",
                declared=declared,
            )
        )
    lines = 0
    document: _Document | None = None
    for piece, begins in _pieces(source):
        if begins:
            if document:
                yield from document.end()
                lines += document.lines
            document = _Document(wanted, piece, lines, doctype=doctype)
        assert document is not None
        yield from document.feed(piece)
    if document:
        yield from document.end()


def part_elements(stream: IO[bytes], wanted: frozenset[str]) -> Iterator[etree._Element]:
    """The same of one part of an archive, which is one document: each wanted element, complete, and
    then forgotten. Raises FileRefused, TooLarge."""
    document: _Document | None = None
    while piece := stream.read(PIECE):
        document = document or _Document(wanted, piece, 0, doctype=False)
        yield from (found.element for found in document.feed(piece))
    if document:
        yield from (found.element for found in document.end())


def _pieces(source: Source) -> Iterator[tuple[bytes, bool]]:
    """The bytes in pieces, each with whether a document begins with it."""
    kept, begins = b"", True
    with source.path.open("rb") as file:
        while piece := file.read(PIECE):
            buffer = kept + piece
            start = 0
            for sign in _NEXT_DOCUMENT.finditer(buffer, 6 if begins else 0):
                yield buffer[start : sign.start()], begins
                start = sign.start()
                begins = True
            stop = max(len(buffer) - 6, start)
            if stop > start:
                yield buffer[start:stop], begins
                begins = False
            kept = buffer[stop:]
    if kept:
        yield kept, begins


class _Document:
    """One document being parsed. Only wanted elements, the root and inclusions come up into
    Python."""

    def __init__(self, wanted: frozenset[str], head: bytes, lines: int, *, doctype: bool) -> None:
        self._wanted = wanted
        self._doctype = doctype
        self._base = lines
        self.lines = 0
        root = _ROOT.search(_bare(head.decode("utf-8", errors="ignore").replace("\0", "")))
        tags = [*(f"{{*}}{name}" for name in (*wanted, *([root[1]] if root else []))), _INCLUDE]
        self._parser = etree.XMLPullParser(events=("start", "end"), tag=tags, **_OPTIONS)
        self._root: etree._Element | None = None
        self._open: etree._Element | None = None
        self._size = self._nodes = self._tag = 0

    def feed(self, piece: bytes) -> Iterator[Found]:
        self.lines += piece.count(b"\n")
        self._size += len(piece)
        self._nodes += piece.count(b"<") + piece.count(b"=")
        self._tag = _within_tag(piece, self._tag)
        if self._tag > LONGEST_TAG:
            raise TooLarge(
                _(
                    "Tệp XML có một thẻ dài quá {n} MB (dòng {line}), bị từ chối.",
                    n=LONGEST_TAG >> 20,
                    line=self._base + self.lines,
                )
            )
        try:
            self._parser.feed(piece)
            yield from self._events()
        except etree.XMLSyntaxError as error:
            raise FileRefused(self._why(error)) from error
        if self._root is not None:
            _prune(self._root, self._open)
        if self._open is not None and (self._size > LARGEST_RECORD or self._nodes > MOST_NODES):
            raise TooLarge(
                _(
                    "Bản ghi XML bắt đầu ở dòng {line} quá lớn, bị từ chối.",
                    line=self._line(self._open),
                )
            )

    def end(self) -> Iterator[Found]:
        try:
            root = self._parser.close()
            yield from self._events()
        except etree.XMLSyntaxError as error:
            raise FileRefused(self._why(error)) from error
        if self._root is None:
            self._check_prolog(root)

    def _events(self) -> Iterator[Found]:
        events: Iterator[tuple[str, Any]] = iter(self._parser.read_events())
        for event, element in events:
            if event == "start":
                self._start(element)
            elif self._open is not None and element is self._open:
                yield Found(self._open, self._line(self._open))
                self._open.clear()
                self._open = None
                self._size = 0
                self._nodes = 0

    def _start(self, element: etree._Element) -> None:
        if self._root is None:
            self._root = element.getroottree().getroot()
            self._check_prolog(self._root)
        namespace, _brace, local = str(element.tag).rpartition("}")
        if namespace[1:] == _INCLUDE[1:-2]:
            raise FileRefused(
                _(
                    "Tệp XML chèn tệp khác (XInclude) ở dòng {line}, bị từ chối.",
                    line=self._line(element),
                )
            )
        if ":" in local:  # a prefix that nothing declares, which the parser lets through
            raise FileRefused(
                _("Tệp XML bị hỏng hoặc bị cắt ở dòng {line}.", line=self._line(element))
            )
        if self._open is None and local in self._wanted:
            self._open = element
            self._size = 0
            self._nodes = 0

    def _check_prolog(self, root: etree._Element) -> None:
        """A DTD may name pictures (unparsed entities), nothing else."""
        dtd: Any = root.getroottree().docinfo.internalDTD
        if dtd is not None and (
            not self._doctype or any(not (e.system_url and e.content) for e in dtd.iterentities())
        ):
            raise FileRefused(_doctype())

    def _line(self, element: etree._Element) -> int:
        return self._base + (line(element) or 1)

    def _why(self, error: etree.XMLSyntaxError) -> str:
        number = self._base + (error.lineno or 1)
        message = str(error.msg)
        if message.startswith(_ENTITY):
            return _doctype()
        if message.startswith(_DEEP):
            return _(
                "Tệp XML lồng nhau quá {n} tầng (dòng {line}), bị từ chối.", n=DEEPEST, line=number
            )
        if any(sign in message for sign in _BYTES):
            return _(
                "Tệp XML có ký tự không đúng bảng mã đã khai báo ở dòng {line}; hãy xuất lại tệp bằng UTF-8.",
                line=number,
            )
        return _("Tệp XML bị hỏng hoặc bị cắt ở dòng {line}.", line=number)


def _within_tag(piece: bytes, before: int) -> int:
    """Bytes of the tag that is open at the end of the piece; 0 where none is. What begins with '<!'
    is text, or refused elsewhere."""
    start, end = piece.rfind(b"<"), piece.rfind(b">")
    if start > end:
        text = piece[start + 1 : start + 3].strip(b"\0").startswith(b"!")
        return 0 if text else len(piece) - start
    return before + len(piece) if before and end < 0 else 0


def _prune(root: etree._Element, keep: etree._Element | None) -> None:
    """Forgets what stands before the end of the tree as read so far; the wanted element that is
    still open stays whole."""
    node = root
    while node is not keep and len(node):
        del node[:-1]
        node = node[-1]


def _bare(text: str) -> str:
    """Without comments and processing instructions; one that does not end stays."""
    kept: list[str] = []
    rest = 0
    endless: set[str] = set()
    for opening in _ASIDE.finditer(text):
        if opening.start() < rest or opening[0] in endless:
            continue
        ending = _ASIDES[opening[0]]
        end = text.find(ending, opening.end())
        if end < 0:
            endless.add(opening[0])
            continue
        kept.append(text[rest : opening.start()])
        rest = end + len(ending)
    return "".join([*kept, text[rest:]])


def _doctype() -> str:
    return _(
        "Tệp XML có khai báo DOCTYPE hoặc thực thể (ENTITY) không được phép; tệp bị từ chối để bảo đảm an toàn."
    )
