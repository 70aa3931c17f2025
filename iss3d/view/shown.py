"""What a frame shows of a world: facts alone, whoever gathered them (a story, the free camera, a shot)."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from iss3d.events import Deed, LineSpoken
from iss3d.vectors import Vec3
from iss3d.war.state import WarNow
from iss3d.world.view_facts import PersonView, ThingView


@dataclass(frozen=True, slots=True)
class Shown:
    """All that a frame shows of a world."""

    persons: Mapping[str, PersonView]
    things: Mapping[str, ThingView]
    openness: Mapping[str, float]
    lights: Mapping[str, str]
    war: WarNow
    posix: float
    module: str
    outside: bool = False
    grip: Vec3 | None = None
    carrying: str | None = None
    aim: str = ""
    arms: bool = True
    lamp: bool = False
    arm_hand: Vec3 | None = None
    console: str | None = None
    alarm: str = "off"
    air: Mapping[str, str] = field(default_factory=dict)
    pressure: Mapping[str, float] = field(default_factory=dict)
    shutters: Mapping[str, float] = field(default_factory=dict)
    gone: frozenset[str] = frozenset()
    away: Mapping[str, float] = field(default_factory=dict)
    everything: bool = False
    seated: bool = False
    suited: bool = False
    deeds: tuple[Deed, ...] = ()
    lines: tuple[LineSpoken, ...] = ()
