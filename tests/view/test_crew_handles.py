"""What a hand holds is in the hand: a tool by its handle, its tip at the other, whose hand is on the arm."""

from __future__ import annotations

from typing import Any

import pytest

from iss3d.station.model import Thing
from iss3d.vectors import IDENTITY, Quat, Vec3, add, conjugate, cross, distance, dot, length, rotate, sub
from iss3d.view.crew_handles import aimed, frame_turn, handle_of, handles_of
from iss3d.view.crew_ik import arm_of, palm_place
from iss3d.view.crew_pose import as_vec
from iss3d.view.crew_view import CrewView
from iss3d.view.window import GameWindow
from iss3d.world.view_facts import GripView, PersonView, ThingView

TOOLS = {
    "drill": Thing("drill", "Drill", "unity", (0.0, 0.0, 0.0), size=(0.25, 0.2, 0.08), mass=2.0, look="drill"),
    "driver": Thing("driver", "Driver", "unity", (0.0, 0.0, 0.0), size=(0.3, 0.04, 0.04), mass=0.3, look="screwdriver"),
    "bottle": Thing("bottle", "Bottle", "unity", (0.0, 0.0, 0.0), size=(0.22, 0.22, 0.6), mass=9.0, look="bottle"),
    "case": Thing("case", "Case", "unity", (0.0, 0.0, 0.0), size=(0.3, 0.2, 0.1), mass=1.0, look="case"),
}
FACING_BACK: Quat = (0.0, 0.0, 0.0, 1.0)
APART = 0.8


def person(
    pose: str, at: Vec3, turned: Quat, holds: str | None = None, foe: str = "", wounded: bool = False, wears: str = ""
) -> PersonView:
    grips = (GripView("right_hand", "person", foe, at),) if foe else ()
    return PersonView(
        at, turned, (0.0, 0.0, 0.0), pose, True, wounded, False, False, holds, False, None, "unity", grips,
        "person" if foe else "glide", wears=wears,
    )  # fmt: skip


@pytest.fixture
def crew(window: GameWindow) -> Any:
    root = window.station_root.attach_new_node("test")
    yield CrewView(root, handles=handles_of(TOOLS))
    root.remove_node()


def shown(crew: CrewView, people: dict[str, PersonView], frames: int = 45) -> dict[str, Any]:
    held = {
        p.holds: ThingView(add(p.position, (0.34, 0.16, 0.08)), p.orientation, True, False, "closed", "")
        for p in people.values()
        if p.holds
    }
    for _ in range(frames):
        crew.update(people, (0.3, 2.0, -0.6), None, {}, {}, 1 / 30, held)
    return {id: drawn.figure for (id, _), drawn in crew._people.items() if drawn.shown}


def out(figure: Any, local: Vec3) -> Vec3:
    at, q = figure.root.get_pos(), figure.root.get_quat()
    return add((at[0], at[1], at[2]), rotate((q[0], q[1], q[2], q[3]), local))


def fist(figure: Any) -> Vec3:
    return out(figure, palm_place(figure.turns, figure.places, arm_of(figure.body, "r")))


def joint(figure: Any, name: str) -> Vec3:
    return out(figure, as_vec(figure.places[figure.body.index(name)]))


def test_a_turn_carries_both_directions() -> None:
    turned = frame_turn((0.0, 0.0, 1.0), (1.0, 0.0, 0.0), (0.0, 1.0, 0.0), (0.0, 0.0, -1.0))
    assert distance(rotate(turned, (0.0, 0.0, 1.0)), (0.0, 1.0, 0.0)) < 1e-6
    assert distance(rotate(turned, (1.0, 0.0, 0.0)), (0.0, 0.0, -1.0)) < 1e-6


@pytest.mark.parametrize("tool", ["drill", "driver"])
def test_an_aimed_tool_has_its_tip_at_the_mark(tool: str) -> None:
    handle, mark = handle_of(TOOLS[tool]), (0.4, -0.1, -0.2)
    aim = aimed(handle, mark, (1.0, 0.0, 0.0), (0.0, 0.0, -1.0))
    turned = frame_turn(handle.thumb, handle.ahead, aim.thumb, aim.ahead)
    assert distance(add(aim.at, rotate(turned, sub(handle.tip, handle.at))), mark) < 1e-6
    assert abs(dot(aim.thumb, aim.ahead)) < 1e-6


@pytest.mark.parametrize("tool", sorted(TOOLS))
@pytest.mark.parametrize("pose", ["float", "strike"])
def test_what_is_held_is_in_the_fist_by_its_handle(crew: CrewView, tool: str, pose: str) -> None:
    figure = shown(crew, {"gordon": person(pose, (0.0, 0.0, 0.0), IDENTITY, tool)})["gordon"]
    place, turned = crew.carried[tool]
    handle = handle_of(TOOLS[tool])
    assert distance(add(place, rotate(turned, handle.at)), fist(figure)) < 0.005
    wrist = joint(figure, "hand_r")
    knuckles = sub(joint(figure, "middle_01_r"), wrist)
    thumb = rotate(turned, handle.thumb)
    assert length(cross(thumb, knuckles)) > 0.9 * length(knuckles), "a handle lies across the fingers"


@pytest.mark.parametrize(("tool", "wears"), [("drill", "open_suit"), ("driver", "")])
def test_a_tool_is_held_off_until_it_has_gone_home(crew: CrewView, tool: str, wears: str) -> None:
    def gap(wounded: bool) -> float:
        foe = person("fight", (APART, 0.0, 0.0), FACING_BACK, None, "gordon", wounded)
        people = {"gordon": person("fight", (0.0, 0.0, 0.0), IDENTITY, tool, "nicholai", wears=wears), "nicholai": foe}
        gaps = []
        for _ in range(24):
            figures = shown(crew, people, 3)
            place, turned = crew.carried[tool]
            tip = add(place, rotate(turned, handle_of(TOOLS[tool]).tip))
            gaps.append(distance(tip, joint(figures["nicholai"], "spine_02")))
        return min(gaps)

    held_off, home = gap(False), gap(True)
    assert home < 0.20, "at the skin of the flank"
    assert home < held_off - 0.03


def test_who_is_attacked_holds_the_armed_wrist(crew: CrewView) -> None:
    people = {
        "christian": person("fight", (0.0, 0.0, 0.0), IDENTITY, "driver", "alexey"),
        "alexey": person("fight", (APART, 0.0, 0.0), FACING_BACK, None, "christian"),
    }
    missed = []
    for _ in range(24):
        figures = shown(crew, people, 3)
        alexey = figures["alexey"]
        palm = out(alexey, palm_place(alexey.turns, alexey.places, arm_of(alexey.body, "l"), "flat"))
        elbow, wrist = joint(figures["christian"], "lowerarm_r"), joint(figures["christian"], "hand_r")
        missed.append(distance(palm, add(elbow, tuple(0.72 * x for x in sub(wrist, elbow)))))
    assert sorted(missed)[len(missed) // 2] < 0.12


def test_a_bottle_is_swung_from_above(crew: CrewView) -> None:
    people = {
        "christian": person("fight", (0.0, 0.0, 0.0), IDENTITY, "bottle", "nika"),
        "nika": person("fight", (APART, 0.0, 0.0), FACING_BACK, None, "christian"),
    }
    figure = shown(crew, people)["christian"]
    place, _ = crew.carried["bottle"]
    up = rotate(conjugate(IDENTITY), sub(place, fist(figure)))
    assert fist(figure)[2] < joint(figure, "spine_03")[2]
    assert up[2] < -0.1, "the weight is over the fist"
