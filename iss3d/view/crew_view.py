"""The crew as they are seen: one skinned body each, moved by clips, holding rails and tools, lit by their room.

Reads PersonViews; changes nothing. All who are in view are worked out together. Bodies are read when somebody is first
near enough to be seen.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

import numpy as np
from panda3d.core import LQuaternionf

from iss3d.crew.people import Crew
from iss3d.station.model import Handrail
from iss3d.vectors import Quat, Vec3, add, compose, conjugate, distance, length, rotate, sub, unit
from iss3d.view.crew_clutch import clutched, struck
from iss3d.view.crew_figure import USUAL, Figure, skeleton
from iss3d.view.crew_fingers import close_fingers, leg_joints
from iss3d.view.crew_handles import Handle, in_hand
from iss3d.view.crew_holds import Bar, Grasp, Rails
from iss3d.view.crew_holds_feet import hook, insteps, pedal
from iss3d.view.crew_ik import Hold, arm_of, hold_on, palm_place
from iss3d.view.crew_model import Body
from iss3d.view.crew_motion import AT_REST, MOVING, NOTICES, STILL, Motion
from iss3d.view.crew_pose import Pose, as_vec, bone_rows, clips, mixed
from iss3d.view.crew_room import Withdrawal
from iss3d.view.crew_shadows import Caster
from iss3d.view.crew_speech import said
from iss3d.view.crew_suited import Suited, figure_for, wardrobe
from iss3d.view.light import ON, SPACE, Glow, RoomLight, room_light
from iss3d.world.view_facts import PersonView, ThingView

log = logging.getLogger(__name__)

NEAR = 2.8
"""Metres within which a body is drawn with all its triangles."""

FAR = 45.0
HANDS_SEEN = 9.0
"""Metres beyond which nobody sees whether a hand is on a rail."""

SLOWER = 7.0
"""Metres beyond which a body is posed anew every third frame; between NEAR and this, every second."""

CHANGES_CLOTHES = 25.0
"""Seconds somebody is out of sight before they may come back dressed for where they are."""

HAND_REACHES = 0.50
"""Metres from where a hand floats to a rail that is worth taking."""

LIMB = {"l": "left_hand", "r": "right_hand"}
FIXED = "space"


@dataclass
class _Person:
    figure: Figure
    motion: Motion
    hands: dict[str, Grasp] = field(default_factory=lambda: {"l": Grasp(), "r": Grasp()})
    feet: Grasp = field(default_factory=Grasp)
    shown: bool = False
    module: str = ""
    seen: float = -1e9
    tuck: float = 0.0
    carries: tuple[str, Vec3, Quat] | None = None
    """What is in the right hand: its id, and where and how turned it is in the axes of the body."""
    struck: float = 0.0
    """How far what is in the hand has gone home into somebody, 0 to 1."""
    room: Withdrawal = field(default_factory=Withdrawal)


class CrewView:
    """Everybody aboard.

    Args:
        crew: Whose side decides the suit outside; None for pictures of nobody in particular.
        air: Whether a point is in the air of a module; legs are drawn up where they would stand in a wall.
        handles: How each thing is held.
    """

    def __init__(
        self,
        station_root: Any,
        low_quality: bool = False,
        rails: Iterable[Handrail] = (),
        crew: Crew | None = None,
        air: Callable[[Vec3, str], bool] = lambda point, module: True,
        handles: Mapping[str, Handle] | None = None,
    ) -> None:
        self._root = station_root.attach_new_node("crew")
        self._people: dict[tuple[str, str], _Person] = {}
        self._rails = Rails(rails)
        self._sides = {p.id: p.side for p in crew.people.values()} if crew is not None else {}
        self._air = air
        self._handles = handles or {}
        self._wounded: frozenset[str] = frozenset()
        self._armed: frozenset[str] = frozenset()
        self.carried: dict[str, tuple[Vec3, Quat]] = {}
        """Where the things are that are in the hands of those in view."""
        self._low = low_quality
        self._time = 0.0
        self._frame = 0
        self._eye: Vec3 = (0.0, 0.0, 0.0)
        self.reduced_gore = False
        self.casters: list[Caster] = []
        """The bodies that are in view."""

    def set_low_quality(self, low: bool) -> None:
        """Draw everybody with the fewest triangles and no relief."""
        self._low = low

    def prepare(self, people: Iterable[str]) -> None:
        """Read the bodies of these people now rather than when they are first seen."""
        for person in people:
            self._person(person, "")

    def say(self, person: str, text: str, seconds: float) -> None:
        """Have a person's lips follow a line from now on."""
        for (id, _), drawn in self._people.items():
            if id == person:
                drawn.motion.say(said(text, seconds), self._time)

    def _person(self, person: str, suit: str) -> _Person:
        key = (person, suit)
        if key not in self._people:
            name = person.rpartition(":")[2]
            figure = figure_for(suit, name, self._root)
            figure.root.hide()  # until it is seen, and so lit and posed
            phase = 1.7 * (sum(map(ord, person)) % 11)
            self._people[key] = _Person(figure, Motion(figure.body, phase))
        return self._people[key]

    def _suit(self, person: str, facts: PersonView) -> str:
        if facts.module and facts.module != FIXED and not facts.wears:
            return ""
        bodies = wardrobe()["outside"]
        return str(bodies.get(self._sides.get(person, ""), bodies["us"]))

    def update(
        self,
        people: Mapping[str, PersonView],
        eye: Vec3,
        visible_modules: frozenset[str] | None,
        lights: Mapping[str, Glow],
        ups: Mapping[str, Vec3],
        seconds: float,
        things: Mapping[str, ThingView] | None = None,
        falling: Callable[[Vec3, str], RoomLight] | None = None,
        magnified: float = 1.0,
    ) -> None:
        """Show this frame; people in modules that cannot be seen into are not drawn.

        Args:
            things: Where what they hold is.
            falling: The light on a point of a room; None where all that is known is how its lamps are.
            magnified: How much larger the lens shows things than the eye does: from afar a body needs all of itself.
        """
        self._time += seconds
        self._frame += 1
        self._eye = eye
        drawn: list[tuple[_Person, PersonView, float, float]] = []
        self.casters = []
        self._wounded = frozenset(id for id, facts in people.items() if facts.wounded or not facts.alive)
        self._armed = frozenset(id for id, facts in people.items() if facts.holds and facts.alive)
        seen_now = set()
        for i, (id, facts) in enumerate(people.items()):
            far = distance(facts.position, eye)
            if (
                facts.hidden
                or far > FAR
                or not (visible_modules is None or facts.module in visible_modules or not facts.module)
            ):
                continue
            person = self._person(id, self._suit(id, facts))
            seen_now.add(id)
            figure = person.figure
            if isinstance(figure, Suited):
                figure.close_helmet(facts.wears != "open_suit")
            if not person.shown:
                if not isinstance(figure, Suited) and self._time - person.seen > CHANGES_CLOTHES:
                    figure.wear(str(wardrobe()["rooms"].get(facts.module, USUAL)))
                figure.root.show()
                person.shown = True
            person.seen, person.module = self._time, facts.module
            figure.show_level(far < NEAR * magnified and not self._low)
            figure.place(facts.position, facts.orientation)
            outside = facts.module in ("", FIXED)
            if not outside:
                lamps = lights.get(facts.module, ON)
                self.casters.append(Caster(facts.position, facts.orientation, facts.module, lamps))
            if outside:
                light = SPACE
            elif falling is not None:
                light = falling(facts.position, facts.module)
            else:
                light = room_light(lights.get(facts.module, ON), ups.get(facts.module, (0.0, 0.0, -1.0)))
            figure.light(light, facts.orientation, facts.position, eye)
            hurt = (facts.wounded or not facts.alive) and not self.reduced_gore
            figure.put_condition(not facts.alive, hurt, far < SLOWER * magnified and not self._low)
            every = 1 if far < NEAR * magnified else 2 if far < SLOWER else 3
            if (self._frame + i) % every == 0 or not person.motion.clip:
                drawn.append((person, facts, far, seconds * every))
        for (id, suit), person in self._people.items():
            if person.shown and (id not in seen_now or suit != self._suit(id, people[id])):
                person.figure.root.hide()
                person.shown = False
        if drawn:
            self._pose_all(drawn, eye, things or {})
        self.carried = {}
        for (id, _), person in self._people.items():
            if person.shown and person.carries is not None and people[id].holds == person.carries[0]:
                thing, at, turned = person.carries
                here, so = people[id].position, people[id].orientation
                self.carried[thing] = (add(here, rotate(so, at)), compose(so, turned))

    def _pose_all(
        self, drawn: list[tuple[_Person, PersonView, float, float]], eye: Vec3, things: Mapping[str, ThingView]
    ) -> None:
        poses = []
        for person, facts, far, step in drawn:
            motion = person.motion
            holding = any(hand.bar is not None for hand in person.hands.values())
            pose = motion.posed(facts, self._time, holding)
            if person.tuck > 0.0 and not facts.seated:
                legs = leg_joints(person.figure.body)
                pose[legs] = mixed(pose[legs], clips()["tucked"].keys[0][legs], person.tuck)
            if motion.clip not in STILL and facts.alive:
                motion.enliven(pose, self._time)
                goal = facts.look
                if goal is None and not facts.hunting and far < NOTICES and (self._time + motion.phase) % 9.0 < 3.5:
                    goal = eye
                motion.gaze(pose, facts, goal, self._time, step)
                person.room.lean(person.figure.body, pose)
            if person.figure.near:
                person.figure.put_face(motion.face(pose, facts, self._time))
            poses.append(pose)
        stack = np.array(poses)
        heads = np.array([person.figure.body.heads for person, *_ in drawn])
        turns, places = skeleton().frames(stack, heads)
        changed = False
        for k, (person, facts, far, step) in enumerate(drawn):
            if far < HANDS_SEEN:
                near = rotate(conjugate(facts.orientation), sub(eye, facts.position))
                free = person.motion.clip.startswith(AT_REST) and not facts.seated
                person.room.watch(person.figure.body, places[k], near, step, free)
                toe = as_vec(places[k][person.figure.body.index("ball_l")])
                clear = (
                    facts.module in ("", FIXED)
                    or person.feet.bar is not None
                    or self._air(add(facts.position, rotate(facts.orientation, toe)), facts.module)
                )
                person.tuck = max(0.0, min(1.0, person.tuck + (-0.25 if clear else 1.5) * step))
                changed |= self._hold(person, facts, stack[k], turns[k], places[k], step, things)
                moved = (stack[k], turns[k], places[k])
                if facts.pose == "cycle" and facts.alive and length(facts.velocity) < MOVING:
                    pedal(person.figure.body, *moved, self._time)
                    changed = True
                    continue
                changed |= hook(person.feet, self._rails, facts, person.motion.clip, person.figure.body, *moved, step)
        if changed:
            turns, places = skeleton().frames(stack, heads)
        rows = bone_rows(turns, places, heads)
        for k, (person, facts, *_) in enumerate(drawn):
            figure = person.figure
            handle = self._handles.get(facts.holds) if facts.holds and facts.alive else None
            person.carries = None
            if handle is not None and facts.holds:
                person.carries = (facts.holds, *in_hand(handle, arm_of(figure.body, "r"), turns[k], places[k]))
            figure.pose, figure.turns, figure.places = stack[k], turns[k], places[k]
            figure.put_bones(rows[k])

    def _hold(
        self, person: _Person, facts: PersonView, pose: Pose, turns: Any, places: Any, seconds: float,
        things: Mapping[str, ThingView],
    ) -> bool:  # fmt: skip
        """Put hands on rails and tools; return whether the pose was changed."""
        body = person.figure.body
        clip = clips()[person.motion.clip]
        inverse = conjugate(facts.orientation)
        changed = False

        def inward(point: Vec3) -> Vec3:
            return rotate(inverse, sub(point, facts.position))

        def outward(point: Vec3) -> Vec3:
            return add(facts.position, rotate(facts.orientation, point))

        held = things.get(facts.holds) if facts.holds else None
        going = length(facts.velocity) > MOVING
        for side, grasp in person.hands.items():
            arm = arm_of(body, side)
            shoulder = as_vec(places[arm.upper])
            if held is not None and side == "r" and facts.alive:
                handle = self._handles.get(facts.holds or "")
                blow = None
                if handle is not None:
                    foe = next((g.id for g in facts.grips if g.kind == "person"), "")
                    home = 1.0 if foe in self._wounded else 0.0
                    person.struck += max(-1.0, min(1.0, home - person.struck)) * min(1.0, 9.0 * seconds)
                    blow = struck(facts, handle, body, places, self._others(body), person.struck)
                if blow is not None:
                    turned = (rotate(inverse, blow.along), rotate(inverse, blow.into))
                    hold_on(body, pose, turns, places, arm, Hold(inward(blow.at), *turned, "tool"))
                if blow is not None or clip.name == "stab":
                    close_fingers(body, pose, side, "hands_grip", 1.0)
                    changed = True
                    continue
                at = inward(held.position)
                if length(sub(at, shoulder)) < arm.reach + 0.25:
                    hold_on(body, pose, turns, places, arm, Hold(at, (0.0, 0.0, -1.0), (1.0, 0.0, 0.0), "tool"))
                    close_fingers(body, pose, side, "hands_grip", 0.85)
                    changed = True
                continue
            clutch = clutched(facts, side, body, turns, places, self._others(body), self._eye, self._armed)
            if clutch is not None:
                at = inward(clutch)
                hold_on(body, pose, turns, places, arm, Hold(at, (0.0, 0.0, 1.0), unit(sub(at, shoulder)), "flat"))
                close_fingers(body, pose, side, "hands_grip", 0.6)
                changed = True
                continue
            free = facts.alive and not facts.seated and side not in clip.bound and clip.name not in STILL
            free = free and not (side == "l" and clip.name.startswith("talk"))
            here = outward(shoulder)
            told = next((g for g in facts.grips if g.limb == LIMB[side]), None)
            if told is not None and facts.alive and distance(told.point, here) < arm.reach * 1.15:
                kind = "bar" if length(told.along) > 0.5 else "flat"
                grasp.follow(Bar(told.point, told.along, (0.0, 0.0, 0.0), kind))
                free = True
            grasp.go_on(free, here, arm.reach, seconds)
            other = person.hands["r" if side == "l" else "l"]
            if free and grasp.bar is None and grasp.rest <= 0.0 and (going or other.bar is None):
                hand = outward(as_vec(places[arm.hand]))
                if going:
                    hand = add(hand, rotate(facts.orientation, (0.15, 0.0, -0.10)))
                bar = self._rails.near(facts.module, hand, here, arm.reach)
                near = bar is not None and distance(bar.at, hand) < HAND_REACHES + 0.2 * going
                grasp.take(bar if near else None)
            if grasp.bar is not None:
                at = inward(grasp.bar.at)
                along = rotate(inverse, grasp.bar.along)
                into = rotate(inverse, sub(unit(sub(grasp.bar.at, here)), grasp.bar.out))
                share = grasp.weight * grasp.weight * (3.0 - 2.0 * grasp.weight)
                hold_on(body, pose, turns, places, arm, Hold(at, along, into, grasp.bar.kind, share))
                shape = "hands_grip" if grasp.bar.kind == "bar" else "hands_flat"
                close_fingers(body, pose, side, shape, max(0.0, share * 1.6 - 0.6))
                changed = True
        return changed

    def _others(self, body: Body) -> list[tuple[str, Figure]]:
        """Return everybody else who is in view."""
        return [(id, p.figure) for (id, _), p in self._people.items() if p.shown and p.figure.body is not body]

    def before(self, eye: Vec3, metres: float, module: str) -> list[Figure]:
        """Return who of a room is drawn within so many metres of an eye, without a suit, the nearest first."""
        found = [
            (distance(tuple(p.figure.root.get_pos()), eye), i, p.figure)
            for i, p in enumerate(self._people.values())
            if p.shown and p.module == module and not isinstance(p.figure, Suited)
        ]
        return [figure for far, _, figure in sorted(found) if far < metres]

    def palms(self) -> list[tuple[Vec3, Vec3]]:
        """Return (palm, where on the rail it should be) in the station frame, for every hand closed on a rail."""
        found = []
        for person in self._people.values():
            if not person.shown:
                continue
            for side, grasp in person.hands.items():
                if grasp.firm and grasp.bar is not None and grasp.bar.kind == "bar":
                    palm = palm_place(person.figure.turns, person.figure.places, arm_of(person.figure.body, side))
                    at = self._root.get_relative_point(person.figure.root, palm)
                    found.append(((at[0], at[1], at[2]), grasp.bar.at))
        return found

    def feet(self) -> list[tuple[Vec3, Bar]]:
        """Return (instep, the rail it is under) in the station frame, for every foot that is hooked under one."""
        found = []
        for person in self._people.values():
            figure, bar = person.figure, person.feet.bar
            if person.shown and person.feet.firm and bar is not None:
                for step in insteps(figure.body, figure.turns, figure.places):
                    at = self._root.get_relative_point(figure.root, step)
                    found.append(((at[0], at[1], at[2]), bar))
        return found

    def clear(self) -> None:
        """Take everybody away."""
        for person in self._people.values():
            person.figure.root.remove_node()
        self._people.clear()


def place_node(node: Any, position: Vec3, orientation: Quat) -> None:
    """Put a node of body axes at a pose of the station frame."""
    node.set_pos_quat(position, LQuaternionf(*orientation))
