"""Days, periods, holidays."""
