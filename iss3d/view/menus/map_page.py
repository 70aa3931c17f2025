"""The map: the station from above and from the side, drawn from its data, with where one is and where to go."""

from __future__ import annotations

import math
from collections.abc import Callable
from dataclasses import dataclass, field

from iss3d.station.station import Station
from iss3d.vectors import AHEAD, IDENTITY, ZERO, Quat, Vec3, rotate
from iss3d.view.menus.screen import MenuContext, Screen
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import FAINT, HEADING, INK, LABEL, LINE, MARGIN, SMALL, SOFT, WARM, WHITE, Colour, Type, faded
from iss3d.view.ui.words import Words

SEGMENT_COLOURS: dict[str, Colour] = {
    "us": (0.42, 0.55, 0.72, 0.55),
    "rs": (0.62, 0.60, 0.40, 0.55),
    "vehicle": (0.55, 0.57, 0.60, 0.38),
}
HERE = (0.98, 0.80, 0.47, 0.85)


@dataclass(frozen=True, slots=True)
class MapFacts:
    """Where the player is and looks, what is marked, and which hatches are known to be closed."""

    position: Vec3 = ZERO
    look: Quat = IDENTITY
    module: str = ""
    marks: tuple[Vec3, ...] = ()
    closed: frozenset[str] = field(default_factory=frozenset)


View = Callable[[Vec3], tuple[float, float]]


def from_above(p: Vec3) -> tuple[float, float]:
    """Forward is right, starboard is down: as one reads it lying over the station with the head to port."""
    return (p[0], -p[1])


def from_starboard(p: Vec3) -> tuple[float, float]:
    """Forward is right, the Earth is down."""
    return (p[0], -p[2])


class MapScreen(Screen):
    """Two views, one above the other."""

    def __init__(self, context: MenuContext, station: Station, facts: MapFacts) -> None:
        self._station, self._facts = station, facts
        super().__init__(context)
        self._back = Drawing(self.path)
        self._plan = Drawing(self.path)
        self._words: list[Words] = []

    def lay(self) -> None:
        """Place everything."""
        if self.path.is_hidden():
            return
        for words in self._words:
            words.remove()
        self._words.clear()
        c, say = self.context.canvas, self.context.say
        self._back.show(
            Sketch().box(c.left - 2, c.bottom - 2, c.right + 2, c.top + 2, faded(INK, 0.92)), (c.width, c.height)
        )
        self._add(say("menu.map"), c.left + MARGIN, c.top - 92.0, HEADING)
        module = self._station.modules.get(self._facts.module)
        here = module.name if module else say("menu.map.outside")
        self._add(say("menu.map.here", name=here), c.left + MARGIN, c.top - 128.0, SMALL, WARM)
        sketch = Sketch()
        high = c.height - 150.0 - 60.0
        box = (c.left + MARGIN, c.right - MARGIN)
        top = c.top - 150.0
        self._draw(sketch, from_above, box, (top - high * 0.56, top), say("menu.map.above"))
        self._draw(sketch, from_starboard, box, (c.bottom + 62.0, top - high * 0.60), say("menu.map.side"))
        self._plan.show(sketch)
        back = "B" if self.context.pad else "Esc"
        self._add(say("menu.map.foot", back=back), c.left + MARGIN, c.bottom + 30.0, SMALL, FAINT)

    def _add(self, text: str, x: float, y: float, type: Type, colour: Colour = WHITE, align: str = "left") -> Words:
        words = Words(self.context.canvas, self.path, type, colour, align, scale=min(self.context.scale, 1.3))
        words.text = text
        words.at(x, y)
        self._words.append(words)
        return words

    def _draw(
        self, sketch: Sketch, view: View, across: tuple[float, float], span: tuple[float, float], name: str
    ) -> None:
        """Draw one view into a rectangle of the sheet."""
        cells = [
            cell for m in self._station.modules.values() for cid in m.cells if (cell := self._station.cells.get(cid))
        ]
        points = [view(p) for cell in cells for p in (cell.low, cell.high)]
        lows = (min(p[0] for p in points), min(p[1] for p in points))
        highs = (max(p[0] for p in points), max(p[1] for p in points))
        scale = min((across[1] - across[0]) / (highs[0] - lows[0]), (span[1] - span[0]) / (highs[1] - lows[1]))
        middle = ((lows[0] + highs[0]) / 2.0, (lows[1] + highs[1]) / 2.0)
        centre = ((across[0] + across[1]) / 2.0, (span[0] + span[1]) / 2.0)

        def place(p: Vec3) -> tuple[float, float]:
            x, y = view(p)
            return (centre[0] + (x - middle[0]) * scale, centre[1] + (y - middle[1]) * scale)

        self._add(name, across[0], span[1] - 14.0, LABEL, FAINT)
        taken: list[tuple[float, float, float, float]] = []
        for module in self._station.modules.values():
            colour = (
                HERE if module.id == self._facts.module else SEGMENT_COLOURS.get(module.segment, SEGMENT_COLOURS["us"])
            )
            corners = [
                place(p)
                for cid in module.cells
                if cid in self._station.cells
                for p in (self._station.cells[cid].low, self._station.cells[cid].high)
            ]
            if not corners:
                continue
            left, right = min(x for x, _ in corners), max(x for x, _ in corners)
            low, high = min(y for _, y in corners), max(y for _, y in corners)
            sketch.box(left + 1, low + 1, right - 1, high - 1, colour)
            self._name(module.name, (left, low, right, high), taken, module.id == self._facts.module)
        for hatch in self._station.hatches.values():
            if hatch.id in self._facts.closed:
                sketch.disc(place(hatch.centre), 5.0, (1.0, 0.58, 0.42, 1.0), 12)
        for mark in self._facts.marks:
            x, y = place(mark)
            sketch.polygon([(x + 9, y), (x, y + 9), (x - 9, y), (x, y - 9)], WARM)
        x, y = place(self._facts.position)
        ahead = view(rotate(self._facts.look, AHEAD))
        sketch.disc((x, y), 9.0, INK, 20)
        if math.hypot(*ahead) > 0.3:
            sketch.arrow((x, y), math.atan2(ahead[1], ahead[0]), 12.0, WHITE)
        else:
            sketch.disc((x, y), 5.0, WHITE, 16)
        sketch.box(across[0], span[0] - 6.0, across[1], span[0] - 4.0, LINE)

    def _name(
        self,
        name: str,
        box: tuple[float, float, float, float],
        taken: list[tuple[float, float, float, float]],
        here: bool,
    ) -> None:
        """Write a module's name in its box, or just over or under it, where no other name is."""
        words = self._add(name, 0.0, 0.0, SMALL, INK if here else SOFT, "middle")
        x, half, tall = (box[0] + box[2]) / 2.0, words.width / 2.0 + 3.0, words.size
        inside = words.width < box[2] - box[0] - 4.0 and box[3] - box[1] > tall
        places = [(box[1] + box[3]) / 2.0 - tall * 0.34] if inside else []
        places += [box[3] + tall * 0.25, box[1] - tall * 0.95]
        for y in places:
            area = (x - half, y - tall * 0.2, x + half, y + tall * 0.85)
            if not any(area[0] < t[2] and t[0] < area[2] and area[1] < t[3] and t[1] < area[3] for t in taken):
                words.at(x, y)
                words.colour = (INK if y == places[0] and inside else WARM) if here else SOFT
                taken.append(area)
                return
        self._words.remove(words)
        words.remove()
