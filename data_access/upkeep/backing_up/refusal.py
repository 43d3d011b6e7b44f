"""Why a backup or a restore is not done."""


class Refusal(Exception):
    """Nothing was changed; the message is one sentence that says what is wrong and what to do."""
