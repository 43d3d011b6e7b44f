"""How the address of a route is written is worked out when one is first asked for: of some two
hundred routes hardly any is, and all together take a tenth of a start."""

from collections.abc import Callable

from werkzeug.routing import Rule


class LateRule(Rule):
    """A route; which address it answers to is known at once."""

    def _compile_builder(self, append_unknown: bool = True) -> Callable[..., tuple[str, str]]:
        compiled = super()._compile_builder
        known: list[Callable[..., tuple[str, str]]] = []

        def build(rule: Rule, /, **values: str) -> tuple[str, str]:
            if not known:
                known.append(compiled(append_unknown))
            return known[0](rule, **values)

        return build
