"""How the bot answers when it may choose: three temperaments. Knows only the words on offer, as a person does."""

from __future__ import annotations

from collections.abc import Callable

Policy = Callable[[tuple[str, ...], int | None], int]
"""Takes the answers on offer and the index of saying nothing (or None); returns the index to pick."""


def _open(options: tuple[str, ...], silence: int | None) -> int:
    """Say the first thing one could say."""
    return next(i for i in range(len(options)) if i != silence or len(options) == 1)


def _guarded(options: tuple[str, ...], silence: int | None) -> int:
    """Say the last thing one could say."""
    return next(i for i in reversed(range(len(options))) if i != silence or len(options) == 1)


def _silent(options: tuple[str, ...], silence: int | None) -> int:
    """Say nothing; where one must speak, say what stands in the middle."""
    return silence if silence is not None else len(options) // 2


POLICIES: dict[str, Policy] = {"open": _open, "guarded": _guarded, "silent": _silent}
"""The temperaments by name."""
