"""All that an import may bring besides assets."""

from domain.local_names.products import Product
from domain.network.availability import Availability
from domain.network.records import Activity, Event, Figure, Population, Station
from domain.network.visits import VisitRow

Fact = VisitRow | Station | Activity | Event | Figure | Population | Product | Availability
