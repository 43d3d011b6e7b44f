"""What the bell in the frame calls a person for, post by post."""

from dataclasses import dataclass

from domain.posts import Post
from read_models.requests import NO_CALLS, QueueCalls


@dataclass(frozen=True, slots=True)
class Calls:
    """Of one post. `watched`: deadlines of its province that are to be watched, `late`: those of
    them that can still be saved; `months`: (month, how it stands) of the reports that its station
    has to hand in, the oldest first; `host`: of that station; `requests`: what the queue of requests
    asks of the post."""

    post: Post
    watched: int = 0
    late: int = 0
    months: tuple[tuple[str, str], ...] = ()
    host: str = ""
    requests: QueueCalls = NO_CALLS
