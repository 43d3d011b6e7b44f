"""What callbacks draw says under each form in which of a person's several posts it is written: by the
rule by which the guard chooses it once it is sent (web.acting)."""

from collections.abc import Callable
from functools import wraps
from typing import Any

from dash import Dash

from callbacks.shell import hosts
from components.posts import post_name
from components.written_as import with_posts
from web import access

Draw = Callable[..., Any]


class Telling:
    """Takes callbacks as the application does, and adds to what they draw."""

    def __init__(self, app: Dash) -> None:
        self.app = app

    def callback(self, *places: Any, **options: Any) -> Callable[[Draw], Any]:
        register = self.app.callback(*places, **options)
        return lambda draw: register(_told(draw))


def _told(draw: Draw) -> Draw:
    @wraps(draw)
    def told(*values: Any) -> Any:
        drawn = draw(*values)
        return with_posts(drawn, post_of_form) if len(access.principal().posts) > 1 else drawn

    return told


def post_of_form(action: str) -> str:
    """What the post is called in which a form at that address is written; '' where it would be
    refused, or where there is one post alone."""
    post = access.post_that_writes(action)
    return post_name(post, hosts(access.principal())) if post else ""
