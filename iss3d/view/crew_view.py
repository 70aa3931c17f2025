"""The crew as they are seen: one skinned body each, posed, turned and lit; and Kira's own arms before the camera.

Reads PersonViews; changes nothing. Bodies are read when somebody is first near enough to be seen.
"""

from __future__ import annotations

import logging
import math
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from typing import Any

from panda3d.core import LQuaternionf, LVecBase4f, NodePath, PTA_LVecBase4f

from iss3d.vectors import IDENTITY, Quat, Vec3, about, compose, conjugate, distance, lerp, rotate, slerp, sub
from iss3d.view.crew_model import (
    MOST_JOINTS,
    Body,
    Pose,
    blended,
    bone_rows,
    joint_frames,
    load_body,
    poses,
    reaching,
)
from iss3d.view.light import RoomLight, room_light
from iss3d.view.shaders import shader
from iss3d.world.view_facts import PersonView

log = logging.getLogger(__name__)

POSE_FOR = {
    "float": "neutral", "limp": "unconscious", "dead": "unconscious", "wounded": "unconscious", "asleep": "unconscious",
    "sleep": "unconscious", "work": "panel", "panel": "panel", "type": "panel", "rail": "rail", "hold": "rail",
    "talk": "talk", "fight": "fight", "hunt": "fight", "grab": "fight", "sit": "neutral", "seat": "neutral",
}  # fmt: skip
"""Which built pose shows a pose of the story; one that is not here floats."""

BLEND_SECONDS = 0.7
REPOSE_SECONDS = 1.0 / 20.0
"""How often a body that moves is posed anew; twenty times a second looks continuous in slow zero-g movement."""

NEAR = 2.6
FAR = 45.0
STILL_POSES = {"unconscious"}
FALLBACK_BODY = "nicholai"
EYE_JOINT = "head"
CARRYING_HAND: Vec3 = (0.42, 0.17, 0.22)
"""Where the hand is that carries something, in view axes."""


@dataclass(slots=True)
class _Figure:
    """One drawn person."""

    body: Body
    root: Any
    levels: list[Any]
    bones: Any
    now: Pose = field(default_factory=dict)
    start: Pose = field(default_factory=dict)
    goal: str = ""
    blend: float = 1.0
    wait: float = 0.0
    phase: float = 0.0
    frames: list[tuple[Quat, Vec3]] = field(default_factory=list)


def make_figure(name: str, parent: Any) -> _Figure:
    """Return a drawn body under a node."""
    body = load_body(name)
    root = NodePath(f"person_{name}")
    root.reparent_to(parent)
    root.set_shader(shader("person"))
    bones = PTA_LVecBase4f.empty_array(MOST_JOINTS * 3)
    root.set_shader_input("bones", bones)
    levels = [level.copy_to(root) for level in body.levels]
    figure = _Figure(body, root, levels, bones)
    set_pose(figure, poses()["neutral"])
    for level in levels[1:]:
        level.hide()
    return figure


def set_pose(figure: _Figure, pose: Pose) -> None:
    """Put a body into a pose now."""
    figure.frames = joint_frames(figure.body, pose)
    for i, row in enumerate(bone_rows(figure.body, figure.frames)):
        figure.bones.set_element(i, LVecBase4f(*row))


def place_node(node: Any, position: Vec3, orientation: Quat) -> None:
    """Put a node of body axes at a pose of the station frame."""
    node.set_pos_quat(position, LQuaternionf(*orientation))


def light_node(node: Any, light: RoomLight, orientation: Quat, position: Vec3, eye: Vec3) -> None:
    """Light a node drawn with the person shader; directions are turned into its own axes."""
    inverse = conjugate(orientation)
    node.set_shader_input("up_dir", rotate(inverse, light.up))
    node.set_shader_input("light_up", light.above)
    node.set_shader_input("light_down", light.below)
    node.set_shader_input("key_dir", rotate(inverse, light.key_direction))
    node.set_shader_input("key_colour", light.key)
    node.set_shader_input("eye_place", rotate(inverse, sub(eye, position)))


