"""Provinces before and after the reform, countries, addresses, and where a record counts."""
