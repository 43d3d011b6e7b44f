"""What a check says."""

from dataclasses import dataclass

EXAMPLES = 5
"""Ids that a finding names."""


@dataclass(frozen=True, slots=True)
class Finding:
    """`code` names the check; `message` is one sentence in the current language."""

    code: str
    message: str
