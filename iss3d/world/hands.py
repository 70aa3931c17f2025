"""What `use` does to what is under the crosshair, and the word the prompt has for it: one table for both, so that
the prompt never lies. Functions over one world.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from iss3d.events import Deed, LightChanged
from iss3d.movement.intents import Intents
from iss3d.vectors import distance
from iss3d.world import arm, goods, hatches, tuning

if TYPE_CHECKING:
    from iss3d.world.world import World

CONSOLE_REACH = 2.2
"""m from a console beyond which it is left."""


@dataclass(frozen=True, slots=True)
class Use:
    """What the use key would do now: to which id, by which deed, and the prompt's word."""

    id: str
    word: str
    do: Callable[[World, str], list[Deed]]


def masked(world: World, intents: Intents) -> Intents:
    """Return the wishes that reach the body: none of the legs while held fast, at a console, or when it is lost."""
    if world.state.loss is not None:
        return Intents(yaw=intents.yaw, pitch=intents.pitch, roll=intents.roll)
    if world.state.console is not None:
        return replace(intents, ahead=0.0, aside=0.0, above=0.0, push=0.0, jets=False, tether=False)
    if world.held_by() is not None:
        return replace(intents, ahead=0.0, aside=0.0, above=0.0, push=0.0, brake=False)
    return intents


def step(world: World, intents: Intents) -> list[Deed]:
    """Do what the use and lamp keys ask for; return the deeds."""
    deeds: list[Deed] = []
    if intents.lamp:
        world.state.lamp = not world.state.lamp
        deeds.append(Deed("lamp", other="on" if world.state.lamp else "off"))
    _at_console(world, intents)
    if intents.use:
        use = what_use_does(world)
        if use is not None:
            deeds.extend(use.do(world, use.id))
    return deeds


def _at_console(world: World, intents: Intents) -> None:
    """Fly the arm while its console is manned; leave it when drifting off or pushing away."""
    console = world.state.console
    if console is None:
        return
    place = world.where.position(console)
    if place is None or intents.push > 0.0 or distance(place, world.body.player.position) > CONSOLE_REACH:
        world.state.console = None
        arm.release(world.state.arm)
        return
    if not arm.moving(world.state.arm):
        arm.fly(world.state.arm, intents, world.body.player.orientation, tuning.TICK)


def what_use_does(world: World) -> Use | None:
    """Return what the use key would do in this tick, or None when nothing."""
    player = world.body.player
    if player.fixed == "hide":
        return Use(player.fixed_in, "come_out", _come_out)
    if world.state.console is not None:
        return Use(world.state.console, "leave", _leave_console)
    aim = world.body.aim()
    if aim is not None and aim.kind == "thing":
        found = _thing_use(world, aim.id)
        if found is not None:
            return found
    if player.fixed == "seat":
        return Use(player.fixed_in, "unstrap", _unstrap)
    carried = player.carrying
    if carried in world.data.station.things and world.data.station.things[carried].worn:
        return Use(carried, "wear", _wear)
    if aim is not None and aim.kind == "hatch":
        return _hatch_use(world, aim.id)
    if carried in world.data.station.things and world.data.station.things[carried].use:
        return Use(carried, world.data.station.things[carried].use, _use_thing)
    return None


def _thing_use(world: World, id: str) -> Use | None:
    facts = world.data.station.things[id]
    player = world.body.player
    carried = player.carrying
    if carried is not None and carried in facts.slot_for and not goods.occupied(world, id):
        return Use(id, "fit", _fit)
    if facts.worn and carried == id:
        return Use(id, "wear", _wear)
    if player.fixed == "seat" and (id == player.fixed_in or facts.seat or facts.hide):
        return None
    if facts.seat:
        return Use(id, "sit", _sit)
    if facts.hide:
        return Use(id, "hide", _hide)
    if facts.use and not facts.worn:
        return Use(id, facts.use, _use_thing)
    return None


def _hatch_use(world: World, id: str) -> Use:
    state = world.state.hatches[id]
    if state.locked:
        return Use(id, "knock", _knock)
    return Use(id, "close" if state.goal > 0.5 else "open", _work_hatch)


def _fit(world: World, slot: str) -> list[Deed]:
    thing = world.body.player.carrying
    if thing is None:
        return []
    goods.fit(world, thing, slot)
    return [Deed("fit", thing, slot, position=world.where.position(slot))]


def _wear(world: World, thing: str) -> list[Deed]:
    goods.wear(world, thing)
    return [Deed("wear", thing)]


def _sit(world: World, seat: str) -> list[Deed]:
    if any(person.seat == seat for person in world.state.persons.values()):
        return []
    world.body.sit(seat)
    return [Deed("sit", seat, position=world.body.player.position)]


def _unstrap(world: World, seat: str) -> list[Deed]:
    world.body.come_free()
    return [Deed("unstrap", seat, position=world.body.player.position)]


def _hide(world: World, place: str) -> list[Deed]:
    if any(person.hidden == place for person in world.state.persons.values()):
        return []
    world.body.hide(place)
    return [Deed("hide", place, position=world.body.player.position)]


def _come_out(world: World, place: str) -> list[Deed]:
    world.body.come_free()
    return [Deed("unhide", place, position=world.body.player.position)]


def _leave_console(world: World, console: str) -> list[Deed]:
    world.state.console = None
    arm.release(world.state.arm)
    return []


def _knock(world: World, hatch: str) -> list[Deed]:
    return [Deed("use", hatch, "locked", position=world.data.station.hatches[hatch].centre)]


def _work_hatch(world: World, hatch: str) -> list[Deed]:
    hatches.work(world, hatch)
    goal = "open" if world.state.hatches[hatch].goal > 0.5 else "closed"
    return [Deed("use", hatch, goal, position=world.data.station.hatches[hatch].centre)]


def work_thing(world: World, thing: str) -> None:
    """Do what a thing does by itself when anybody's hand works it: a switch its lamps, a door its own leaf."""
    state = world.state.things[thing]
    facts = world.data.station.things[thing]
    if facts.controls == "light":
        _switch_light(world, world.where.module(thing) or facts.module)
    elif facts.controls == "door":
        state.door = "closed" if state.door == "open" else "open"


def _use_thing(world: World, thing: str) -> list[Deed]:
    world.state.things[thing].uses += 1
    work_thing(world, thing)
    if world.data.station.things[thing].controls == "arm":
        world.state.console = thing
        arm.release(world.state.arm)
    return [Deed("use", thing, position=world.where.position(thing))]


def _switch_light(world: World, module: str) -> None:
    at_first = world.data.station.modules[module].lamps
    lights = world.state.lights
    lights[module] = "on" if lights.get(module, at_first) == "off" else "off"
    world.tell(LightChanged(module, world.light_at(module)))


def take_word(world: World, id: str) -> str:
    """Return the word of the take key for what is under the crosshair, "" when it cannot be taken."""
    if world.body.player.carrying is not None:
        return "put_down"
    person = world.state.persons.get(id)
    if person is not None:
        return "tow" if person.limp else ""
    facts = world.data.station.things.get(id)
    if facts is not None and facts.mass > 0.0 and world.body.thing_mode(id) in ("loose", "fixed"):
        return "take"
    return ""
