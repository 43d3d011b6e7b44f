"""What all kinds of files of a report have in common."""

import getpass
import io
import socket
import zipfile
from dataclasses import replace
from datetime import timedelta

import pytest

from reports.document.clean import clean, cleaned
from reports.document.write import MEDIA_TYPES, write
from tests.reports import samples
from web.given_file import TYPES

KINDS = tuple(MEDIA_TYPES)
PACKAGES = [kind for kind in KINDS if kind not in ("pdf", "html")]


@pytest.mark.parametrize("kind", KINDS)
def test_the_same_report_twice_is_the_same_file(kind: str) -> None:
    report = samples.report()
    assert write(report, kind) == write(report, kind)
    later = replace(report, made=report.made + timedelta(minutes=1))
    assert write(later, kind) != write(report, kind)


@pytest.mark.parametrize("kind", PACKAGES)
def test_it_tells_nothing_of_machine_or_person(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(write(samples.report(), kind))) as parts:
        assert {entry.date_time for entry in parts.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        texts = [name for name in parts.namelist() if name.endswith((".xml", ".rels"))]
        told = " ".join(parts.read(name).decode() for name in texts)
    people = f">{socket.gethostname()}<", f">{getpass.getuser()}<"
    words = (*people, "/tmp", "/home/", "python-docx", "python-pptx", "Steve Canny")
    assert [word for word in words if word in told] == []


@pytest.mark.parametrize("kind", PACKAGES)
def test_its_stamp_is_the_only_moment_in_it(kind: str) -> None:
    with zipfile.ZipFile(io.BytesIO(write(samples.report(), kind))) as parts:
        core = parts.read("docProps/core.xml").decode()
    assert core.count("2022-01-19T20:30:00Z") == 2
    assert "<dc:title>Báo cáo Kết quả" in core


def test_media_types_are_those_of_the_downloads() -> None:
    given = {kind: TYPES[kind] for kind in MEDIA_TYPES}
    assert given == MEDIA_TYPES


def test_a_kind_that_is_none() -> None:
    with pytest.raises(KeyError):
        write(samples.report(), "odt")


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("bell\x07null\x00esc\x1b\x85hai\ufffe\ud800", "bellnullesc hai"),
        ("một\r\nhai\nba\tbốn\u2028năm", "một hai ba bốn năm"),
        ("\u202etxet\u2066 \u200fphải", "txet phải"),
        ("=1+1 <b>&amp; Nước mắm 🍊", "=1+1 <b>&amp; Nước mắm 🍊"),
    ],
)
def test_signs_that_no_file_can_hold_are_left_out(text: str, kept: str) -> None:
    assert clean(text) == kept


def test_the_issuer_keeps_its_lines() -> None:
    assert cleaned(samples.report()) == samples.report()
