"""A database with the reference facts alone."""

from tests.network.conftest import facts

__all__ = ["facts"]
