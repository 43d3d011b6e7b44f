"""Passwords: Argon2id hashes, what a new password needs, one-time passwords."""

import secrets
from base64 import b64encode

from argon2 import PasswordHasher
from argon2.exceptions import Argon2Error, InvalidHashError

from language import _

MINIMUM_LENGTH, MAXIMUM_LENGTH = 12, 128
WEAKEST_ACCEPTED = 3
"""zxcvbn score 0–4; common passwords and their variations stay below."""
OWN_WORDS = 8
"""Characters that must be left when the person's own names are taken out."""
ONE_TIME_BYTES = 15
ROUNDS, KIBIBYTES, THREADS = 2, 19_456, 1
"""What one hash takes: OWASP's second choice for Argon2id."""
_hasher = PasswordHasher(time_cost=ROUNDS, memory_cost=KIBIBYTES, parallelism=THREADS)


def _drawn(size: int) -> str:
    """Random bytes as Argon2's hashes write them."""
    return b64encode(secrets.token_bytes(size)).decode().rstrip("=")


_nobody = (
    f"$argon2id$v=19$m={_hasher.memory_cost},t={_hasher.time_cost},p={_hasher.parallelism}"
    f"${_drawn(_hasher.salt_len)}${_drawn(_hasher.hash_len)}"
)
"""A hash that no password has. It is drawn, not worked out, which would hold up every start; to
compare with it is the same work as with a real one."""


class WeakPassword(Exception):
    """A new password is not accepted; the message says why, in the reader's language."""


def hashed(password: str) -> str:
    return _hasher.hash(password)


def matches(stored: str | None, password: str) -> bool:
    """Whether the password is the stored one. Without a stored hash the same work is done and the
    answer is no, so that an unknown name takes as long as a known one."""
    usable = len(password) <= MAXIMUM_LENGTH
    try:
        return (
            _hasher.verify(stored or _nobody, password if usable else "")
            and usable
            and stored is not None
        )
    except (Argon2Error, InvalidHashError):
        return False


def require_strong(password: str, *, known: tuple[str, ...] = ()) -> None:
    """Raises WeakPassword for a password that is too short, too long, common, or made of `known`
    words (user name, own name)."""
    if len(password) < MINIMUM_LENGTH:
        raise WeakPassword(_("Mật khẩu cần ít nhất {n} ký tự.", n=MINIMUM_LENGTH))
    if len(password) > MAXIMUM_LENGTH or "\x00" in password:
        raise WeakPassword(
            _("Mật khẩu dài quá {n} ký tự hoặc có ký tự không dùng được.", n=MAXIMUM_LENGTH)
        )
    from zxcvbn import zxcvbn  # its lists of words take 12 MiB, and new passwords are rare

    easy = (
        zxcvbn(password[:72], user_inputs=[*known, "ipplatform", "matkhau"])["score"]
        < WEAKEST_ACCEPTED
    )
    if easy or len(_without(password, known)) < OWN_WORDS:
        raise WeakPassword(_("Mật khẩu này dễ đoán. Nên ghép vài từ không liên quan với nhau."))


def _without(password: str, known: tuple[str, ...]) -> str:
    rest = password.casefold()
    for word in known:
        rest = rest.replace(word.casefold(), "") if len(word) > 3 else rest
    return rest.strip()


def one_time() -> str:
    """A random password of 20 characters."""
    return secrets.token_urlsafe(ONE_TIME_BYTES)
