"""The people of a station as its page shows them: who is there, the classes that can be ticked, how
the station is reached."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date

from domain.network.staff import Person, full_time


@dataclass(frozen=True, slots=True)
class Training:
    """An event that was held. `held`: day, month or year."""

    id: int
    title: str
    held: str
    delegates: int | None = None


@dataclass(frozen=True, slots=True)
class Contact:
    """What a station says of itself. `version` 0: nothing is written down yet."""

    address: str = ""
    person: str = ""
    phone: str = ""
    email: str = ""
    version: int = 0


@dataclass(frozen=True, slots=True)
class StationPeople:
    """`people`: those at work first; `trainings`: the newest first."""

    people: tuple[Person, ...] = ()
    trainings: tuple[Training, ...] = ()
    contact: Contact = field(default_factory=Contact)

    def at_work(self, day: date) -> int:
        return sum(person.works(day) for person in self.people)

    def full_time(self, day: date) -> int | None:
        return full_time(self.people, day)

    def attended(self, person: Person) -> list[Training]:
        """The newest first; an event that is there no more is not told."""
        return [training for training in self.trainings if training.id in person.trainings]

    @property
    def by_id(self) -> Mapping[int, Training]:
        return {training.id: training for training in self.trainings}
