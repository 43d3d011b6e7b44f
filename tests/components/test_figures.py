"""Figures are plain dictionaries that Plotly accepts; their traces and layout say what the page
promises."""

import json

import plotly.graph_objects as go
import pytest

from components.figures.legal import Segment, legal_figure
from components.figures.ranking import ranking_figure
from components.sparkline import points, sparkline
from components.theme import TOKENS, Figure

COLOURS = {pair[0] for pair in TOKENS.values()} | {"rgba(0,0,0,0)", "#0B1A2B"}


def legal() -> Figure:
    segments = {
        "in_force": [Segment(44, "a", "a"), Segment(0, "x", "")],
        "examination": [Segment(37, "b", "b"), Segment(1, "c", "c")],
        "in_grace": [Segment(6, "d", "d"), Segment(0, "x", "")],
        "ended": [Segment(6, "e", "e"), Segment(1, "f", "f")],
        "refused": [Segment(7, "g", "g"), Segment(0, "x", "")],
        "unknown": [Segment(0, "x", ""), Segment(0, "x", "")],
    }
    return legal_figure(
        ["Sáng chế", "GPHI"],
        {g: g for g in segments},
        segments,
        addresses={g: f"/{g}?loai={{c}}" for g in segments},
    )


def ranking() -> Figure:
    return ranking_figure(
        ["30 Cà phê", "35 Mua bán"],
        [1612, 548],
        codes=["30", "35"],
        address="/?nhom={c}",
        shade="nh",
    )


FIGURES = [legal(), ranking()]


@pytest.mark.parametrize("figure", FIGURES)
def test_plotly_accepts_the_figure(figure: Figure) -> None:
    go.Figure(figure)
    assert json.loads(json.dumps(figure)) == figure, "plain values only"


@pytest.mark.parametrize("figure", FIGURES)
def test_every_colour_can_be_mapped_to_the_dark_theme(figure: Figure) -> None:
    def colours(value: object) -> set[str]:
        if isinstance(value, dict):
            return set().union(*(colours(item) for item in value.values()), set())
        if isinstance(value, list):
            return set().union(*(colours(item) for item in value), set())
        return {value} if isinstance(value, str) and value.startswith(("#", "rgb")) else set()

    assert colours(figure) <= COLOURS


@pytest.mark.parametrize("figure", FIGURES)
def test_bars_only_without_axis_title(figure: Figure) -> None:
    assert {trace["type"] for trace in figure["data"]} == {"bar"}
    assert all(
        "title" not in axis for name, axis in figure["layout"].items() if name in ("xaxis", "yaxis")
    )


def test_legal_shares_add_up_and_leave_out_empty_groups() -> None:
    traces = legal()["data"]
    assert len(traces) == 5
    assert [round(sum(trace["x"][i] for trace in traces), 4) for i in (0, 1)] == [1, 1]
    assert traces[0]["text"] == ["44", ""]
    assert (traces[1]["meta"], traces[1]["customdata"]) == ("/examination?loai={c}", ["b", "c"])


def test_late_and_refused_segments_carry_no_number() -> None:
    late, refused = (legal()["data"][i] for i in (2, 4))
    assert late["text"] == refused["text"] == ["", ""]
    assert refused["marker"]["pattern"]["shape"] == "/"


def test_a_kind_without_rows_divides_by_nothing() -> None:
    figure = legal_figure(
        ["CDĐL"],
        {"in_force": "x"},
        {"in_force": [Segment(0, "cddl", "")]},
        addresses={"in_force": "/"},
    )
    assert figure["data"] == []


def test_ranking_prints_its_numbers() -> None:
    bars = ranking()["data"][0]
    assert (bars["text"], bars["x"], bars["customdata"]) == (
        ["1.612", "548"],
        [1612, 548],
        ["30", "35"],
    )
    assert ranking()["layout"]["xaxis"]["range"][0] == 0


def test_sparkline_reaches_from_the_lowest_to_the_highest() -> None:
    assert points([1, 3, 2]) == [(3, 23), (31, 3), (59, 13)]
    assert points([4, 4]) == [(3, 13), (59, 13)]
    assert points([7]) == [(3, 13)]
    line, end = sparkline([1, 3, 2], "sc", "").children.children
    assert (line.points, end.cx, end.cy) == ("3,23 31,3 59,13", 59, 13)
