"""What each wish of the story does to the world: one small function per command and per word of Change.

A wish about something that is not there becomes a note in the story log, never an exception.
"""

from __future__ import annotations

import math
from collections.abc import Callable, Iterable
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from iss3d.events import AlarmChanged, BurstSeen, CameraCue, Faded, LightChanged, MusicCue, SoundCue
from iss3d.story.stage import Act, Change, Command, HushPerson, Offer, Say
from iss3d.vectors import UP, Vec3, facing, sub
from iss3d.world import arm, goods, hatches, tuning, voices
from iss3d.world.state import FadeState

if TYPE_CHECKING:
    from iss3d.world.world import World


def carry_out(world: World, command: Command) -> None:
    """Carry out one wish of the story."""
    if isinstance(command, Say):
        voices.say(world, command)
    elif isinstance(command, HushPerson):
        voices.hush(world, command)
    elif isinstance(command, Offer):
        voices.offer(world, command)
    elif isinstance(command, Act):
        _act(world, command)
    elif isinstance(command, Change):
        change = CHANGES_DONE.get(command.what)
        if change is None:
            world.note(f"nothing in the world is called '{command.what}'")
        else:
            change(world, command)
    else:
        world.note(f"the world does not know how to {type(command).__name__}")


def _act(world: World, act: Act) -> None:
    if act.person not in world.state.persons:
        world.note(f"{act.person} cannot {act.deed}: nobody of that name is in the world")
        return
    if act.to and world.where.kind(act.to) == "" and act.deed not in ("pose", "mood", "wear", "hunt"):
        world.note(f"{act.person} cannot {act.deed} {act.to}: it is not there")
        return
    if act.deed in ("die", "leave"):
        goods.let_go(world, act.person)
    person = world.state.persons[act.person]
    before, limp = person.position, person.limp
    world.cast.begin(act.person, act.key, act.deed, act.to, act.detail)
    if world.skimming:
        world.cast.finish_at_once(act.person)
    if person.position != before or (act.deed == "place" and limp):
        # A body is where the physics has it: it is taken out here and comes back in the new place.
        world.body.remove_person(act.person)
    world.events.extend(world.cast.told())


def _modules(world: World, id: str) -> Iterable[str]:
    """Return the modules that a word stands for: one, `all`, or those of a segment (vehicles belong to all)."""
    modules = world.data.station.modules
    if id in modules:
        return (id,)
    if id == "all":
        return tuple(modules)
    return tuple(m.id for m in modules.values() if m.segment == id)


def _known(world: World, table: str, id: str) -> bool:
    """Return whether an id is in a table of the station; note it when not."""
    if id in getattr(world.data.station, table):
        return True
    world.note(f"there is no {table[:-1]} '{id}'")
    return False


def _hatch(world: World, c: Change) -> None:
    if not _known(world, "hatches", c.id):
        return
    open = c.value == "open"
    if world.unseen_yet():
        hatches.set_at_once(world, c.id, open)
    else:
        hatches.send(world, c.id, open)


def _lock(world: World, c: Change) -> None:
    if _known(world, "hatches", c.id):
        world.state.hatches[c.id].locked = c.value in ("yes", True)


def _light(world: World, c: Change) -> None:
    for module in _modules(world, c.id):
        if world.state.lights.get(module) != c.value:
            world.state.lights[module] = str(c.value)
            world.tell(LightChanged(module, world.light_at(module)))


def _power(world: World, c: Change) -> None:
    if c.id in world.data.station.things:
        world.state.power[c.id] = str(c.value)
        return
    for module in _modules(world, c.id):
        world.state.power[module] = str(c.value)
        world.tell(LightChanged(module, world.light_at(module)))


def _air(world: World, c: Change) -> None:
    for module in _modules(world, c.id):
        world.state.air[module] = str(c.value)
    world.note_airless()


def _alarm(world: World, c: Change) -> None:
    world.state.alarm = str(c.value)
    world.tell(AlarmChanged(world.state.alarm))


def _arm(world: World, c: Change) -> None:
    to = str(c.value or c.id)
    goal = world.where.position(to)
    if goal is None:
        world.note(f"the arm cannot go to {to}: it is not there")
        return
    arm.send(world.state.arm, goal, to, world.now, float(c.seconds))
    if world.skimming:
        arm.finish(world.state.arm)


def _spawn(world: World, c: Change) -> None:
    if _known(world, "things", c.id):
        goods.spawn(world, c.id, str(c.detail.get("at") or ""))


