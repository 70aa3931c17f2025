"""What the player can perceive in a tick: all that the HUD, the log and the bot may know.

Built by the world from what is in sight and what the game has told; holds nothing hidden.
"""

from __future__ import annotations

from dataclasses import dataclass

from iss3d.story.stage import Task
from iss3d.vectors import Quat, Vec3


@dataclass(frozen=True, slots=True)
class Sight:
    """Something in view or marked by the HUD: kind is thing, person, hatch, rail, window, spot, label or sky."""

    id: str
    kind: str
    name: str
    position: Vec3
    distance: float
    in_sight: bool


@dataclass(frozen=True, slots=True)
class Perception:
    """One tick of it.

    Attributes:
        tasks: What the running scenes ask for, as marked in the HUD, most urgent first.
        marks: Where those tasks are (a Sight per id named in tasks, known from the map even when out of sight).
        aim: What is under the crosshair and in reach to use or take, with its prompt word, or None.
        prompt: The word of the prompt ("Open", "Take", ...), "" for none.
        verb: What that does, in no language: "take", "tow" and "put_down" with the take key, all else with the use key.
        grippable: Whether a closed hand would find a hold.
        options: The answers on offer, empty when none.
        threat: The nearest person seen or heard who hunts the player, or None.
        closed: Hatches known (seen) to be closed.
        speaker: Whoever is heard speaking in the air near by (the subtitle points to them), or None.
    """

    tick: int
    position: Vec3
    orientation: Quat
    velocity: Vec3
    module: str
    gripping: str | None
    carrying: str | None
    seated: str | None
    hidden: str | None
    outside: bool
    tasks: tuple[Task, ...]
    marks: dict[str, Sight]
    aim: str | None
    prompt: str
    grippable: bool
    options: tuple[str, ...]
    silence: int | None
    subtitle: str
    threat: Sight | None
    closed: frozenset[str]
    faded: float
    ending: str | None
    verb: str = ""
    speaker: Sight | None = None
