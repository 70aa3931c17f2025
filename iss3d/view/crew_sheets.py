"""Contact sheets of the crew to look at: `python -m iss3d.view.crew_sheets people|faces|clips|hands --out FOLDER`.

people: each from three sides; the face calm, glad, angry, afraid. faces: all feelings at 1.5 m. clips: strips of eight.
hands: the player's own on a rail, pushing off, carrying, pressing, and the body below. Draws through the game's shader.
"""

from __future__ import annotations

import argparse
from pathlib import Path
from typing import Any

import numpy as np

from iss3d.vectors import IDENTITY, ZERO, Quat, Vec3, about, add, facing, scale, sub
from iss3d.view.crew_pose import as_vec
from iss3d.view.window import GameWindow, WindowOptions

SIZE = (240, 300)
STRIP = 8
PEOPLE = ("kira", "gordon", "christian", "nika", "nicholai", "alexey", "eva", "orlan")
EXPRESSIONS: tuple[dict[str, float], ...] = ({}, {"smile": 0.9}, {"angry": 0.9}, {"fear": 0.9})
FEELINGS: tuple[dict[str, float], ...] = (
    {}, {"smile": 1.0}, {"angry": 1.0}, {"fear": 1.0}, {"sad": 1.0}, {"pain": 1.0}, {"brows": 1.0}, {"blink": 1.0},
)  # fmt: skip
GROUND = (0.36, 0.38, 0.40, 1.0)


class Sheet:
    """A studio of nothing but one figure and the light of a room."""

    def __init__(self) -> None:
        self.window = GameWindow(WindowOptions(size=SIZE, offscreen=True, silent=True, vsync=False))
        self.window.app.win.set_clear_color(GROUND)
        self.root = self.window.station_root.attach_new_node("sheet")
        self.rows: list[list[Any]] = []
        self._figures: dict[str, Any] = {}

    def figure(self, name: str) -> Any:
        """Return a figure, made once; it alone is shown."""
        from iss3d.view.crew_figure import Figure  # noqa: PLC0415

        if name not in self._figures:
            self._figures[name] = Figure(name, self.root)
        for other, figure in self._figures.items():
            (figure.root.show if other == name else figure.root.hide)()
        return self._figures[name]

    def hide(self) -> None:
        """Show nobody."""
        for figure in self._figures.values():
            figure.root.hide()

    def look(self, eye: Vec3, look: Quat, fov_deg: float) -> Any:
        """Return the picture from an eye."""
        self.window.set_vertical_fov(fov_deg)
        self.window.place_camera(eye, look)
        self.window.step()
        self.window.step()
        return self.window.capture().convert("RGB")

    def save(self, path: Path) -> None:
        """Write all rows as one picture."""
        from PIL import Image  # noqa: PLC0415

        wide = max(len(row) for row in self.rows)
        sheet = Image.new("RGB", (wide * SIZE[0], len(self.rows) * SIZE[1]))
        for y, row in enumerate(self.rows):
            for x, picture in enumerate(row):
                sheet.paste(picture, (x * SIZE[0], y * SIZE[1]))
        sheet.save(path)
        print(path)


def shown(
    sheet: Sheet, name: str, pose: Any, face: dict[str, float], dress: str, eye: Vec3, at: Vec3, fov: float,
    dead: bool = False, hurt: bool = False,
) -> Any:  # fmt: skip
    """Return the picture of one figure in a pose, wounded or dead if need be."""
    from iss3d.view.crew_figure import skeleton  # noqa: PLC0415
    from iss3d.view.crew_pose import bone_rows  # noqa: PLC0415
    from iss3d.view.light import ON, room_light  # noqa: PLC0415

    figure = sheet.figure(name)
    figure.wear(dress)
    heads = figure.body.heads[None]
    turns, places = skeleton().frames(pose[None], heads)
    figure.put_bones(bone_rows(turns, places, heads)[0])
    figure.put_face(face)
    figure.put_condition(dead, hurt, True)
    figure.light(room_light(ON), IDENTITY, (0.0, 0.0, 0.0), eye)
    return sheet.look(eye, facing(sub(at, eye)), fov)


