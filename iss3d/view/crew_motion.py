"""How a person moves as drawn: which clip, and over it breath, sway, fingers and toes, gaze, blinks and speech.

Works on one person's pose from a PersonView; hands on rails come after (crew_holds.py). Knows no node.
"""

from __future__ import annotations

import math
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from typing import Any

import numpy as np

from iss3d.vectors import Vec3, about, compose, conjugate, length, rotate, sub, unit
from iss3d.view.crew_model import Body
from iss3d.view.crew_moods import Feeling
from iss3d.view.crew_pose import Pose, Skeleton, as_vec, clips, mixed, turn, turn_all
from iss3d.view.crew_speech import Mouth, mumbled
from iss3d.world.view_facts import PersonView

CLIP_FOR = {
    "float": "neutral", "limp": "dead", "dead": "dead", "wounded": "wounded", "asleep": "sleep", "sleep": "sleep",
    "work": "panel", "panel": "panel", "type": "type", "rail": "rail", "hold": "carry", "talk": "talk", "eat": "eat",
    "fight": "fight", "hunt": "fight", "strike": "stab", "stab": "stab", "strangle": "strangle", "grab": "strangle",
    "hug": "hug", "point": "point", "look": "look", "stow": "stow", "sit": "sit", "seat": "sit", "strap": "strap",
    "suit": "suit", "suit_work": "suit_work", "push": "push", "carry": "carry", "hide": "huddle", "huddle": "huddle",
    "foot_rail": "foot_rail", "drift": "drift", "listen": "listen", "caress": "neutral", "exercise": "exercise",
}  # fmt: skip
"""The clip that shows a pose of the story; one that is not here floats."""

STILL = frozenset({"dead", "sleep"})
PLACED = frozenset({"sit", "strap", "foot_rail", "suit", "suit_work", "huddle", "exercise"})
"""Clips whose legs are where something holds them: they do not drift of themselves."""

BUSY_HANDS = frozenset({"neutral", "eat", "panel", "type", "look", "stow"})
"""Clips that are left for talking with the hands while one speaks."""

STRAPPED = frozenset({"sit", "strap", "sleep"})
"""Clips of those whom a seat holds."""

AT_REST = ("neutral", "idle", "listen", "talk", "rail")
LIFT = 0.55
"""Part of the head's forward pitch at ease that somebody awake takes back without looking at anything."""

BLEND_SECONDS = 0.6
NOTICES = 2.6
"""Metres within which somebody idle looks at the player now and then."""

MOVING = 0.12
"""m/s from which a body is on its way and no longer at a place."""

EYES_FAR, EYES_HIGH = 0.50, 0.32
HEAD_FAR, HEAD_HIGH = 1.05, 0.65
"""rad: how far eyes and head turn aside and up."""

BLINK_SECONDS = 0.16
JAW_OPEN = 0.24
"""rad the jaw falls at the most open sound."""

JAW_OF = {"smile": 0.16, "sad": 0.12, "angry": 0.06, "fear": 0.70, "pain": 0.22}
"""Share of that by which a feeling lets the jaw fall."""

LIDS_OF = {"sad": 0.26, "pain": 0.70}
"""How far a feeling closes the lids already."""


