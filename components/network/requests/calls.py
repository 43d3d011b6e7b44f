"""What the queue of requests calls a post for, in words that follow a number."""

from language import ngettext


def overdue_words(n: int) -> str:
    return ngettext("yêu cầu quá hạn trả lời", "yêu cầu quá hạn trả lời", n)


def unassigned_words(n: int) -> str:
    return ngettext("yêu cầu chưa giao cho ai", "yêu cầu chưa giao cho ai", n)