def people(sheet: Sheet) -> None:
    """Everybody, as they hold themselves: front, side, back, the face calm, glad, angry, afraid; in every dress.

    After them each of the six wounded, and dead: the whole body and the face.
    """
    from iss3d.view.crew_model import load_body  # noqa: PLC0415
    from iss3d.view.crew_motion import own_way  # noqa: PLC0415
    from iss3d.view.crew_pose import clips  # noqa: PLC0415

    for name in PEOPLE:
        pose = clips()[own_way("neutral", name)].at(0.0)
        body = load_body(name)
        high = body.at("head")[2]
        for dress in sorted(body.dresses) or ["usual"]:
            row = [
                shown(sheet, name, pose, {}, dress, eye, (0.1, 0.0, 0.0), 36.0)
                for eye in ((3.1, 0.6, -0.2), (0.1, 3.1, -0.1), (-2.7, -1.4, -0.4))
            ]
            if not name.startswith(("eva", "orlan")):
                eye = (1.12, 0.24, high - 0.08)
                for face in EXPRESSIONS:
                    pose_at = looking(name, eye, face)
                    row.append(shown(sheet, name, pose_at, face, dress, eye, face_place(body, pose_at), 19.0))
            sheet.rows.append(row)
    for name in (person for person in PEOPLE if not person.startswith(("eva", "orlan"))):
        body, row = load_body(name), []
        for clip, dead in (("wounded", False), ("dead", True)):
            pose = clips()[own_way(clip, name)].at(0.0)
            middle = face_place(body, pose)
            for eye, at, fov in (
                ((3.1, 0.6, -0.2), (0.1, 0.0, 0.0), 36.0),
                (add(middle, (0.9, 0.2, 0.0)), middle, 22.0),
            ):
                row.append(shown(sheet, name, pose, {}, "usual", eye, at, fov, dead, True))
        sheet.rows.append(row)


def looking(name: str, eye: Vec3, face: dict[str, float]) -> Any:
    """Return the pose of somebody at ease who looks at an eye, the jaw as the face has it."""
    from iss3d.view.crew_model import load_body  # noqa: PLC0415
    from iss3d.view.crew_motion import JAW_OPEN, Motion, slack  # noqa: PLC0415
    from iss3d.view.crew_pose import turn  # noqa: PLC0415
    from iss3d.world.view_facts import PersonView  # noqa: PLC0415

    facts = PersonView(ZERO, IDENTITY, ZERO, "float", True, False, False, False, None, False, eye, "unity")
    motion = Motion(load_body(name), 0.0)
    for i in range(60):
        pose = motion.posed(facts, i / 30, False)
        motion.gaze(pose, facts, eye, i / 30, 1 / 30)
    turn(pose, motion.joints["jaw"], about((0.0, -1.0, 0.0), JAW_OPEN * slack(face)))
    return pose


def face_place(body: Any, pose: Any) -> Vec3:
    """Return the middle of a face in a pose."""
    from iss3d.view.crew_figure import skeleton  # noqa: PLC0415

    _, places = skeleton().frames(pose[None], body.heads[None])
    left, right = (as_vec(places[0][body.index(f"eye_{side}")]) for side in "lr")
    return add(scale(add(left, right), 0.5), (0.0, 0.0, 0.02))


def faces(sheet: Sheet) -> None:
    """Everybody's every feeling, from one and a half metres."""
    from iss3d.view.crew_model import load_body  # noqa: PLC0415

    for name in PEOPLE:
        body = load_body(name)
        if not name.startswith(("eva", "orlan")):
            row = []
            for face in FEELINGS:
                eye = (1.62, 0.34, body.at("head")[2] - 0.02)
                pose = looking(name, eye, face)
                row.append(shown(sheet, name, pose, face, "usual", eye, face_place(body, pose), 13.0))
            sheet.rows.append(row)