class CrewView:
    """Everybody aboard."""

    def __init__(self, station_root: Any, low_quality: bool = False) -> None:
        self._root = station_root.attach_new_node("crew")
        self._figures: dict[str, _Figure] = {}
        self._looks: dict[str, str] = {}
        self._low = low_quality
        self._time = 0.0

    def set_low_quality(self, low: bool) -> None:
        """Draw everybody with the fewest triangles."""
        self._low = low

    def prepare(self, people: Iterable[str]) -> None:
        """Read the bodies of these people now rather than when they are first seen."""
        for person in people:
            self._figure(person)

    def _figure(self, person: str) -> _Figure:
        if person not in self._figures:
            name = person.rpartition(":")[2]
            try:
                figure = make_figure(name, self._root)
            except FileNotFoundError:
                figure = make_figure(FALLBACK_BODY, self._root)
            figure.phase = float(len(self._figures)) * 1.7
            self._figures[person] = figure
        return self._figures[person]

    def hand_place(self, person: str, side: str = "r") -> Vec3 | None:
        """Return where a hand is in the station frame, for what it holds."""
        figure = self._figures.get(person)
        if figure is None or not figure.frames:
            return None
        q = figure.root.get_quat()
        at = figure.root.get_pos()
        place = rotate((q[0], q[1], q[2], q[3]), figure.frames[figure.body.index(f"hand_{side}")][1])
        return (at[0] + place[0], at[1] + place[1], at[2] + place[2])

    def update(
        self,
        people: Mapping[str, PersonView],
        eye: Vec3,
        visible_modules: frozenset[str] | None,
        lights: Mapping[str, str],
        ups: Mapping[str, Vec3],
        seconds: float,
    ) -> None:
        """Show this frame; people in modules that cannot be seen into are not drawn."""
        self._time += seconds
        for person, figure in self._figures.items():
            if person not in people:
                figure.root.hide()
        for person, facts in people.items():
            far = distance(facts.position, eye)
            seen = far < FAR and (visible_modules is None or facts.module in visible_modules or not facts.module)
            if not seen:
                if person in self._figures:
                    self._figures[person].root.hide()
                continue
            figure = self._figure(person)
            figure.root.show()
            near = far < NEAR and not self._low
            (figure.levels[0].show if near else figure.levels[0].hide)()
            (figure.levels[1].hide if near else figure.levels[1].show)()
            place_node(figure.root, facts.position, facts.orientation)
            light = room_light(lights.get(facts.module, "on"), ups.get(facts.module, (0.0, 0.0, -1.0)))
            light_node(figure.root, light, facts.orientation, facts.position, eye)
            self._pose(figure, facts, seconds)

    def _pose(self, figure: _Figure, facts: PersonView, seconds: float) -> None:
        goal = "fight" if facts.hunting else POSE_FOR.get(facts.pose, "neutral")
        if not facts.alive:
            goal = "unconscious"
        elif facts.speaking and goal == "neutral":
            goal = "talk"
        if goal != figure.goal:
            figure.start = figure.now or poses()[goal]
            figure.goal, figure.blend = goal, 0.0 if figure.now else 1.0
        moving = figure.blend < 1.0 or goal not in STILL_POSES
        figure.wait -= seconds
        figure.blend = min(figure.blend + seconds / BLEND_SECONDS, 1.0)
        if (figure.wait > 0.0 or not moving) and figure.now:
            return
        figure.wait = REPOSE_SECONDS
        t = figure.blend
        figure.now = blended(figure.start, poses()[goal], t * t * (3.0 - 2.0 * t))
        alive = self._alive(figure, facts) if goal not in STILL_POSES else figure.now
        set_pose(figure, alive)

    def _alive(self, figure: _Figure, facts: PersonView) -> Pose:
        """Return the pose with breath, sway, a jaw that moves in speech, and the head toward what is looked at."""
        t = self._time + figure.phase
        pose = dict(figure.now)
        sway = 0.035 * math.sin(t * 0.7)
        for joint, axis, angle in (
            ("spine_02", (0.0, 1.0, 0.0), 0.012 * math.sin(t * 1.5)),
            ("upperarm_l", (1.0, 0.0, 0.0), sway),
            ("upperarm_r", (1.0, 0.0, 0.0), -0.03 * math.sin(t * 0.61 + 1.0)),
            ("thigh_l", (0.0, 1.0, 0.0), 0.03 * math.sin(t * 0.53)),
            ("thigh_r", (0.0, 1.0, 0.0), 0.03 * math.sin(t * 0.47 + 2.0)),
        ):
            pose[joint] = compose(about(axis, angle), pose.get(joint, IDENTITY))
        if facts.speaking:
            mouth = 0.5 + 0.5 * math.sin(t * 13.0) * math.sin(t * 5.3 + 0.5)
            pose["jaw"] = about((0.0, -1.0, 0.0), 0.20 * mouth)
        if facts.look is not None:
            toward = rotate(conjugate(facts.orientation), sub(facts.look, facts.position))
            yaw = max(-0.9, min(0.9, math.atan2(toward[1], toward[0])))
            pitch = max(-0.5, min(0.5, math.atan2(-(toward[2] + 0.55), math.hypot(toward[0], toward[1]))))
            turn = compose(about((0.0, 0.0, 1.0), yaw * 0.7), about((0.0, 1.0, 0.0), pitch * 0.6))
            pose["head"] = slerp(pose.get("head", IDENTITY), compose(turn, pose.get("head", IDENTITY)), 1.0)
        return pose

    def clear(self) -> None:
        """Take everybody away."""
        for figure in self._figures.values():
            figure.root.remove_node()
        self._figures.clear()


