"""Illustrative assets and months of visits for demonstrations: the same every time for one day, relative to which all dates stand.

Nothing here is real. Names are put together from invented syllables. Serial numbers begin at 900001 and title numbers at 9900001,
ranges that the office has never come near, so that no illustrative number can be taken for a real one.
"""

from commands.illustrative.generate import SIZE, records
from commands.illustrative.visits import visits

__all__ = ["SIZE", "records", "visits"]
