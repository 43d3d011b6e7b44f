"""Invented people of the invented stations, the same every time; who has left is among them."""

from collections.abc import Iterator
from datetime import date, timedelta
from random import Random

from commands.illustrative.names.people import person
from domain.network.staff import Person

POSTS = ("Phụ trách Trạm", "Tra cứu, tư vấn", "Tập huấn, tuyên truyền")
SHARES = (50, 100, 50)


def staff(n: int, today: date) -> Iterator[Person]:
    """Two or three people of the station with that number; the third has left."""
    random = Random(f"staff {n}")  # noqa: S311  (invented names)
    for place in range(2 + n % 2):
        since = today - timedelta(200 + 90 * n + 60 * place)
        until = today - timedelta(40) if place == 2 else None
        phone = f"0900 000 {10 * n + place:03}"
        name = person(random)
        post = POSTS[place]
        share = SHARES[place]
        email = f"tram{n}.{place}@example.vn"
        yield Person(name, post, since, until, share, phone, email, illustrative=True)
