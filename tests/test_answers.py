"""Each answer that the list names (callbacks.ANSWERS) is there, takes what it is asked with, and
gives its parts in the order of the list."""

import inspect
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest

from callbacks import ANSWERS, Answer
from sitemap.pages import PAGES

ROOM = Path(__file__).parents[1] / "callbacks"
HELPERS = {"__init__", "guarded", "page_asked", "shell", "tables", "written_as"}
"""Modules that answer for no page of their own."""


def function_of(answer: Answer) -> Any:
    module, _dot, function = answer.by.partition(".")
    return getattr(import_module(f"callbacks.{module}"), function)


@pytest.mark.parametrize("answer", ANSWERS, ids=lambda answer: answer.by)
def test_an_answer_takes_what_it_is_asked_with(answer: Answer) -> None:
    inspect.signature(function_of(answer)).bind(*[None for _ in answer.asks])


@pytest.mark.parametrize("name", ["overview", "register", "deadlines", "institute", "places"])
def test_parts_are_given_in_the_order_of_the_list(name: str) -> None:
    module = import_module(f"callbacks.{name}")
    parts = module.PARTS if hasattr(module, "PARTS") else module.CARDS
    (filled,) = (answer.fills for answer in ANSWERS if answer.by == f"{name}.fill")
    assert filled == tuple(parts)


def test_every_module_is_in_the_list() -> None:
    modules = {path.stem for path in ROOM.glob("*.py")} - HELPERS
    assert {answer.by.partition(".")[0] for answer in ANSWERS} == modules


def test_whatever_a_page_shows_is_filled_once() -> None:
    filled = [
        name
        for answer in ANSWERS
        for name in ([answer.fills] if isinstance(answer.fills, str) else answer.fills)
    ]
    assert len(filled) == len(set(filled))
    shown = {name for page in PAGES for name in page.fills}
    assert shown - set(filled) == {"table"} and set(filled) - shown == {"bell"}
