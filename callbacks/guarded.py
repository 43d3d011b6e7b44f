"""One guard around every card: a card that fails is logged under a code and shows it, the others
stay."""

import logging
import secrets
from collections.abc import Callable
from typing import Any, TypeVar

from components.states import error, error_card
from web import finished_answers

V = TypeVar("V")
log = logging.getLogger(__name__)


def guarded(draw: Callable[[V], Any], view: V, *, inside: bool = False) -> Any:
    """What `draw` makes of the view, or the error card; `inside` a card that is there already: the
    error alone."""
    try:
        return draw(view)
    except Exception:
        code = secrets.token_hex(3).upper()
        finished_answers.not_to_be_given_again()
        log.exception("card %s failed, code %s", getattr(draw, "__name__", draw), code)
        return error(code) if inside else error_card(code)
