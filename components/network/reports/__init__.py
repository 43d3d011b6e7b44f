"""The page of a station's monthly reports: one month's form, what the institute decides, the months
of the year."""
