"""What a callback request must look like. Dash checks only the number of inputs; everything else
comes from the client."""

import json
import math
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import urlsplit

from flask import Request, current_app, request
from werkzeug.exceptions import BadRequest, Forbidden, UnsupportedMediaType

from web.policy import CALLBACKS, Answer
from web.site import site

Callbacks = Mapping[str, Mapping[str, Any]]
DEPTH, LARGEST = 40, 2**53
TEXTS = {"pathname", "search", "hash", "href"}
COUNTS = {"n_clicks", "n_submit", "n_blur", "n_intervals"}


def require_same_origin() -> None:
    """Refuses what a browser marks as coming from another site. Other clients send neither header
    and hold no foreign cookie."""
    if request.headers.get("Sec-Fetch-Site", "same-origin") not in ("same-origin", "none"):
        raise Forbidden
    origin = request.headers.get("Origin")
    if origin is None:
        return
    own = {request.host.lower(), urlsplit(site().settings.base_url).netloc.lower()}
    # taken apart by hand: urlsplit stumbles over "http://["
    scheme, _colon, sender = origin.partition("://")
    schemes = ("https",) if site().settings.https else ("http", "https")
    if scheme not in schemes or sender.lower() not in own:
        raise Forbidden


def require_sound(incoming: Request) -> str:
    """The callback's key; raises BadRequest unless the body fits the callback that it names."""
    if incoming.mimetype != "application/json":
        raise UnsupportedMediaType
    try:
        body = incoming.get_json()
    except RecursionError as error:
        raise BadRequest from error
    if not isinstance(body, dict) or not isinstance(body.get("output"), str):
        raise BadRequest
    key: str = body["output"]
    callback = _known().get(key)
    if callback is None:
        raise Forbidden
    _require(all(_is_plain(value, depth) for value, depth in _walk(body)))
    _require(
        _fit(body.get("inputs"), callback["inputs"])
        and _fit(body.get("state", []), callback["state"])
    )
    _require(_outputs_fit(body.get("outputs"), key, callback))
    changed = body.get("changedPropIds", [])
    _require(isinstance(changed, list) and all(isinstance(c, str) and "." in c for c in changed))
    return key


def policy_of(key: str) -> Answer | None:
    """Who may call a callback: the strictest of its outputs; None when one of them stands
    nowhere."""
    answers = [CALLBACKS.get(name) for name in outputs_of(key, _known()[key])]
    known = [a for a in answers if a is not None]
    if not known or len(known) != len(answers):
        return None
    roles = frozenset.intersection(*(a.roles for a in known))
    return Answer(
        roles,
        anywhere=all(a.anywhere for a in known),
        polling=all(a.polling for a in known),
        lasting=all(a.lasting for a in known),
    )


def addresses(body: Mapping[str, Any]) -> list[Any]:
    """The page addresses that a sound body names."""
    flat = [i for i in body["inputs"] + body.get("state", []) if isinstance(i, dict)]
    return [i.get("value") for i in flat if i["property"] == "pathname"]


def outputs_of(key: str, callback: Mapping[str, Any]) -> list[str]:
    """Names of the components that a callback fills: the id, or the `type` of a pattern id."""
    if callback.get("no_output"):
        return [key]
    output = callback["output"]
    return [
        _name(o.component_id) for o in (output if isinstance(output, (list, tuple)) else [output])
    ]


def _name(component_id: Any) -> str:
    return str(component_id["type"]) if isinstance(component_id, dict) else str(component_id)


def _known() -> Callbacks:
    callbacks: Callbacks = current_app.extensions["ipplatform_callbacks"]
    return callbacks


def _require(sound: bool) -> None:
    if not sound:
        raise BadRequest


def _walk(value: Any, depth: int = 0) -> Iterator[tuple[Any, int]]:
    yield value, depth
    if depth > DEPTH:
        return
    if isinstance(value, dict):
        for key, item in value.items():
            yield key, depth
            yield from _walk(item, depth + 1)
    elif isinstance(value, list):
        for item in value:
            yield from _walk(item, depth + 1)


def _is_plain(value: Any, depth: int) -> bool:
    """No text, number or nesting that a database or a handler would stumble over."""
    if isinstance(value, str):
        return "\x00" not in value and (value.isascii() or _has_no_surrogate(value))
    if isinstance(value, float):
        return math.isfinite(value)
    return depth <= DEPTH and not (isinstance(value, int) and abs(value) > LARGEST)


def _has_no_surrogate(text: str) -> bool:
    return not any("\ud800" <= c <= "\udfff" for c in text)


def _fit(given: Any, declared: list[dict[str, str]]) -> bool:
    return (
        isinstance(given, list)
        and len(given) == len(declared)
        and all(_one_fits(g, d) for g, d in zip(given, declared, strict=True))
    )


def _one_fits(given: Any, declared: Mapping[str, str]) -> bool:
    if isinstance(given, list):
        return "ALL" in declared["id"] and all(
            isinstance(g, dict) and _one_fits(g, declared) for g in given
        )
    if (
        not isinstance(given, dict)
        or given.get("property") != declared["property"]
        or not _same_id(given.get("id"), declared["id"])
    ):
        return False
    value = given.get("value")
    if declared["property"] in TEXTS:
        return value is None or isinstance(value, str)
    return (
        declared["property"] not in COUNTS
        or value is None
        or (isinstance(value, int) and not isinstance(value, bool))
    )


def _same_id(given: Any, declared: str) -> bool:
    """A pattern id is declared as JSON with wildcards in lists: {"index":["MATCH"],"type":"x"}."""
    if not declared.startswith("{"):
        return bool(given == declared)
    wanted = json.loads(declared)
    if not isinstance(given, dict) or given.keys() != wanted.keys():
        return False
    return all(
        (isinstance(w, list) and isinstance(given[k], (str, int))) or given[k] == w
        for k, w in wanted.items()
    )


def _outputs_fit(given: Any, key: str, callback: Mapping[str, Any]) -> bool:
    if callback.get("no_output"):
        return given is None or isinstance(given, (list, dict))
    multi = key.startswith("..")
    specs = given if multi else [given]
    output = callback["output"]
    declared = list(output) if isinstance(output, (list, tuple)) else [output]
    if not isinstance(specs, list) or len(specs) != len(declared):
        return False
    return all(_output_fits(spec, wanted) for spec, wanted in zip(specs, declared, strict=True))


def _output_fits(given: Any, wanted: Any) -> bool:
    if isinstance(given, list):
        return all(isinstance(g, dict) and _output_fits(g, wanted) for g in given)
    if (
        not isinstance(given, dict)
        or str(given.get("property", "")).split("@")[0] != wanted.component_property.split("@")[0]
    ):
        return False
    if not isinstance(wanted.component_id, dict):
        return bool(given.get("id") == wanted.component_id)
    found = given.get("id")
    return isinstance(found, dict) and found.keys() == wanted.component_id.keys()
