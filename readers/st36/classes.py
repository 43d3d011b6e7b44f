"""Classification symbols of ST.36 in all their spellings: 'H04W  84/    20            A I',
'G06F017/60', 'H02K0016000000', parts."""

import re
from collections.abc import Iterator

from lxml.etree import _Element

from domain.records.asset import ClassCode
from readers.spellings.ipc import symbol
from readers.st36.look import at, children, plain, value
from readers.xml.tree import attribute, text

_LOCARNO = re.compile(r"([0-9]{1,2})\s*+(?:[-./]\s*+)?([0-9]{2})")
_LONGEST = 60
_PARTS = ("section", "class", "subclass", "main-group", "subgroup")


def classes(data: _Element) -> list[ClassCode]:
    """IPC, CPC, Locarno and the office's own classes, each once, in the order of the file."""
    return list(dict.fromkeys([*_ipc(data), *_cpc(data), *_locarno(data), *_national(data)]))


def locarno(written: str | None) -> str | None:
    """'06-01' from '0601', '06-01', '6 - 01'; None for what is no Locarno class."""
    found = _LOCARNO.fullmatch((written or "").strip())
    return f"{found[1]:0>2}-{found[2]}" if found else None


def _symbol_of(element: _Element) -> str | None:
    """From the element's parts, else from its text."""
    section, main, sub, group, subgroup = (value(element, part) for part in _PARTS)
    if section and main and sub:
        return symbol(
            f"{section}{main}{sub}" + (f" {group}/{subgroup}" if group and subgroup else "")
        )
    return symbol(value(element, "text") or text(element))


def _ipc(data: _Element) -> Iterator[ClassCode]:
    revised = [
        *at(data, "classifications-ipcr/classification-ipcr"),
        *at(data, "classification-ipcr"),
        *at(data, "b510ep/classification-ipcr"),
    ]
    older = [
        e
        for path in ("classification-ipc", "classifications-ipc/classification-ipc")
        for e in at(data, path)
    ]
    named = ("main-classification", "further-classification", "main-clsf", "further-clsf", "text")
    found = [_symbol_of(e) for e in revised]
    found += [symbol(text(e)) for ipc in older for e in children(ipc, *named)]
    found += [_symbol_of(ipc) for ipc in older if not any(plain(e) in named for e in ipc)]
    yield from (ClassCode("ipc", code) for code in found if code)


def _cpc(data: _Element) -> Iterator[ClassCode]:
    for bag in (*at(data, "classifications-cpc"), *at(data, "b520ep/classifications-cpc")):
        for e in (
            *at(bag, "main-cpc|further-cpc/classification-cpc"),
            *at(bag, "classification-cpc"),
        ):
            yield from _coded("cpc", _symbol_of(e))
    for e in at(data, "patent-classifications/patent-classification"):
        if (
            (attribute(next(children(e, "classification-scheme"), None), "scheme") or "")
            .upper()
            .startswith("CPC")
        ):
            yield from _coded("cpc", _symbol_of(e) or symbol(value(e, "classification-symbol")))


def _locarno(data: _Element) -> Iterator[ClassCode]:
    for bag in (
        *at(data, "classification-locarno"),
        *at(data, "classifications-locarno/classification-locarno"),
    ):
        parts = [
            text(e) for e in children(bag, "main-classification", "further-classification", "text")
        ] or [text(bag)]
        for written in parts:
            yield from _coded("locarno", locarno(written))


def _national(data: _Element) -> Iterator[ClassCode]:
    for bag in at(data, "classification-national"):
        for e in children(bag, "main-classification", "further-classification", "text"):
            yield from _coded("national", text(e))


def _coded(scheme: str, code: str | None) -> Iterator[ClassCode]:
    if code:
        yield ClassCode(scheme, code[:_LONGEST])
