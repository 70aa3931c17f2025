"""Movement aboard: one tick from wishes to deeds, for the player, loose things and whoever floats limp.

Knows no story, no people's minds and no window; it is told which hatches are shut, where the crew are and what air
there is.
"""

from __future__ import annotations

import math

from iss3d.events import Deed
from iss3d.movement import hands, safer, tuning
from iss3d.movement.aboard import PLAYER
from iss3d.movement.intents import Intents
from iss3d.movement.keeping import Kept
from iss3d.movement.player import Comfort, Grip, auto_level, level, sound, turn_view
from iss3d.movement.reach import Hold
from iss3d.vectors import ZERO, Quat, Vec3, add, conjugate, cross, distance, dot, length, rotate, scale, sub, unit


class ZeroG(Kept):
    """What the player does: step() takes one tick of wishes and returns the deeds."""

    def step(self, intents: Intents, comfort: Comfort | None = None) -> list[Deed]:
        """Take one tick of 1/60 s and return what the player did in it."""
        if comfort is not None and comfort != self.comfort:
            turns = comfort.spin != self.comfort.spin
            self.comfort = comfort
            if turns:
                self._embody_player()
        intents = sound(intents)
        deeds: list[Deed] = []
        p = self.player
        self._tick += 1
        if turn_view(p, intents):
            deeds.append(Deed("roll", strength=1.0))
        self._level(intents, deeds)
        self._take_or_throw(intents, deeds)
        if p.fixed:
            self._bullet.step()
            self._carry()
        else:
            self._hand(intents, deeds)
            self._go(intents, deeds)
            self._carry(deeds)
            self._fly(deeds)
        self.things.after_step(p.position, p.radius)
        self.people.after_step()
        return deeds

    def _level(self, intents: Intents, deeds: list[Deed]) -> None:
        p = self.player
        module = self.station.modules.get(p.module)
        if module is None or p.outside:
            return
        if intents.level:
            if level(p, module.up) and not p.levelling:
                p.levelling = True
                deeds.append(Deed("level", p.module))
            return
        p.levelling = False
        if self.comfort.auto_level and intents.roll == 0.0:
            auto_level(p, module.up)

    def _take_or_throw(self, intents: Intents, deeds: list[Deed]) -> None:
        p = self.player
        if intents.throw > 0.0 and p.carrying is not None:
            id = p.carrying
            self._throw(id, intents.throw)
            deeds.append(Deed("throw", id, strength=intents.throw, position=p.position))
        elif intents.take:
            if p.carrying is not None:
                deeds.append(Deed("put_down", self.put_down() or "", position=p.position))
                return
            aim = self.aim()
            if aim is not None and aim.kind != "hatch" and self._takeable(aim.id) and self.take(aim.id):
                deeds.append(Deed("take", aim.id, position=p.position))

    def _takeable(self, id: str) -> bool:
        record = self.things.records.get(id)
        if record is not None:
            return record.facts.mass > 0.0 and record.mode in ("loose", "fixed")
        body = self.people.bodies.get(id)
        return body is not None and body.limp

    def _throw(self, id: str, strength: float) -> None:
        p = self.player
        motion, mass, _ = self._free_body(id)
        speed = hands.throw_speed(strength, mass)
        p.velocity, spin, velocity = hands.shove(p, p.ahead, speed, motion.position, motion.velocity, mass)
        self._turn_body(spin)
        self.put_down()
        self._set_free_body(id, velocity, motion.spin)

    def _hand(self, intents: Intents, deeds: list[Deed]) -> None:
        """Close or open the hand."""
        p = self.player
        if not intents.grip:
            p.hand_spent = False
            self._open_hand(deeds)
        elif p.grip is None and not p.hand_spent:
            hold = self.hold_in_reach()
            if hold is None or hold.id == p.carrying:
                return
            p.grip = self._closed_on(hold)
            deeds.append(Deed("grip", hold.id, hold.kind, position=hold.point))

    def _closed_on(self, hold: Hold) -> Grip:
        p = self.player
        record = self.things.records.get(hold.id)
        body = self.people.bodies.get(hold.id)
        if (hold.kind == "thing" and record and record.mode == "loose") or (
            hold.kind == "person" and body and body.limp
        ):
            middle, _, _ = self._free_body(hold.id)
            off = rotate(conjugate(p.orientation), sub(middle.position, p.position))
            return Grip(hold.kind, hold.id, ZERO, scale(unit(off), max(length(off), tuning.HELD_APART)), tow=True)
        if hold.kind == "person" and body is not None:
            return Grip("person", hold.id, sub(hold.point, body.motion.position), hands.arm_to(p, hold.point))
        return Grip(hold.kind, hold.id, hold.point, hands.arm_to(p, hold.point))

    def _open_hand(self, deeds: list[Deed]) -> None:
        p = self.player
        if p.grip is not None:
            deeds.append(Deed("let_go", p.grip.id, p.grip.kind, length(p.velocity), p.position))
            p.grip = None

    def _anchor(self, grip: Grip) -> tuple[Vec3, Vec3] | None:
        """Return where the hand is and how fast that goes, None when what it held is gone."""
        if grip.kind == "person":
            body = self.people.bodies.get(grip.id)
            return (add(body.motion.position, grip.point), body.motion.velocity) if body is not None else None
        return grip.point, ZERO

    def _go(self, intents: Intents, deeds: list[Deed]) -> None:
        """Change the player's velocity by arms, legs, strokes, jets and tether."""
        p = self.player
        p.push_wait = max(0.0, p.push_wait - tuning.TICK)
        self._outside_kit(intents, deeds)
        if p.grip is not None:
            hands.reach_out(p.grip, intents, intents.brake)
            anchor = None if p.grip.tow else self._anchor(p.grip)
            if anchor is not None:
                before = p.velocity
                p.velocity = hands.pull(p, anchor[0], anchor[1], p.grip)
                if p.grip.kind == "person":
                    self.people.push(p.grip.id, scale(sub(before, p.velocity), p.mass))
                self._turn_body(scale(p.spin, max(0.0, 1.0 - tuning.GRIP_DAMPING * tuning.TICK)))
            slip = tuning.WEAK_SLIP if p.grip.kind == "surface" else tuning.ARM_SLIP
            if not p.grip.tow and (anchor is None or distance(anchor[0], p.position) > slip):
                p.hand_spent = True
                self._open_hand(deeds)
        if intents.push > 0.0 and p.push_wait == 0.0:
            self._push(intents.push, deeds)
        held = p.grip is not None and not p.grip.tow
        if intents.brake:
            self._brake(deeds)
        else:
            p.brake_rate = 0.0
            if not held:
                self._drift(intents, deeds)
        for id in self.people.bodies:
            self._press(id, deeds)

    def _outside_kit(self, intents: Intents, deeds: list[Deed]) -> None:
        p = self.player
        if intents.jets and p.suited:
            p.jets = not p.jets
            deeds.append(Deed("jets", strength=p.delta_v))
        if intents.tether and p.suited:
            if p.tether is not None:
                deeds.append(Deed("tether", p.tether_to, "off"))
                p.tether, p.tether_to = None, ""
            else:
                found = self.reach.rail_near(p.position, "" if p.outside else p.cell, tuning.AIM_REACH)
                if found is not None:
                    p.tether_to, p.tether = found
                    deeds.append(Deed("tether", p.tether_to, "on"))
        if p.tether is not None:
            safer.hold_back(p)

    def _drift(self, intents: Intents, deeds: list[Deed]) -> None:
        p = self.player
        if p.jets and p.outside:
            safer.fire(p, intents)
        elif self.in_air:
            if self.comfort.swim and (intents.ahead or intents.aside or intents.above) and p.grip is None:
                p.velocity = hands.swum(p, intents)
                deeds.append(Deed("swim"))
            p.velocity = hands.dragged(p.velocity)

    def _push(self, strength: float, deeds: list[Deed]) -> None:
        """Push off what is held, else off a wall in reach, else off a free body."""
        p = self.player
        load = self._load()
        speed = hands.push_speed(p, strength, load)
        lever: Vec3 | None = None
        name = ""
        if p.grip is not None and not p.grip.tow:
            anchor = self._anchor(p.grip)
            lever, name = sub(anchor[0], p.position) if anchor else ZERO, p.grip.id
            p.hand_spent = True
            self._open_hand(deeds)
        else:
            stand = hands.stand_for(self._surfaces(tuning.PUSH_REACH), p.ahead)
            if stand is not None:
                lever, name = sub(stand.point, p.position), p.module
        if lever is None:
            if self._push_off_body(speed, deeds):
                p.push_wait = tuning.PUSH_REST
            return
        before = p.velocity
        p.velocity = hands.pushed(p.velocity, p.ahead, speed)
        impulse = scale(sub(p.velocity, before), p.mass * tuning.PUSH_LEVER)
        self._turn_body(add(p.spin, scale(cross(lever, impulse), 1.0 / p.inertia)))
        p.push_wait = tuning.PUSH_REST
        deeds.append(Deed("push", name, strength=speed, position=add(p.position, lever)))

    def _push_off_body(self, speed: float, deeds: list[Deed]) -> bool:
        """Push off the nearest loose thing or person in reach that is not in the way."""
        p = self.player
        best: Hold | None = None
        for hold in self._movable_holds(every=True):
            fits = hold.distance <= tuning.HAND_REACH and dot(sub(p.position, hold.point), p.ahead) > -0.1
            if fits and hold.id != p.carrying and (best is None or hold.distance < best.distance):
                best = hold
        if best is None:
            return False
        body = self.people.bodies.get(best.id)
        if self.thing_mode(best.id) == "fixed" or (body is not None and not body.solid):
            # Bolted down, strapped in or holding fast to the arm: as good as a wall.
            p.velocity = add(p.velocity, scale(p.ahead, speed))
        else:
            motion, mass, _ = self._free_body(best.id)
            away = scale(p.ahead, -1.0)
            p.velocity, spin, velocity = hands.shove(p, away, speed, motion.position, motion.velocity, mass)
            self._turn_body(spin)
            self._set_free_body(best.id, velocity, motion.spin)
        deeds.append(Deed("push", best.id, strength=speed, position=best.point))
        return True

    def _brake(self, deeds: list[Deed]) -> None:
        p = self.player
        if length(p.velocity) < tuning.REST_SPEED * 0.5:
            return
        if p.grip is None and not self._surfaces(tuning.BRAKE_REACH):
            p.brake_rate = 0.0
            p.velocity = hands.dragged(p.velocity) if self.in_air else p.velocity
            return
        p.velocity, rested = hands.braked(p)
        self._turn_body(scale(p.spin, max(0.0, 1.0 - tuning.GRIP_DAMPING * tuning.TICK)))
        if rested:
            p.brake_rate = 0.0
            self._turn_body(ZERO)
            deeds.append(Deed("brake", p.module, position=p.position))

    def _press(self, id: str, deeds: list[Deed]) -> None:
        """Two people who are too near press each other gently apart."""
        p, body = self.player, self.people.bodies[id]
        (x, y, z), (bx, by, bz) = p.position, body.motion.position
        if abs(x - bx) > tuning.PERSON_NEAR or abs(y - by) > tuning.PERSON_NEAR or abs(z - bz) > tuning.PERSON_NEAR:
            body.touched = False
            return
        gap = distance(p.position, body.motion.position)
        if gap > tuning.PERSON_NEAR or p.carrying == id or (p.grip is not None and p.grip.id == id):
            body.touched = False
            return
        if not body.touched:
            body.touched = True
            closing = length(sub(p.velocity, body.motion.velocity))
            if closing > tuning.BUMP_SPEED:
                deeds.append(Deed("bump", id, strength=closing, position=body.motion.position))
        push = hands.pressed_apart(p, body.motion.position, body.motion.velocity)
        p.velocity = add(p.velocity, push)
        self.people.push(id, scale(push, -p.mass))

    def _carry(self, deeds: list[Deed] | None = None) -> None:
        """Keep what is carried or towed in the hand, by forces that act on both."""
        p = self.player
        if p.carrying is not None and not self._keep(p.carrying, self._hand_place(p.carrying), p.orientation):
            p.torn += tuning.TICK
            if p.torn > tuning.CARRY_SLIP_TIME:
                p.torn = 0.0
                id = self.put_down() or ""
                if deeds is not None:
                    deeds.append(Deed("put_down", id, "slipped", position=p.position))
        else:
            p.torn = 0.0
        if p.grip is not None and p.grip.tow:
            if p.grip.id not in self.things.records and p.grip.id not in self.people.bodies:
                p.grip = None
                return
            self._keep(p.grip.id, add(p.position, rotate(p.orientation, p.grip.arm)), None)

    def _keep(self, id: str, place: Vec3, turn: Quat | None) -> bool:
        """Pull a free body to a place for one tick; False when it is too far from there to be in the hand."""
        p = self.player
        motion, mass, inertia = self._free_body(id)
        t = hands.tug(p, place, turn, motion.position, motion.orientation, motion.velocity, motion.spin, mass, inertia)
        self._set_free_body(id, t.body_velocity, t.body_spin)
        if not p.fixed:
            p.velocity = t.velocity
            self._turn_body(t.spin)
        return distance(motion.position, place) < tuning.CARRY_SLIP

    def _fly(self, deeds: list[Deed]) -> None:
        """Let Bullet move everything for one tick, and see what came of it."""
        p = self.player
        speed = length(p.velocity)
        if not speed < tuning.FASTEST:
            p.velocity = scale(p.velocity, tuning.FASTEST / speed) if math.isfinite(speed) else ZERO
        before = p.velocity
        position, velocity, spin = self._bullet.drive(PLAYER, before, p.spin)
        if not all(map(math.isfinite, (*position, *velocity, *spin))):
            self.place_player(p.position, p.orientation, outside=p.outside)
            return
        p.position, p.velocity = position, velocity
        p.spin = spin if self.comfort.spin else ZERO
        change = length(sub(velocity, before))
        if change > tuning.BUMP_SPEED:
            name = self._bullet.touching(PLAYER)
            object = name.partition(":")[2] if ":" in name else name
            deeds.append(Deed("bump", object or p.module, strength=change, position=position))
        self._find_room(deeds)

    def _find_room(self, deeds: list[Deed]) -> None:
        """Note through which hatch the player has passed; bring back one who has slipped through the walls."""
        p = self.player
        air = self.reach.air.get(p.cell)
        if not p.outside and air is not None and air.holds(p.position):
            p.lost = 0
            return
        cell = self.reach.cell_of(p.position, p.cell)
        old_cell, old_module = p.cell, p.module
        if not cell:
            if p.suited and (p.outside or self._passages.get((old_module, "space")) is not None):
                if not p.outside and not (air is not None and air.holds(p.position, 0.5)):
                    p.outside = True
                    self._embody_player()
                if length(p.position) > tuning.FARTHEST_OUT:
                    p.velocity = scale(p.velocity, 0.99)
            elif air is None or not air.holds(p.position, 0.25):
                p.lost += 1
                if p.lost > tuning.LOST_TICKS:
                    home = p.cell if air is not None else self.reach.nearest_cell(p.position)
                    self.place_player(self.reach.air[home].clear_point(p.position, p.radius), p.orientation)
                return
        else:
            p.cell, p.lost = cell, 0
            if p.outside:
                p.outside = False
                self._embody_player()
        self._take_room()
        if p.module != old_module:
            hatch = self._passages.get((old_cell, cell)) or self._passages.get((old_module, p.module), "")
            deeds.append(Deed("pass", hatch, p.module, length(p.velocity), p.position))
            self.things.look_round(self._rooms())
        elif (hatch := self._passages.get((old_cell, cell), "")) and old_cell != cell:
            deeds.append(Deed("pass", hatch, p.module, length(p.velocity), p.position))