@dataclass
class Motion:
    """What one person's body is doing.

    Attributes:
        phase: Seconds, different for each, so that no two breathe alike.
    """

    body: Body
    phase: float
    clip: str = ""
    began: float = 0.0
    before: Pose | None = None
    now: Pose | None = None
    head: tuple[float, float] = (0.0, 0.0)
    eyes: tuple[float, float] = (0.0, 0.0)
    next_blink: float = 0.0
    mouth: Mouth | None = None
    mouth_began: float = 0.0
    feeling: Feeling = field(default_factory=Feeling)
    joints: dict[str, int] = field(default_factory=dict)

    def __post_init__(self) -> None:
        self.joints = {name: i for i, name in enumerate(self.body.names)}

    def say(self, mouth: Mouth, now: float) -> None:
        """Begin a line."""
        self.mouth, self.mouth_began = mouth, now

    def posed(self, facts: PersonView, time: float, holding: bool) -> Pose:
        """Return the clip's pose now, blended from what went before.

        Args:
            holding: A hand is on a rail, or soon will be.
        """
        wanted = own_way(clip_for(facts, holding), self.body.name)
        if wanted != self.clip:
            self.before, self.clip, self.began = self.now, wanted, time
        clip = clips()[self.clip]
        pose = clip.at(time - self.began + (self.phase if clip.loops else 0.0))
        t = (time - self.began) / BLEND_SECONDS
        if self.before is not None and t < 1.0:
            pose = mixed(self.before, pose, t * t * (3.0 - 2.0 * t))
        self.now = pose
        return pose.copy()

    def enliven(self, pose: Pose, time: float) -> None:
        """Add breath, sway and the small corrections of fingers and toes, in place."""
        joints, axes, sizes, rates, starts = _small_moves(self.body)
        t = time + self.phase
        waves = np.sin(rates * t + starts)
        # Toes feel for a hold now and then; everything else sways.
        waves[-2:] = np.maximum(waves[-2:], 0.0) ** 6
        turn_all(pose, joints, _turns(axes, sizes * waves))
        if self.clip not in PLACED:
            joints, ways, rates, starts, leanings = _slow_moves(self.body)
            # Several turns of one joint, small ones, are one turn about their sum.
            bends = ways @ (0.6 * np.sin(rates * t + starts) + leanings)
            angles = np.sqrt((bends * bends).sum(1)) + 1e-9
            turn_all(pose, joints, _turns(bends / angles[:, None], angles))

    def gaze(self, pose: Pose, facts: PersonView, goal: Vec3 | None, time: float, seconds: float) -> None:
        """Turn head and eyes to what is looked at, the eyes first, in place; moods bow the head and avert the eyes."""
        j = self.joints
        self.feeling.go_on(facts.mood, seconds)
        yaw = pitch = 0.0
        aside, down, heel, head = (
            _carriage(self.clip, self.body) if self.clip else (0.0, 0.0, 0.0, self.body.at("head"))
        )
        if goal is not None:
            local = rotate(conjugate(facts.orientation), sub(goal, facts.position))
            way = sub(local, (head[0], head[1], head[2] - 0.06))
            if length(way) > 0.05:
                way = unit(way)
                yaw = math.atan2(way[1], way[0])
                pitch = math.asin(max(-1.0, min(1.0, way[2])))
            if abs(yaw) > 2.3:
                # Behind one's back nobody looks by the neck alone.
                yaw, pitch = aside, down
            shy = self.feeling.averted(time + self.phase)
            yaw, pitch = yaw - aside + shy[0], pitch - down + shy[1]
            # Who lies aslant turns about an aslant neck.
            yaw, pitch = (
                yaw * math.cos(heel) + pitch * math.sin(heel),
                pitch * math.cos(heel) - yaw * math.sin(heel),
            )
        else:
            # Nothing to look at: the eyes wander by small leaps.
            leap = math.floor((time + self.phase) / 1.9)
            yaw, pitch = 0.22 * math.sin(leap * 2.4), 0.10 * math.sin(leap * 1.7)
        share = 1.0 if goal is not None else 0.25
        lift = LIFT * down if goal is None and self.clip.startswith(AT_REST) else 0.0
        bow = self.feeling.bow
        wish = (_within(yaw * 0.82 * share, HEAD_FAR), _within(pitch * 0.75 * share - lift - bow, HEAD_HIGH))
        pitch -= lift
        slow, fast = min(seconds * 3.5, 1.0), min(seconds * 22.0, 1.0)
        self.head = _toward(self.head, wish, slow)
        left = (_within(yaw - self.head[0], EYES_FAR), _within(pitch - self.head[1], EYES_HIGH))
        self.eyes = _toward(self.eyes, left, fast)
        nod, tilt = _nod(time + self.phase, facts.speaking)
        for joint, part in (("spine_03", 0.15), ("neck_01", 0.35), ("head", 0.50)):
            side, low = self.head[0] * part, self.head[1] * part - nod * part
            turned = compose(about((0.0, 0.0, 1.0), side), about((0.0, 1.0, 0.0), -low))
            # A head that turns far leans a little, too.
            turn(pose, j[joint], compose(turned, about((1.0, 0.0, 0.0), (tilt + 0.12 * self.head[0]) * part)))
        look = compose(about((0.0, 0.0, 1.0), self.eyes[0]), about((0.0, 1.0, 0.0), -self.eyes[1]))
        turn(pose, j["eye_l"], look)
        turn(pose, j["eye_r"], look)

    def face(self, pose: Pose, facts: PersonView, time: float) -> dict[str, float]:
        """Return the face's shapes now; the jaw is turned in the pose, in place."""
        shares = dict(clips()[self.clip].face) if self.clip else {}
        if not facts.alive or self.clip in STILL:
            return shares
        shares = {shape: share * self.feeling.mien for shape, share in shares.items()}
        if time >= self.next_blink + BLINK_SECONDS:
            # People blink every three to six seconds, and once more when the gaze leaps.
            self.next_blink = time + 2.6 + 2.8 * (0.5 + 0.5 * math.sin(time * 12.9 + self.phase * 7.7))
        for shape, share in self.feeling.face.items():
            shares[shape] = max(shares.get(shape, 0.0), share)
        since = (time - self.next_blink) / BLINK_SECONDS
        if 0.0 <= since < 1.0:
            shares["blink"] = max(shares.get("blink", 0.0), math.sin(math.pi * since))
        lid = max(0.0, self.eyes[1]) * 0.9
        shares["blink"] = min(1.0, max(shares.get("blink", 0.0), lid))
        if facts.wounded:
            shares["pain"] = max(shares.get("pain", 0.0), 0.55)
        if facts.hunting:
            shares["angry"] = max(shares.get("angry", 0.0), 0.6)
        shares["blink"] = shut(shares)
        jaw = slack(shares)
        if facts.speaking:
            since = time - self.mouth_began
            lips = self.mouth.at(since) if self.mouth is not None else mumbled(time + self.phase)
            jaw = min(1.0, jaw + lips.pop("jaw", 0.0))
            for shape, share in lips.items():
                shares[shape] = shares.get(shape, 0.0) + share
            shares["brows"] = shares.get("brows", 0.0) + min(
                0.7, 6.0 * max(0.0, _nod(time + self.phase, True)[0] - 0.03)
            )
        else:
            self.mouth = None
        if jaw > 0.0:
            turn(pose, self.joints["jaw"], about((0.0, -1.0, 0.0), JAW_OPEN * jaw))
        return shares


