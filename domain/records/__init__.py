"""What an industrial-property record is: its parts, numbers, classes, statuses, owners, and how two
of the same meet."""
