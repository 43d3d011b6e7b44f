"""A set of hashes that takes sixteen bytes each, so that a log of millions of visitors fits into
memory."""

from array import array

_SMALLEST = 1 << 12


class Seen:
    """Numbers from 1 to 2**63, put into an open-addressing table that is at most half full."""

    def __init__(self) -> None:
        self._slots = array("Q", bytes(8 * _SMALLEST))
        self._count = 0

    def add(self, number: int) -> bool:
        """True where the number was not in the set before."""
        slots = self._slots
        mask = len(self._slots) - 1
        place = number & mask
        while found := slots[place]:
            if found == number:
                return False
            place = (place + 1) & mask
        slots[place] = number
        self._count += 1
        if 2 * self._count > len(slots):
            self._grow()
        return True

    def _grow(self) -> None:
        former, self._slots = self._slots, array("Q", bytes(16 * len(self._slots)))
        mask = len(self._slots) - 1
        for number in former:
            if number:
                place = number & mask
                while self._slots[place]:
                    place = (place + 1) & mask
                self._slots[place] = number
