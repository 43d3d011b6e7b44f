"""What the page of targets and tasks is drawn from."""

from dataclasses import dataclass

from domain.network.goals import Target, Task
from domain.network.records import Figure
from domain.network.stages import Life
from read_models.goals import Goals

NEW = "moi"
TARGET, TASK = "ct-", "nv-"
"""How addresses begin that ask for the form of one."""


@dataclass(frozen=True)
class View:
    """`published`: what was published for the year; `lives`: of all stations; `write`: the form
    that the address asks for; `may`: write."""

    data: Goals
    published: tuple[Figure, ...] = ()
    lives: tuple[Life, ...] = ()
    write: str = ""
    may: bool = False

    @property
    def target(self) -> Target | None:
        found = (one for one in self.data.targets if f"{TARGET}{one.id}" == self.write)
        return next(found, None) if self.may else None

    @property
    def task(self) -> Task | None:
        found = (one for one in self.data.tasks if f"{TASK}{one.id}" == self.write)
        return next(found, None) if self.may else None

    def new(self, begins: str) -> bool:
        return self.may and self.write == begins + NEW
