"""How every figure is computed: pages /tro-giup/cach-tinh/<code> and "Cách tính" behind each card.
Source: domain facts §6."""

from read_models.indicators.definition import APART, Indicator
from read_models.indicators.network import OF_NETWORK
from read_models.indicators.register import OF_REGISTER
from read_models.indicators.titles import OF_TITLES

__all__ = ["APART", "INDICATORS", "Indicator"]

INDICATORS: dict[str, Indicator] = {i.code: i for i in (*OF_TITLES, *OF_REGISTER, *OF_NETWORK)}
"""Code (the last part of the page's address) → definition, in the order of the overview."""
