"""Proves that what is derived agrees with the rows, and that the rows agree with each other. Reads
only."""

from data_access.upkeep.checks.findings import Finding
from data_access.upkeep.checks.run import check

__all__ = ["Finding", "check"]
