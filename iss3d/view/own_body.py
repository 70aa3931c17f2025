"""The player's own body: arms, torso and legs below the eye, and hands that take what is gripped, carried, pressed.

The eye leads and the body follows; a hand is always at the end of an arm and never beyond a wall. Reads facts of the
frame; changes nothing in the world.
"""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Any

from iss3d.vectors import (
    AHEAD,
    IDENTITY,
    Quat,
    Vec3,
    add,
    conjugate,
    cross,
    dot,
    facing,
    length,
    lerp,
    rotate,
    scale,
    slerp,
    sub,
    unit,
)
from iss3d.view.crew_figure import USUAL, Figure, skeleton
from iss3d.view.crew_fingers import close_fingers
from iss3d.view.crew_holds import Rails
from iss3d.view.crew_ik import Arm, Hold, arm_of, hold_on, palm_place
from iss3d.view.crew_model import HEAD_PARTS
from iss3d.view.crew_motion import Motion
from iss3d.view.crew_pose import Pose, as_vec, bone_rows, clips, mixed
from iss3d.view.crew_suited import wardrobe
from iss3d.view.light import ON, SPACE, Glow, RoomLight, room_light, with_blast
from iss3d.view.own_body_glass import Seen
from iss3d.view.own_body_hands import OwnHand, arm_joints, before, hand_length
from iss3d.world.view_facts import PersonView

HELMET = frozenset({"white", "visor", "lamp", "red", "greycloth", "hose"})
"""Parts of a suit that would stand before the wearer's eye."""

COLLAR = frozenset({"collar"})
"""What would stand under one's own chin."""

NECK: Vec3 = (-0.11, 0.0, 0.045)
"""Metres the body keeps behind and below the eye, so that one does not look out of one's own chest."""

BENT, OVER = 0.5, 0.82
"""Sines of the angles below the room's level between which the body ceases to stay upright and turns with the look."""

TURN_RATE, LEAN_RATE = 3.2, 9.0
"""1/s: how soon the body follows the look, and the shoulders a far hold."""

MOST_LEAN, MOST_SLIDE = 0.06, 0.34
"""Metres the whole body, and then the one shoulder, go after a hold that is out of the arm's reach. The eye stays where
the physics has it, so a lean from the hips would bring one's own chest before it."""

REACH_SIGHT = 0.24
"""Tangent of the angle about the crosshair within which a rail draws a hand."""

PRESS_SECONDS, PUSH_SECONDS = 0.5, 0.65
FIRM = 0.999
ARM_LENGTH = 0.72


@dataclass(frozen=True, slots=True)
class OwnFacts:
    """What the body follows in a frame; places in the station frame.

    Attributes:
        grip: What the closed hand holds.
        carried: Place and turn of what is carried.
        air: Whether a point is inside the air of the station, for hands that must not pass walls.
        blast: From where, how strongly and in which colour bursts on the Earth shine into the room.
        falling: The light of the room where the body is, when more is known than how its lamps are.
    """

    eye: Vec3
    look: Quat
    module: str
    lamps: Glow
    up: Vec3
    grip: Vec3 | None = None
    carried: tuple[Vec3, Quat] | None = None
    seated: bool = False
    suited: bool = False
    outside: bool = False
    speed: float = 0.0
    air: Callable[[Vec3], bool] = field(default=lambda point: True)
    blast: tuple[Vec3, float, Vec3] = ((0.0, 0.0, 1.0), 0.0, (1.0, 1.0, 1.0))
    falling: RoomLight | None = None


