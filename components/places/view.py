"""What the page of places is drawn from."""

from dataclasses import dataclass

from read_models.compared import Compared


@dataclass(frozen=True)
class View:
    """`asks_network`: whether the reader may open the list of requests."""

    data: Compared
    asks_network: bool = False
