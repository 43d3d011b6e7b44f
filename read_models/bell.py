"""What the bell in the frame calls a person for, post by post."""

from dataclasses import dataclass

from domain.network.reporting import OPEN
from domain.posts import Post


@dataclass(frozen=True, slots=True)
class Calls:
    """Of one post. `watched`: deadlines of its province that are to be watched, `late`: those of
    them that can still be saved; `months`: (month, how it stands) of the reports that its station
    has to hand in, the oldest first; `host`: of that station."""

    post: Post
    watched: int = 0
    late: int = 0
    months: tuple[tuple[str, str], ...] = ()
    host: str = ""

    @property
    def n(self) -> int:
        return self.watched + len(self.months)

    @property
    def urgent(self) -> bool:
        """Whether something is past its day or was sent back."""
        return bool(self.late) or any(how != OPEN for _month, how in self.months)
