"""What the screens aboard show: the orbit, the systems of all modules, the arm and its way to what it is to take.

Draws flat pages from plain facts into a scene of pixels; knows no world, no buffers, and where no screen hangs.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from functools import cache
from itertools import pairwise

from panda3d.core import CardMaker, Filename, NodePath, PNMImage, SamplerState, TextNode, Texture, TransparencyAttrib

from iss3d.station.station import Station
from iss3d.vectors import Quat, Vec3, conjugate, distance, rotate, sub
from iss3d.view.assets import asset
from iss3d.view.shaders import shader
from iss3d.view.station import pages_ship
from iss3d.view.station.arm_pose import ARM_BASE, joints
from iss3d.view.station.pages_ship import Rate
from iss3d.view.station.signs import sign_font
from iss3d.view.ui.shapes import Sketch
from iss3d.view.ui.style import ALERT, GREEN, SOFT, WARM, WHITE, Colour, faded

WIDTH, HEIGHT = 256, 192
"""Pixels of a page; they lie on the sheet two in a row."""

PAGES = ("orbit", "systems", "arm", "way", "approach", "ship")
COLUMNS, ROWS = 2, 3
GROUND: Colour = (0.015, 0.03, 0.05, 1.0)
HEAD: Colour = (0.05, 0.11, 0.16, 1.0)
MAP = (192, 96)
PLAN = 3.9
"""Pixels to a metre of the plan of the station."""

USUAL_KPA, KPA_OF_MM = 101.3, 0.133322
"""The pressure of good air, and of a millimetre of mercury, in which the Russian side counts."""

CLOSE = 0.05
"""Metres left along one direction below which the page asks for no more of it."""

ALARM_COLOURS = {"caution": WARM, "warning": ALERT, "emergency": (1.0, 0.25, 0.2, 1.0)}
LIT = {"on": GREEN, "dim": (0.36, 0.55, 0.44, 1.0), "flicker": WARM, "emergency": ALERT, "off": (0.25, 0.27, 0.3, 1.0)}


@dataclass(frozen=True, slots=True)
class ArmNow:
    """Where the arm's end is, what it is to take hold of (None for nothing), and the view of who flies it."""

    end: Vec3
    target: Vec3 | None
    look: Quat
    flown: bool = False


@dataclass(frozen=True, slots=True)
class ScreenFacts:
    """All that the screens show.

    Attributes:
        lights, air: By module; "on" and "good" where none is given.
        alarm: "off", "caution", "warning" or "emergency".
        here: The module whose state is spelled out.
        attitude_deg: Yaw, pitch and roll against the orbit's local vertical and horizontal.
        pressure: kPa by module; that of good air where none is given.
        away: Metres between each ship that is not docked and its port.
    """

    utc: datetime
    latitude_deg: float
    longitude_deg: float
    altitude_km: float
    speed_km_s: float
    sunlit: bool
    alarm: str
    lights: Mapping[str, str]
    air: Mapping[str, str]
    here: str
    arm: ArmNow
    attitude_deg: Vec3 = (0.0, 0.0, 0.0)
    pressure: Mapping[str, float] = field(default_factory=dict)
    away: Mapping[str, float] = field(default_factory=dict)