def strips(sheet: Sheet) -> None:
    """Each motion as a strip."""
    from iss3d.view.crew_pose import clips  # noqa: PLC0415

    for clip in clips().values():
        if clip.seconds <= 0.0:
            continue
        seated = clip.name in ("sit", "strap")
        own = clip.name.partition("_")[2]
        name = "christian" if seated else "eva" if clip.name.startswith("suit") else own if own in PEOPLE else "alexey"
        times = np.linspace(0.0, clip.seconds, STRIP, endpoint=not clip.loops)
        sheet.rows.append(
            [
                shown(sheet, name, clip.at(t), dict(clip.face), "sokol" if seated else "usual", (2.7, 1.4, -0.3),
                      (0.1, 0.0, 0.0), 38.0)
                for t in times
            ]
        )  # fmt: skip


def hands(sheet: Sheet) -> None:
    """The player's own body at what it does; the bar is a real one of the kind the station has."""
    from iss3d.station.model import Handrail  # noqa: PLC0415
    from iss3d.vectors import UP  # noqa: PLC0415
    from iss3d.view.crew_holds import Rails  # noqa: PLC0415
    from iss3d.view.light import ON  # noqa: PLC0415
    from iss3d.view.own_body import OwnBody, OwnFacts  # noqa: PLC0415
    from iss3d.view.station.geom import geom_of, node_of  # noqa: PLC0415
    from iss3d.view.station.mesh import Mesh  # noqa: PLC0415
    from iss3d.view.station_geometry import fair_light  # noqa: PLC0415

    rail = Handrail("bar", "room", (0.60, -0.4, 0.05), (0.60, 0.5, 0.05), (-1.0, 0.0, 0.0))
    mesh = Mesh()
    for i in range(70):
        mesh.ball((0.60, -0.4 + 0.9 * i / 69, 0.05), 0.013, (0.16, 0.30, 0.62), 6)
    bar = sheet.root.attach_new_node(node_of("bar", geom_of(mesh, fair_light(mesh))))
    ahead, down, at_rail = IDENTITY, facing((0.8, 0.0, 0.6)), facing((0.60, 0.12, 0.15))
    cases: list[tuple[str, Quat, dict[str, Any]]] = [
        ("", ahead, {}), ("", at_rail, {}), ("", ahead, {"grip": (0.60, 0.12, 0.05)}),
        ("", ahead, {"grip": (0.60, -0.25, 0.05)}), ("push", ahead, {}), ("press", ahead, {}),
        ("", ahead, {"carried": ((0.50, 0.14, 0.17), IDENTITY)}), ("", down, {}),
    ]  # fmt: skip
    row = []
    for act, look, changes in cases:
        own = OwnBody(sheet.root, Rails([rail]), "kira", "us")
        for i in range(40):
            if i == 33 and act == "push":
                own.push()
            if i == 33 and act == "press":
                own.press((0.58, 0.10, 0.0))
            own.update(OwnFacts((0.0, 0.0, 0.0), look, "room", ON, UP, **changes), 1 / 30)
        row.append(sheet.look((0.0, 0.0, 0.0), look, 75.0))
        own.hide()
    bar.remove_node()
    sheet.rows += [row[:4], row[4:]]


SHEETS = {"people": people, "faces": faces, "clips": strips, "hands": hands}


def main() -> None:
    """Draw the sheets that are asked for."""
    parser = argparse.ArgumentParser(description="Draw contact sheets of the crew.")
    parser.add_argument("sheets", nargs="+", choices=sorted(SHEETS))
    parser.add_argument("--out", type=Path, default=Path("shots"))
    options = parser.parse_args()
    options.out.mkdir(parents=True, exist_ok=True)
    sheet = Sheet()
    for name in options.sheets:
        sheet.rows = []
        sheet.hide()
        SHEETS[name](sheet)
        sheet.save(options.out / f"crew_{name}.png")


if __name__ == "__main__":
    main()
