"""Who asks is a program: by the well-kept list of crawler-user-agents (MIT), by words that only
programs use, and by an address.

Browsers of people carry neither a web nor a mail address; a robot's author leaves one to be found.
Source: github.com/monperrus/crawler-user-agents, as the package of that name.
"""

import re
from functools import cache, lru_cache

from crawleruseragents import CRAWLER_USER_AGENTS_DATA

REMEMBERED = 50_000
"""Different agents of one log that are judged once."""
LONGEST = 1_000
"""Bytes of an agent that are looked at."""
_WORDS = tuple(
    (
        b"crawl spider slurp curl wget python perl ruby java/ libwww okhttp go-http headless "
        b"phantom monitor uptime pingdom statuscake zabbix nagios facebookexternalhit "
        b"externalagent externalfetcher whatsapp telegram preview feed archive lighthouse axios "
        b"node-fetch postman scan scrap zgrab nmap nikto sqlmap validator mediapartners ahrefs "
        b"semrush httrack inspect fetcher healthcheck linkcheck selenium puppeteer playwright "
        b"guzzle urllib aiohttp httpie cfnetwork webcopier measurement prerender favicon snapshot"
    ).split()
)
"""Words that only programs use, wherever they stand; one by one is faster than one pattern."""
_BOUND = re.compile(
    rb"(?<!cu)bot\b|bot[/;_-]|\bphp\b|http-?client|\brss\b|\bsitemap", re.IGNORECASE
)
"""Those that count at the edge of a word alone."""
_ADDRESS = re.compile(rb"https?:/|www\.|[a-z0-9]@[a-z0-9]|\(at\)|\[at\]", re.IGNORECASE)
_LITERAL = re.compile(r"(?:[^\\.^$*+?{}\[\]|()]|\\[^\w])+")
_ENDLESS = re.compile(r"[*+]")


@lru_cache(maxsize=REMEMBERED)
def is_robot(agent: bytes) -> bool:
    """Whether the name that a visitor's program gives itself is that of a robot."""
    told = agent[:LONGEST]
    if _says_so(told) or _ADDRESS.search(told):
        return True
    literals, others = _listed()
    return any(literal in told for literal in literals) or bool(others.search(told))


def _says_so(told: bytes) -> bool:
    lowered = told.lower()
    return any(word in lowered for word in _WORDS) or bool(_BOUND.search(told))


@cache
def _listed() -> tuple[tuple[bytes, ...], "re.Pattern[bytes]"]:
    """The list as texts to be found, and as one pattern for the few that are none. A pattern with
    an endless repetition is left out: a hostile name would make it slow, and what it is for is
    named by the words."""
    patterns = [str(entry["pattern"]) for entry in CRAWLER_USER_AGENTS_DATA]
    literals = (re.sub(r"\\(\W)", r"\1", p) for p in patterns if _LITERAL.fullmatch(p))
    others = (p for p in patterns if not _LITERAL.fullmatch(p) and not _ENDLESS.search(p))
    told = tuple(literal.encode() for literal in literals)
    return tuple(literal for literal in told if not _says_so(literal)), re.compile(
        "|".join(others).encode()
    )