class Pages:
    """The pages, drawn anew when told to.

    Args:
        say: A text of the interface in the player's language, by its id, with its slots filled.
    """

    def __init__(self, station: Station, say: Callable[..., str]) -> None:
        self._station = station
        self._say = say
        self.scene = NodePath("screens")
        self.scene.set_depth_test(False)
        self.scene.set_depth_write(False)
        self.scene.set_two_sided(True)
        self.scene.set_transparency(TransparencyAttrib.M_alpha)
        self.scene.set_bin("unsorted", 0)
        self.scene.set_shader(shader("plate"))
        self._pages = [self.scene.attach_new_node(name) for name in PAGES]
        self._rate = Rate()
        for n, page in enumerate(self._pages):
            page.set_pos((n % COLUMNS) * WIDTH, (n // COLUMNS) * HEIGHT, 0.0)

    def draw(self, facts: ScreenFacts, wanted: Collection[str] = PAGES) -> None:
        """Draw these pages anew; the others stay as they are."""
        painters = (self._orbit, self._systems, self._arm, self._way, self._approach, self._ship)
        for page, paint in zip(self._pages, painters, strict=True):
            if page.get_name() in wanted:
                page.node().remove_all_children()
                paint(page, facts)

    def _orbit(self, page: NodePath, f: ScreenFacts) -> None:
        """The world with the station over it, the time, the place."""
        left, low = (WIDTH - MAP[0]) / 2, 70.0
        _title(page, self._say("display.orbit"), self._say("display.day" if f.sunlit else "display.night"))
        card = CardMaker("map")
        card.set_frame(left, left + MAP[0], low, low + MAP[1])
        world = page.attach_new_node(card.generate())
        world.set_shader(shader("screen"))
        world.set_texture(_world_map())
        x = left + (f.longitude_deg + 180.0) / 360.0 * MAP[0]
        y = low + (f.latitude_deg + 90.0) / 180.0 * MAP[1]
        mark = Sketch().line((x, low), (x, low + MAP[1]), faded(WARM, 0.5), 1.0)
        mark.line((left, y), (left + MAP[0], y), faded(WARM, 0.5), 1.0).disc((x, y), 4.0, WARM)
        page.attach_new_node(mark.node())
        day = f.utc.timetuple().tm_yday
        _words(page, f"GMT {day:03d}/{f.utc:%H:%M:%S}", 12, 50, 17, WHITE)
        north = "N" if f.latitude_deg >= 0.0 else "S"
        east = "E" if f.longitude_deg >= 0.0 else "W"
        _words(page, f"{abs(f.latitude_deg):.1f} {north}   {abs(f.longitude_deg):.1f} {east}", 12, 34, 14, GREEN)
        yaw, pitch, roll = f.attitude_deg
        flown = f"LVLH Y{yaw:+.2f} P{pitch:+.2f} R{roll:+.2f}"
        _words(page, f"{f.altitude_km:.1f} km   {f.speed_km_s:.3f} km/s", 12, 20, 11, SOFT)
        _words(page, flown, 12, 7, 11, SOFT)

    def _systems(self, page: NodePath, f: ScreenFacts) -> None:
        """All modules from above in the colour of their power and air, and in words the one that is here."""
        alarm = f.alarm if f.alarm in ALARM_COLOURS else ""
        colour = ALARM_COLOURS.get(alarm, GREEN)
        _title(page, self._say("display.systems"), self._say(f"display.{alarm or 'no_alarm'}"), colour)
        plan = Sketch()
        for id, module in self._station.modules.items():
            w = (module.length if abs(module.axis[0]) > 0.7 else module.diameter) * 0.5 * PLAN
            h = (module.length if abs(module.axis[1]) > 0.7 else module.diameter) * 0.5 * PLAN
            # The bow to the right, port up; what hangs below or stands above is drawn aside, so that it can be seen.
            x = 182.0 + module.centre[0] * PLAN
            y = 116.0 - module.centre[1] * PLAN - (module.centre[2] - 4.85) * PLAN * 0.7
            state = LIT.get(f.lights.get(id, "on"), GREEN)
            state = ALERT if f.air.get(id, "good") != "good" else state
            plan.box(x - w, y - h, x + w, y + h, faded(state, 0.3)).frame(x - w, y - h, x + w, y + h, state, 1.5)
            if id == f.here:
                plan.frame(x - w - 2.0, y - h - 2.0, x + w + 2.0, y + h + 2.0, WHITE, 2.0)
        page.attach_new_node(plan.node())
        here = self._station.modules.get(f.here)
        if here is not None:
            power, air = f.lights.get(f.here, "on"), f.air.get(f.here, "good")
            _words(page, here.name.upper(), 12, 34, 14, WHITE)
            line = f"{self._say('display.power')} {self._say('display.power_' + power)}"
            _words(page, line, 12, 18, 13, LIT.get(power, GREEN))
            kpa = f.pressure.get(f.here, USUAL_KPA)
            line = self._say("display.air_" + air, kpa=f"{kpa:.1f}", mm=f"{kpa / KPA_OF_MM:.0f}")
            line = f"{self._say('display.air')} {line}"
            _words(page, line, 12, 4, 13, GREEN if air == "good" else ALERT)

    def _arm(self, page: NodePath, f: ScreenFacts) -> None:
        """The arm from above and from the side, with the end's way to its goal."""
        _title(page, self._say("display.arm"), self._say("display.manual" if f.arm.flown else "display.parked"))
        places = [*joints(f.arm.end), f.arm.end, *([f.arm.target] if f.arm.target is not None else [])]
        for n, (row, name) in enumerate(((1, "display.above"), (2, "display.side"))):
            left, low, wide, high = 6.0 + n * 125.0, 22.0, 119.0, 142.0
            flat = [(p[0], p[1] if row == 1 else -p[2]) for p in places]
            middle = [(min(v) + max(v)) * 0.5 for v in zip(*flat, strict=True)]
            span = [max(v) - min(v) for v in zip(*flat, strict=True)]
            size = min(wide / (span[0] + 3.0), high / (span[1] + 3.0))
            at = [(left + wide / 2 + (x - middle[0]) * size, low + high / 2 + (y - middle[1]) * size) for x, y in flat]
            sketch = Sketch().frame(left, low, left + wide, low + high, faded(SOFT, 0.4), 1.0)
            for a, b in pairwise(at[:4]):
                sketch.line(a, b, WHITE, 4.0)
            for joint in at[:3]:
                sketch.disc(joint, 4.0, SOFT)
            sketch.disc(at[3], 5.0, WARM)
            if f.arm.target is not None:
                x, y = at[4]
                sketch.line(at[3], at[4], faded(GREEN, 0.6), 1.5)
                sketch.ring((x, y), 8.0, GREEN, 2.0).line((x - 11, y), (x + 11, y), GREEN, 1.5)
                sketch.line((x, y - 11), (x, y + 11), GREEN, 1.5)
            page.attach_new_node(sketch.node())
            _words(page, self._say(name), left, 8, 12, SOFT)

    def _way(self, page: NodePath, f: ScreenFacts) -> None:
        """How far the end is from its goal, and which way along the view of who flies it."""
        arm = f.arm
        _title(page, self._say("display.hand"), f"{distance(ARM_BASE, arm.end):.1f} m")
        if arm.target is None:
            _words(page, self._say("display.no_target"), 14, 88, 22, SOFT)
            return
        _words(page, self._say("display.target"), 14, 140, 16, SOFT)
        _words(page, f"{distance(arm.end, arm.target):.1f} m", 14, 108, 34, WARM)
        for n, (way, far) in enumerate(ways(arm)):
            word = self._say(f"display.{way}")
            left_over = far > CLOSE
            _words(page, word, 14, 76 - 30 * n, 22, WHITE if left_over else SOFT)
            _words(page, f"{far:.1f} m", 160, 76 - 30 * n, 22, GREEN if left_over else SOFT)

    def _approach(self, page: NodePath, f: ScreenFacts) -> None:
        pages_ship.approach(page, f, self._rate, _title, _words)

    def _ship(self, page: NodePath, f: ScreenFacts) -> None:
        pages_ship.ship(page, f, _title, _words)


def ways(arm: ArmNow) -> tuple[tuple[str, float], ...]:
    """Return which way the end has to go yet, along the view of who flies it, and how many metres."""
    if arm.target is None:
        return ()
    ahead, aside, down = rotate(conjugate(arm.look), sub(arm.target, arm.end))
    pairs = (("ahead", "back", ahead), ("right", "left", aside), ("down", "up", down))
    return tuple((more if far >= 0.0 else less, abs(far)) for more, less, far in pairs)


def _title(page: NodePath, words: str, right: str, colour: Colour = SOFT) -> None:
    sheet = Sketch().box(0, 0, WIDTH, HEIGHT, GROUND).box(0, HEIGHT - 24, WIDTH, HEIGHT, HEAD)
    page.attach_new_node(sheet.node())
    _words(page, words, 10, HEIGHT - 17, 14, WHITE)
    _words(page, right, WIDTH - 10, HEIGHT - 17, 14, colour, right=True)


def _words(page: NodePath, words: str, x: float, y: float, size: float, colour: Colour, right: bool = False) -> None:
    text = TextNode("words")
    text.set_font(sign_font())
    text.set_align(TextNode.A_right if right else TextNode.A_left)
    text.set_text_color(*colour)
    text.set_text(words)
    path = page.attach_new_node(text.generate())
    path.set_tag("words", words)
    path.set_shader(shader("words"))
    path.set_scale(size)
    path.set_pos(x, y, 0.0)


@cache
def _world_map() -> Texture:
    """Return the Earth by day, small."""
    image = PNMImage()
    image.set_read_size(*MAP)
    file = asset("earth/day_1k.jpg")
    if not image.read(Filename.from_os_specific(str(file))):
        raise OSError(f"{file} cannot be read")
    if (image.get_x_size(), image.get_y_size()) != MAP:
        small = PNMImage(*MAP, 3)
        small.quick_filter_from(image)
        image = small
    texture = Texture("screen_map")
    texture.load(image)
    texture.set_minfilter(SamplerState.FT_linear)
    texture.set_wrap_u(SamplerState.WM_clamp)
    return texture


def page_frame(page: str) -> tuple[float, float, float, float]:
    """Return left, right, bottom and top of a page on the sheet, 0 to 1."""
    n = PAGES.index(page)
    left, low = (n % COLUMNS) / COLUMNS, (n // COLUMNS) / ROWS
    return left, left + 1.0 / COLUMNS, low, low + 1.0 / ROWS