def _remove(world: World, c: Change) -> None:
    if _known(world, "things", c.id):
        goods.remove(world, c.id)


def _move(world: World, c: Change) -> None:
    to = str(c.detail.get("at") or c.value or "")
    if _known(world, "things", c.id) and not goods.move(world, c.id, to):
        world.note(f"{c.id} cannot be moved to {to}: it is not there")


def _fit(world: World, c: Change) -> None:
    if _known(world, "things", c.id) and _known(world, "things", str(c.value)):
        goods.fit(world, c.id, str(c.value))


def _wear(world: World, c: Change) -> None:
    if _known(world, "things", c.id):
        goods.wear(world, c.id, c.value not in ("no", False))


def _door(world: World, c: Change) -> None:
    if _known(world, "things", c.id):
        world.state.things[c.id].door = str(c.value)


def _label(world: World, c: Change) -> None:
    if c.id in world.state.things:
        world.state.things[c.id].label = str(c.value)
    else:
        world.state.labels[c.id] = str(c.value)


def _shutter(world: World, c: Change) -> None:
    world.state.shutters[c.id] = str(c.value)


def _burst(world: World, c: Change) -> None:
    if world.data.war.burst(c.id) is None:
        world.note(f"there is no burst '{c.id}'")
        return
    world.state.war.bursts[c.id] = world.posix()
    if c.id not in world.state.war.seen:
        world.state.war.seen.append(c.id)
    world.tell(BurstSeen(c.id))


def _war(world: World, c: Change) -> None:
    war = world.state.war
    war.mode = str(c.value)
    if war.mode == "begin":
        war.began = world.posix()
    elif war.mode == "aftermath":
        # The plan lies behind: everything in it has happened long enough ago.
        last = max((b.after_s for b in world.data.war.bursts), default=0.0)
        war.began = min(war.began or world.posix(), world.posix() - last - 1.0)
        war.seen = [b.id for b in world.data.war.bursts]
    else:
        war.bursts, war.blackouts, war.seen = {}, {}, []


def _blackout(world: World, c: Change) -> None:
    world.state.war.blackouts[c.id] = world.posix()


def _radio(world: World, c: Change) -> None:
    world.state.radio[c.id] = str(c.value)


def _fade(world: World, c: Change) -> None:
    colour = str(c.detail.get("colour", "black"))
    amount = max(0.0, min(1.0, float(c.value)))
    shown = world.faded()
    if amount == 0.0:
        # Coming back from a colour goes through that colour.
        colour = world.state.fade.colour
    world.state.fade = FadeState(colour, shown, amount, world.now, float(c.seconds))
    world.tell(Faded(colour, amount, c.seconds))


def _camera(world: World, c: Change) -> None:
    world.tell(CameraCue(c.id or "shake", float(c.value or 0.0), c.seconds))


def _clock(world: World, c: Change) -> None:
    moment = c.value if isinstance(c.value, datetime) else datetime.fromisoformat(str(c.value).replace("Z", "+00:00"))
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    world.set_utc(moment.timestamp())


def _checkpoint(world: World, c: Change) -> None:
    world.wants_checkpoint = str(c.value or c.id) or world.state.checkpoint_scene


def _ending(world: World, c: Change) -> None:
    world.state.ending = str(c.value or c.id)


def _player(world: World, c: Change) -> None:
    body = world.body
    suit = {"suit": True, "shirt": False}.get(str(c.detail.get("pose", "")))
    if suit is not None:
        body.wear_suit(suit)
    seat = str(c.detail.get("seat") or "")
    at = str(c.detail.get("at") or "")
    if seat:
        if body.thing_mode(seat) is None:
            world.note(f"the player cannot sit in {seat}: it is not there")
        else:
            body.sit(seat)
    elif at:
        _place_player(world, at)
    turn_to = str(c.detail.get("facing") or "")
    if turn_to:
        target = world.where.position(turn_to)
        if target is None:
            world.note(f"the player cannot face {turn_to}: it is not there")
        else:
            _turn_player(world, sub(target, body.player.position))


def _place_player(world: World, at: str) -> None:
    spot = world.data.station.spots.get(at)
    place = spot.centre if spot is not None else world.where.position(at)
    if place is None:
        world.note(f"the player cannot be put at {at}: it is not there")
        return
    module = world.data.station.modules.get(world.where.module(at) or "")
    up = module.up if module is not None else UP
    ahead = spot.facing if spot is not None else (module.axis if module is not None else (1.0, 0.0, 0.0))
    outside = world.where.module(at) == "space"
    world.body.place_player(place, facing(ahead, up), outside=outside)


