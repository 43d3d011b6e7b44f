"""Tests of importing. All of them run on this day."""

from datetime import date

TODAY = date(2026, 11, 2)