def slack(shares: Mapping[str, float]) -> float:
    """Return how far a face's feelings open the jaw, share of JAW_OPEN."""
    return sum(JAW_OF[name] * share for name, share in shares.items() if name in JAW_OF)


def shut(shares: Mapping[str, float]) -> float:
    """Return the share of the blink that a face still has room for: feelings half close the lids themselves."""
    narrowed = max((by * shares.get(name, 0.0) for name, by in LIDS_OF.items()), default=0.0)
    return shares.get("blink", 0.0) * (1.0 - narrowed)


def _turns(axes: Any, angles: Any) -> Any:
    """Return rotations (n, 4) about axes (n, 3) by angles (rad)."""
    half = 0.5 * angles
    return np.concatenate([np.cos(half)[:, None], axes * np.sin(half)[:, None]], 1)


@cache
def _carriage(clip: str, body: Body) -> tuple[float, float, float, Vec3]:
    """Return how a clip holds the head at first: turned right, pitched down, heeled right (rad); its place (m)."""
    turns, places = Skeleton(body.parents).frames(clips()[clip].keys[0][None], body.heads[None])
    head = body.index("head")
    ahead, across = as_vec(turns[0][head][:, 0]), as_vec(turns[0][head][:, 1])
    aside, down = math.atan2(ahead[1], ahead[0]), math.asin(max(-1.0, min(1.0, ahead[2])))
    return aside, down, math.asin(max(-1.0, min(1.0, across[2]))), as_vec(places[0][head])


@cache
def _slow_moves(body: Body) -> tuple[Any, Any, Any, Any, Any]:
    """Return joints, ways (joints, 3, waves; rad), rates (rad/s), phases, lasting leanings of a body nothing holds.

    Each body has rates and leanings of its own, so that no two at the same task float alike. The sizes keep hips and
    knees within twice the deviation that NASA-STD-3000 gives for the neutral posture.
    """
    across, ahead, down = (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)
    rows: list[tuple[str, Vec3, float, float]] = [
        ("spine_01", down, 0.07, 0.11), ("spine_01", ahead, 0.05, 0.083), ("spine_02", across, 0.04, 0.071),
        ("pelvis", ahead, 0.05, 0.067),
    ]  # fmt: skip
    for side in "lr":
        rows += [
            (f"thigh_{side}", across, 0.11, 0.13), (f"thigh_{side}", ahead, 0.05, 0.09),
            (f"calf_{side}", across, 0.13, 0.17), (f"calf_{side}", ahead, 0.04, 0.10),
            (f"foot_{side}", across, 0.08, 0.21), (f"upperarm_{side}", ahead, 0.06, 0.12),
            (f"lowerarm_{side}", down, 0.07, 0.15),
        ]  # fmt: skip
    own = float(sum(i * ord(c) for i, c in enumerate(body.name, 1)))
    number = np.arange(len(rows))
    joints = list(dict.fromkeys(row[0] for row in rows))
    ways = np.zeros((len(joints), 3, len(rows)))
    for k, (joint, axis, size, _) in enumerate(rows):
        ways[joints.index(joint), :, k] = np.multiply(axis, size)
    starts = (own * 0.7 + number * 2.399) % (2.0 * math.pi)
    rates = np.array([row[3] for row in rows]) * (1.0 + 0.2 * np.sin(own * 1.3 + number))
    return np.array([body.index(j) for j in joints]), ways, rates, starts, 0.4 * np.sin(own + number * 1.9)