def _turn_player(world: World, direction: Vec3) -> None:
    module = world.data.station.modules.get(world.body.player.module)
    world.body.player.orientation = facing(direction, module.up if module is not None else UP)


def _dock(world: World, c: Change) -> None:
    if not _known(world, "modules", c.id):
        return
    world.state.undocked.pop(c.id, None)
    world.state.arriving[c.id] = world.state.tick + round(c.seconds / tuning.TICK)


def _undock(world: World, c: Change) -> None:
    if not _known(world, "modules", c.id):
        return
    if c.value in ("no", False):
        world.state.undocked.pop(c.id, None)
        return
    world.state.arriving.pop(c.id, None)
    world.state.undocked[c.id] = world.state.tick
    for hatch in world.data.station.hatches.values():
        outer = hatch.module_a if hatch.module_b == c.id else hatch.module_b
        if c.id in (hatch.module_a, hatch.module_b) and outer != c.id:
            hatches.set_at_once(world, hatch.id, open=False)
            world.state.hatches[hatch.id].locked = True


def _sound(world: World, c: Change) -> None:
    at = str(c.detail.get("at") or c.id or "")
    volume = float(c.detail.get("volume", 1.0))
    world.tell(SoundCue(str(c.value), world.where.position(at) if at else None, volume))


def _music(world: World, c: Change) -> None:
    world.state.music = str(c.value or "")
    world.tell(MusicCue(world.state.music))


CHANGES_DONE: dict[str, Callable[[World, Change], None]] = {
    "hatch": _hatch,
    "lock": _lock,
    "light": _light,
    "power": _power,
    "air": _air,
    "alarm": _alarm,
    "arm": _arm,
    "spawn": _spawn,
    "remove": _remove,
    "move": _move,
    "fit": _fit,
    "wear": _wear,
    "door": _door,
    "label": _label,
    "shutter": _shutter,
    "burst": _burst,
    "war": _war,
    "blackout": _blackout,
    "radio": _radio,
    "fade": _fade,
    "camera": _camera,
    "clock": _clock,
    "checkpoint": _checkpoint,
    "ending": _ending,
    "player": _player,
    "undock": _undock,
    "dock": _dock,
    "sound": _sound,
    "music": _music,
}
"""By the word of Change."""


def state_of(world: World, what: str, id: str) -> object:
    """Return the present value of what Change sets; None when there is no such part."""
    s = world.state
    if what == "hatch":
        return hatches.word(world, id) if id in s.hatches else None
    if what == "lock":
        return s.hatches[id].locked if id in s.hatches else None
    if what == "light":
        return world.light_at(id)
    if what in ("power", "air"):
        return s.power.get(id, "on") if what == "power" else s.air.get(id, "good")
    if what == "door":
        return s.things[id].door if id in s.things else None
    if what in ("spawn", "remove"):
        there = id in s.things and s.things[id].present
        return there if what == "spawn" else not there
    if what == "fit":
        return s.things[id].slot if id in s.things else None
    if what == "wear":
        return id in s.things and s.things[id].worn
    if what == "label":
        return s.things[id].label if id in s.things else s.labels.get(id, "")
    if what == "arm":
        goal = world.where.position(id)
        near = goal is not None and math.fsum((a - b) ** 2 for a, b in zip(goal, s.arm.end, strict=True)) ** 0.5
        return goal is not None and near <= tuning.ARM_NEAR
    if what == "gave_up":
        return id in s.persons and s.persons[id].gave_up != ""
    if what == "burst":
        return id in s.war.seen
    if what == "blackout":
        return id in s.war.blackouts
    if what == "undock":
        return id in s.undocked
    if what == "dock":
        return "gone" if id in s.undocked else "coming" if world.undocked_m(id) > 0.0 else "docked"
    simple: dict[str, object] = {
        "alarm": s.alarm, "war": s.war.mode, "ending": s.ending, "music": s.music, "checkpoint": s.checkpoint_scene,
        "radio": s.radio.get(id, "voices"), "shutter": s.shutters.get(id, "open"), "fade": world.faded() >= 0.5,
    }  # fmt: skip
    return simple.get(what)
