"""The provincial table: month, year to date, the same days of last year, in all; by former
province."""
