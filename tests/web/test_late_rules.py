"""Addresses of routes are worked out late, and are the same."""

import pytest
from werkzeug.routing import Map, Rule

from web.late_rules import LateRule

WRITTEN = (
    ("/xem/<slug>/bieu-do/<int:card>", {"slug": "nghệ an", "card": 7}),
    ("/xem", {}),
    ("/xem", {"ngay": "2026-01-01", "trang": "2"}),
    ("/tep/<path:name>", {"name": "a/b c"}),
    ("/han/<rule>/<self>", {"rule": "gia-han", "self": "known"}),
)


def _addresses(kind: type[Rule], rule: str, values: dict[str, object]) -> tuple[str, str]:
    routes = Map([kind(rule, endpoint="view")]).bind("example.vn")
    return routes.build("view", values), routes.build("view", values, append_unknown=False)


@pytest.mark.parametrize(("rule", "values"), WRITTEN)
def test_addresses_are_those_of_any_rule(rule: str, values: dict[str, object]) -> None:
    assert _addresses(LateRule, rule, values) == _addresses(Rule, rule, values)


def test_nothing_is_worked_out_before_it_is_asked_for(monkeypatch: pytest.MonkeyPatch) -> None:
    asked: list[bool] = []
    compiled = Rule._compile_builder

    def noted(rule: Rule, append_unknown: bool = True) -> object:
        asked.append(append_unknown)
        return compiled(rule, append_unknown)

    monkeypatch.setattr(Rule, "_compile_builder", noted)
    routes = Map([LateRule("/xem/<slug>", endpoint="view")]).bind("example.vn")
    assert routes.match("/xem/nghe-an") == ("view", {"slug": "nghe-an"})
    assert asked == []
    assert routes.build("view", {"slug": "gia-lai"}) == "/xem/gia-lai"
    assert asked == [True]
    assert routes.build("view", {"slug": "hue"}) == "/xem/hue"
    assert asked == [True], "worked out once"
