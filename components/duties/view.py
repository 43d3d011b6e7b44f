"""What the page of duties is drawn from."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from domain.posts import Post
from read_models.duties import PostDuties


@dataclass(frozen=True)
class View:
    """`parts`: the person's posts in their order; `hosts`: of stations, by their ids; `shown`: the
    post of which alone the list tells, None: all."""

    parts: tuple[PostDuties, ...]
    hosts: Mapping[int, str]
    today: date
    shown: Post | None = None

    @property
    def posts(self) -> tuple[Post, ...]:
        return tuple(part.post for part in self.parts)

    @property
    def illustrative(self) -> str:
        """How much of what is told is invented: a badge of components.marks."""
        told = {part.illustrative for part in self.parts}
        if True not in told:
            return "none"
        return "part" if len(self.parts) > 1 else "all"
