"""What the page of a rehearsal is drawn from."""

from dataclasses import dataclass
from datetime import date

from read_models.slides import Deck


@dataclass(frozen=True)
class View:
    """`decks`: (title, (name, slug)) of all that this person may show from here; `bytes`: of the
    deck's file."""

    deck: Deck
    decks: tuple[tuple[str, tuple[str, str]], ...]
    bytes: int

    @property
    def here(self) -> tuple[str, str]:
        return self.deck.name, self.deck.slug

    @property
    def there(self) -> tuple[str, str, date | None]:
        """With its day."""
        return (*self.here, self.deck.on)
