"""All that an import may bring besides assets."""

from domain.local_names.products import Product
from domain.network.availability import Availability
from domain.network.goal_files import TargetFile, TaskFile
from domain.network.month_file import MonthFile
from domain.network.records import Activity, Event, Figure, Population, Station
from domain.network.request_lines import RequestLine
from domain.network.visits import VisitRow
from domain.records.contact import OwnerContact

BESIDE = {"targets": "tasks", "tasks": "targets"}
"""Kind → the one that may stand in the same file."""
Fact = (
    VisitRow
    | Station
    | Activity
    | MonthFile
    | RequestLine
    | Event
    | TargetFile
    | TaskFile
    | Figure
    | Population
    | Product
    | Availability
    | OwnerContact
)
