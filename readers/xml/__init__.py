"""XML read as a stream, within bounds: elements, days, numbers, address books, records one by
one."""