class OwnBody:
    """The player's body.

    Args:
        name: File of the body in models/crew.
        side: "us" or "rs": whose suit is worn outside.
    """

    def __init__(self, station_root: Any, rails: Rails, name: str, side: str) -> None:
        self._root = station_root
        self._rails = rails
        self._name = name
        self._suit = str(wardrobe()["outside"].get(side, "eva"))
        self._figures: dict[str, Figure] = {}
        self._motions: dict[str, Motion] = {}
        self._hands = {"l": OwnHand("l"), "r": OwnHand("r")}
        self._turn: Quat | None = None
        self._lean: Vec3 = (0.0, 0.0, 0.0)
        self._slides: dict[str, Vec3] = {"l": (0.0, 0.0, 0.0), "r": (0.0, 0.0, 0.0)}
        self._tuck = 0.0
        self._time = 0.0
        self._gripper = "r"
        self._pressed: tuple[Vec3, float] | None = None
        self._pushed = -10.0
        self._anchors: dict[str, Hold] = {}
        self._palms: dict[str, Vec3] = {}
        self._shown: Figure | None = None
        self._light = room_light(ON)

    def _figure(self, name: str) -> Figure:
        if name not in self._figures:
            figure = Figure(name, self._root, clearing=0.0)
            figure.hide_parts(HEAD_PARTS | (HELMET if name == self._suit else COLLAR))
            figure.root.hide()
            self._figures[name] = figure
            self._motions[name] = Motion(figure.body, 0.7)
        return self._figures[name]

    def press(self, at: Vec3) -> None:
        """Touch a place with a finger."""
        self._pressed = (at, self._time + PRESS_SECONDS)

    def push(self) -> None:
        """Push off what is near."""
        self._pushed = self._time
        self._anchors = {}

    def hide(self) -> None:
        """Take the body out of the picture."""
        if self._shown is not None:
            self._shown.root.hide()
            self._shown = None

    def update(self, facts: OwnFacts, seconds: float, fine: bool = True) -> None:
        """Show this frame."""
        self._time += seconds
        figure = self._figure(self._suit if facts.suited else self._name)
        if figure is not self._shown:
            self.hide()
            figure.root.show()
            self._shown = figure
        figure.wear(str(wardrobe()["rooms"].get(facts.module, USUAL)) if not facts.suited else USUAL)
        turn = self._follow(facts, seconds)
        pose = self._pose(figure, facts, seconds)
        heads = figure.body.heads[None]
        turns, places = skeleton().frames(pose[None], heads)
        head = figure.body.at("head")
        eye_rest = (head[0] + 0.075, head[1], head[2] - 0.085)
        base = sub(facts.eye, rotate(turn, sub(eye_rest, NECK)))
        self._tuck_in(facts, turn, base, as_vec(places[0][figure.body.index("ball_l")]), seconds)
        self._wish(facts, figure, turn, base, places[0], seconds)
        base = self._leaned(figure, turn, base, places[0], seconds)
        self._slide(figure, places[0])
        if self._reach(figure, pose, turn, base, turns[0], places[0]):
            turns, places = skeleton().frames(pose[None], heads)
            self._slide(figure, places[0])
        figure.pose, figure.turns, figure.places = pose, turns[0], places[0]
        figure.put_bones(bone_rows(turns, places, heads)[0])
        figure.place(base, turn)
        figure.put_condition(False, False, fine)
        light = with_blast(SPACE if facts.outside else facts.falling or room_light(facts.lamps, facts.up), *facts.blast)
        figure.light(light, turn, base, facts.eye)
        self._light = light
        for side in "lr":
            palm = palm_place(turns[0], places[0], arm_of(figure.body, side))
            self._palms[side] = add(base, rotate(turn, palm))

    # -- the parts of a frame -----------------------------------------------------------------------------------------
    def _follow(self, facts: OwnFacts, seconds: float) -> Quat:
        """Return how the body is turned: upright in the room where the look allows, else as the look."""
        ahead, up = rotate(facts.look, AHEAD), facts.up
        right, crown = rotate(facts.look, (0.0, 1.0, 0.0)), rotate(facts.look, (0.0, 0.0, -1.0))
        goal = facts.look
        flat = sub(ahead, scale(up, dot(ahead, up)))
        if abs(dot(right, up)) < 0.5 and dot(crown, up) > -0.15 and not facts.outside:
            if length(flat) < 0.25:
                flat = scale(crown, 1.0 if dot(ahead, up) < 0.0 else -1.0)
                flat = sub(flat, scale(up, dot(flat, up)))
            # Who bends far down turns over with the look: the belly must not stand before the Earth in the Cupola.
            over = min(1.0, max(0.0, (-dot(ahead, up) - BENT) / (OVER - BENT)))
            goal = slerp(facing(flat, up), facts.look, over * over * (3.0 - 2.0 * over))
        if self._turn is None:
            self._turn = goal
        self._turn = slerp(self._turn, goal, min(1.0, TURN_RATE * seconds))
        return self._turn

    def _pose(self, figure: Figure, facts: OwnFacts, seconds: float) -> Pose:
        motion = self._motions[figure.body.name]
        name = "sit" if facts.seated else "suit" if facts.suited else "float" if facts.speed < 0.25 else "drift"
        view = PersonView(
            facts.eye, facts.look, (0.0, 0.0, 0.0), name, True, False, False, facts.seated, None, False, None,
            facts.module or "space",
        )  # fmt: skip
        if name == "suit":
            view = PersonView(
                facts.eye, facts.look, (0.0, 0.0, 0.0), "suit", True, False, False, False, None, False, None, "space"
            )
        pose = motion.posed(view, self._time, False)
        motion.enliven(pose, self._time)
        if self._tuck > 0.0 and not facts.seated:
            legs = [i for i, n in enumerate(figure.body.names) if n.split("_")[0] in ("thigh", "calf", "foot")]
            pose[legs] = mixed(pose[legs], clips()["tucked"].keys[0][legs], self._tuck)
        return pose

    def _tuck_in(self, facts: OwnFacts, turn: Quat, base: Vec3, toe: Vec3, seconds: float) -> None:
        """Draw the legs up where they would stand in a wall."""
        clear = facts.outside or facts.air(add(base, rotate(turn, toe)))
        self._tuck = max(0.0, min(1.0, self._tuck + (-0.7 if clear else 2.5) * seconds))

    def _wish(self, facts: OwnFacts, figure: Figure, turn: Quat, base: Vec3, places: Any, seconds: float) -> None:
        """Decide what each hand is to do."""
        local = rotate(conjugate(facts.look), sub(facts.grip, facts.eye)) if facts.grip is not None else None
        if local is not None and not any(hand.busy == "grip" for hand in self._hands.values()):
            self._gripper = "l" if local[1] < -0.06 or facts.carried is not None else "r"
        glance = None
        if facts.grip is None and not facts.seated:
            ahead = rotate(facts.look, AHEAD)
            glance = self._rails.looked_at(facts.module, facts.eye, ahead, ARM_LENGTH, REACH_SIGHT)
        near_side = "r"
        if glance is not None:
            away = rotate(conjugate(facts.look), sub(glance.at, facts.eye))
            near_side = "l" if away[1] < -0.06 or facts.carried is not None else "r"
        pushing = self._time - self._pushed < PUSH_SECONDS
        for side, hand in self._hands.items():
            shoulder = add(base, rotate(turn, as_vec(places[arm_of(figure.body, side).upper])))
            if facts.grip is not None and side == self._gripper:
                hand.want("grip", self._gripped(facts, shoulder), "hands_grip", 1.0, seconds)
            elif facts.carried is not None and side == "r":
                at, q = facts.carried
                hold = Hold(at, rotate(q, (0.0, 0.0, 1.0)), unit(sub(at, shoulder)))
                hand.want("carry", hold, "hands_grip", 0.8, seconds)
            elif self._pressed is not None and self._time < self._pressed[1] and side == self._press_side(facts):
                at = self._within(facts, shoulder, self._pressed[0])
                hand.want("press", Hold(at, (0, 0, 1), unit(sub(at, shoulder)), "tip"), "hands_point", 1.0, seconds)
            elif pushing:
                hand.want("push", self._push_hold(facts, side, shoulder), "hands_flat", 1.0, seconds)
            elif glance is not None and side == near_side:
                hand.want("hover", before(glance, shoulder), "hands_grip", 0.4, seconds)
            else:
                hand.want("", None, hand.shape, 0.0, seconds)

    def _press_side(self, facts: OwnFacts) -> str:
        assert self._pressed is not None
        away = rotate(conjugate(facts.look), sub(self._pressed[0], facts.eye))
        return "l" if away[1] < -0.12 or facts.carried is not None else "r"

    def _gripped(self, facts: OwnFacts, shoulder: Vec3) -> Hold:
        """Return the hold on what is gripped: the rail there, or whatever it is taken as an edge."""
        assert facts.grip is not None
        bar = self._rails.near(facts.module, facts.grip, facts.grip, 0.12)
        way = unit(sub(facts.grip, shoulder))
        if bar is None:
            along = unit(cross(way, facts.up))
            return Hold(facts.grip, along if length(along) > 0.5 else rotate(facts.look, (0, 1, 0)), way)
        return Hold(bar.at, bar.along, sub(way, bar.out))

    def _push_hold(self, facts: OwnFacts, side: str, shoulder: Vec3) -> Hold:
        """Return where a hand stays on what was pushed while the body leaves it."""
        if side not in self._anchors:
            bar = self._rails.near(facts.module, shoulder, shoulder, ARM_LENGTH)
            aside = 0.24 if side == "r" else -0.24
            at = bar.at if bar is not None else add(facts.eye, rotate(facts.look, (0.40, aside, 0.26)))
            into = rotate(facts.look, (-0.4, 0.0, 0.9)) if bar is None else scale(bar.out, -1.0)
            self._anchors[side] = Hold(self._within(facts, shoulder, at), (0.0, 0.0, 1.0), into, "flat")
        return self._anchors[side]

    @staticmethod
    def _within(facts: OwnFacts, shoulder: Vec3, at: Vec3) -> Vec3:
        """Return the point, drawn toward the shoulder until it is in air: hands do not pass walls."""
        if facts.outside or facts.air(at):
            return at
        for share in (0.9, 0.8, 0.7, 0.6, 0.5, 0.4):
            nearer = lerp(shoulder, at, share)
            if facts.air(nearer):
                return nearer
        return lerp(shoulder, at, 0.4)

    def _leaned(self, figure: Figure, turn: Quat, base: Vec3, places: Any, seconds: float) -> Vec3:
        """Return the body's place, leaned after a hold that an arm alone would not meet; the rest is the shoulder's."""
        lean: Vec3 = (0.0, 0.0, 0.0)
        for side, hand in self._hands.items():
            over, way = 0.0, lean
            arm = arm_of(figure.body, side)
            if hand.hold is not None and hand.busy in ("grip", "carry", "press"):
                way = sub(hand.hold.at, add(base, rotate(turn, as_vec(places[arm.upper]))))
                # The wrist may be a hand's length farther than what it holds.
                over = length(way) + hand_length(arm) - arm.reach
            if over > 0.0:
                lean = add(lean, scale(unit(way), min(over, MOST_LEAN)))
            wish = scale(rotate(conjugate(turn), unit(way)), max(0.0, min(over - MOST_LEAN, MOST_SLIDE)))
            firm = hand.busy == "grip" and hand.weight >= FIRM
            self._slides[side] = wish if firm else lerp(self._slides[side], wish, min(1.0, LEAN_RATE * seconds))
        firm = any(h.busy == "grip" and h.weight >= FIRM for h in self._hands.values())
        self._lean = lean if firm else lerp(self._lean, lean, min(1.0, LEAN_RATE * seconds))
        return add(base, self._lean)

    def _slide(self, figure: Figure, places: Any) -> None:
        """Move each arm, from the shoulder on, by its slide, in place."""
        for side, by in self._slides.items():
            places[arm_joints(figure.body, side)] += by

    def _reach(self, figure: Figure, pose: Pose, turn: Quat, base: Vec3, turns: Any, places: Any) -> bool:
        inverse = conjugate(turn)
        changed = False
        for side, hand in self._hands.items():
            if hand.hold is None or hand.weight <= 0.0:
                continue
            t = hand.weight * hand.weight * (3.0 - 2.0 * hand.weight)
            hold = hand.hold
            inside = Hold(
                rotate(inverse, sub(hold.at, base)),
                rotate(inverse, hold.along),
                rotate(inverse, hold.into),
                hold.kind,
                t,
            )
            arm: Arm = arm_of(figure.body, side)
            hold_on(figure.body, pose, turns, places, arm, inside)
            close_fingers(figure.body, pose, side, hand.shape, min(1.0, hand.close * t))
            changed = True
        return changed

    # -- what others ask ----------------------------------------------------------------------------------------------
    def palm(self, side: str) -> Vec3 | None:
        """Return where a palm's hold is in the station frame."""
        return self._palms.get(side)

    @property
    def turn(self) -> Quat:
        """How the body is turned in the station frame."""
        return self._turn if self._turn is not None else IDENTITY

    @property
    def place(self) -> Vec3 | None:
        """Where the middle of the body is in the station frame, None while it is not shown."""
        if self._shown is None:
            return None
        at = self._shown.root.get_pos()
        return (at[0], at[1], at[2])

    def before_glass(self, eye: Vec3, look: Quat, module: str) -> Seen | None:
        """Return what a pane has before it of this body, None while it is not shown."""
        return Seen(self._shown, self.turn, eye, look, module, self._light) if self._shown is not None else None

    @property
    def gripping(self) -> tuple[str, Vec3] | None:
        """(side, where the bar is) of a hand closed on its hold, else None."""
        for side, hand in self._hands.items():
            if hand.busy == "grip" and hand.weight >= FIRM and hand.hold is not None:
                return side, hand.hold.at
        return None

    def left_wrist(self, eye: Vec3, look: Quat) -> Vec3:
        """Return where something tied to the left wrist floats, swaying."""
        t = self._time
        sway = (0.0, 0.012 * math.sin(t * 0.9), 0.010 * math.sin(t * 1.3) - 0.05)
        if self._shown is None:
            return add(eye, rotate(look, add((0.48, -0.30, 0.24), sway)))
        at = as_vec(self._shown.places[self._shown.body.index("hand_l")])
        place = self._shown.root.get_pos()
        turn = self._turn if self._turn is not None else look
        return add((place[0], place[1], place[2]), rotate(turn, add(at, sway)))