@cache
def _small_moves(body: Body) -> tuple[Any, Any, Any, Any, Any]:
    """Return joints, axes, sizes (rad), rates (rad/s) and phases of what a living body is never without."""
    across, ahead, down = (0.0, 1.0, 0.0), (1.0, 0.0, 0.0), (0.0, 0.0, 1.0)
    rows: list[tuple[str, Vec3, float, float, float]] = [
        ("spine_02", across, 0.014, 1.5, 0.0), ("spine_03", across, 0.014, 1.5, 0.0),
        ("neck_01", across, -0.022, 1.5, 0.0),
        ("hair_01", down, 0.11, 1.1, 0.0), ("hair_02", down, 0.14, 1.1, -0.6),
    ]  # fmt: skip
    toes: list[tuple[str, Vec3, float, float, float]] = []
    for side, sign in (("l", 1.0), ("r", -1.0)):
        rows += [
            (f"clavicle_{side}", ahead, sign * 0.014, 1.5, 0.0),
            (f"upperarm_{side}", ahead, sign * 0.03, 0.7, sign),
            (f"thigh_{side}", across, 0.03, 0.5, 2.0 * sign),
            (f"calf_{side}", across, 0.035, 0.43, 1.3 * sign),
            (f"foot_{side}", across, 0.06, 0.61, sign),
        ]
        for i, finger in enumerate(("index", "middle", "ring", "pinky")):
            rows.append((f"{finger}_01_{side}", across, 0.07, 0.8 + 0.13 * i, 1.9 * i + sign))
        toes.append((f"ball_{side}", across, 0.30, 0.9, 2.1 * sign))
    rows += toes
    joints = np.array([body.index(row[0]) for row in rows])
    axes, sizes, rates, starts = (np.array([row[k] for row in rows]) for k in (1, 2, 3, 4))
    return joints, axes, sizes, rates, starts


def clip_for(facts: PersonView, holding: bool) -> str:
    """Return which clip shows a person."""
    if not facts.alive or facts.pose in ("dead", "limp"):
        return "dead"
    chosen = CLIP_FOR.get(facts.pose, "neutral")
    if facts.hunting and chosen == "neutral":
        return "fight"
    if facts.seated:
        return chosen if chosen in STRAPPED else "sit"
    if facts.wounded and chosen == "neutral":
        return "wounded"
    if not facts.module or facts.module == "space" or facts.wears == "suit":
        return "suit" if chosen == "neutral" else chosen
    going = length(facts.velocity) > MOVING
    if going and chosen not in ("fight", "stab", "wounded", "carry", "strangle"):
        return "drift"
    if chosen in BUSY_HANDS and facts.speaking and not facts.holds:
        return "talk"
    if chosen == "neutral" and facts.look is not None and not facts.holds:
        return "listen"
    if chosen == "neutral" and holding:
        return "rail"
    return chosen


HABITS = {"neutral": "idle", "rail": "idle", "talk": "talk", "listen": "listen", "drift": "drift"}
"""Clips that each person has an own way of."""


def own_way(clip: str, name: str) -> str:
    """Return the person's own clip for one that everybody has, where there is such a habit."""
    own = f"{HABITS[clip]}_{name}" if clip in HABITS else clip
    return own if own in clips() else clip


def _nod(time: float, speaking: bool) -> tuple[float, float]:
    """Return how far (rad) a head nods and leans of itself: on the stresses of what is said, else hardly."""
    if not speaking:
        return 0.025 * math.sin(time * 0.9), 0.03 * math.sin(time * 0.53 + 1.0)
    stress = max(0.0, math.sin(time * 5.1) * math.sin(time * 1.7 + 0.6)) ** 2
    return 0.10 * stress + 0.03 * math.sin(time * 2.3), 0.07 * math.sin(time * 1.1) * math.sin(time * 0.37 + 0.4)


def _within(x: float, most: float) -> float:
    return max(-most, min(most, x))


def _toward(a: tuple[float, float], b: tuple[float, float], t: float) -> tuple[float, float]:
    return (a[0] + (b[0] - a[0]) * t, a[1] + (b[1] - a[1]) * t)