class OwnArms:
    """Kira's arms: at rest below the view, and one hand on whatever is gripped."""

    def __init__(self, station_root: Any) -> None:
        self._figure = make_figure("kira_arms", station_root)
        self._grip = 0.0
        self._at: Vec3 = (0.45, 0.2, 0.2)
        self._time = 0.0
        body = self._figure.body
        head = body.heads[body.index(EYE_JOINT)]
        self._eyes: Vec3 = (head[0] + 0.07, head[1], head[2] - 0.08)
        self._figure.root.hide()

    def update(
        self, eye: Vec3, look: Quat, grip: Vec3 | None, carrying: bool, lights: str, up: Vec3, seconds: float,
        shown: bool,
    ) -> None:  # fmt: skip
        """Show this frame.

        Args:
            grip: What the closed hand holds in the station frame, None when it is open.
            shown: False in menus' pictures and in the free camera.
        """
        root = self._figure.root
        busy = grip is not None or carrying or self._grip > 0.02
        if not shown or not busy:
            root.hide()
            self._grip = max(0.0, self._grip - seconds * 4.0)
            return
        root.show()
        self._time += seconds
        goal = 1.0 if grip is not None or carrying else 0.0
        self._grip += (goal - self._grip) * min(seconds * 9.0, 1.0)
        base = blended(poses()["neutral"], poses()["fpgrab"], self._grip)
        hand = rotate(conjugate(look), sub(grip, eye)) if grip is not None else CARRYING_HAND
        self._at = lerp(self._at, hand, min(seconds * 14.0, 1.0)) if self._grip > 0.05 else hand
        wrist = (self._at[0] - 0.07 + self._eyes[0], self._at[1] + self._eyes[1], self._at[2] + 0.02 + self._eyes[2])
        pose = reaching(self._figure.body, base, "r", wrist, (-0.35, 0.35, 0.87))
        frames = joint_frames(self._figure.body, pose)
        reached = frames[self._figure.body.index("hand_r")][1]
        short = sub(wrist, reached)
        set_pose(self._figure, pose)
        offset = (short[0] - self._eyes[0], short[1] - self._eyes[1], short[2] - self._eyes[2])
        drop = 0.30 * (1.0 - self._grip)
        at = rotate(look, (offset[0], offset[1], offset[2] + drop))
        position = (eye[0] + at[0], eye[1] + at[1], eye[2] + at[2])
        place_node(root, position, look)
        light_node(root, room_light(lights, up), look, position, eye)

    def left_wrist(self, eye: Vec3, look: Quat) -> Vec3:
        """Return where something tied to the left wrist floats: at the edge of the view, swaying."""
        t = self._time
        way = (0.48, -0.30 + 0.012 * math.sin(t * 0.9), 0.24 + 0.010 * math.sin(t * 1.3))
        at = rotate(look, way)
        return (eye[0] + at[0], eye[1] + at[1], eye[2] + at[2])
