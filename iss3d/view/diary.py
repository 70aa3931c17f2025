"""A line in the log, some times a second, of what is on the screen and where the player is: for tests and reports.

Written only when the log is asked for at INFO; reads the game and changes nothing.
"""

from __future__ import annotations

import json
import logging
import time
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from iss3d.view.game import Game

log = logging.getLogger(__name__)

SECONDS = 0.2
"""Between two lines; what a person sees changes no faster than they can act on it."""


class Diary:
    """Writes the state of one game."""

    def __init__(self) -> None:
        self._last = 0.0
        self._serial = 0

    def frame(self, game: Game) -> None:
        """Write a line when it is time for one."""
        now = time.perf_counter()
        if now - self._last < SECONDS or not log.isEnabledFor(logging.INFO):
            return
        self._last = now
        self._serial += 1
        log.info("%s", json.dumps({"n": self._serial, **_screen(game), **_player(game)}))


def _screen(game: Game) -> dict[str, Any]:
    """Return which screen is on top and its marked row."""
    top = game.stack.top
    return {
        "screen": type(top).__name__ if top is not None else "",
        "row": getattr(top, "marked_label", ""),
        "ready": game.data is not None,
        "camera": game.explorer is not None,
    }


def _player(game: Game) -> dict[str, Any]:
    """Return where the player is and what they see."""
    if game.session is None:
        return {"scene": ""}
    world = game.session.world
    p = world.perceive()
    return {
        "scene": ",".join(run.scene for run in world.director.book.running),
        "tick": p.tick,
        "at": [round(x, 4) for x in p.position],
        "look": [round(x, 5) for x in p.orientation],
        "speed": round(sum(x * x for x in p.velocity) ** 0.5, 4),
        "module": p.module,
        "seated": p.seated,
        "gripping": p.gripping,
        "grippable": p.grippable,
        "aim": p.aim,
        "prompt": p.prompt,
        "subtitle": p.subtitle,
        "tasks": [[task.verb, task.target] for task in p.tasks],
        "marks": {id: [round(x, 3) for x in sight.position] for id, sight in p.marks.items()},
    }
