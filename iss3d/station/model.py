"""What the station is made of: frozen facts, in the station frame, metres.

Drawn walls, collision, rails, labels and routes are all read from these, so that they cannot disagree.
Knows no window, no physics engine and no story.
"""

from __future__ import annotations

from dataclasses import dataclass, field

from iss3d.vectors import IDENTITY, Quat, Vec3


@dataclass(frozen=True, slots=True)
class Opening:
    """A way through a cell's wall: shape "square" (side = size) or "round" (diameter = size).

    Attributes:
        corners: The convex hole itself, as walls and sight lines see it (a round one has eight corners).
        to: Id of the cell beyond, "space" outside an airlock.
    """

    centre: Vec3
    normal: Vec3
    size: float
    shape: str
    corners: tuple[Vec3, ...] = ()
    to: str = ""


@dataclass(frozen=True, slots=True)
class Face:
    """One flat wall of a cell: a convex polygon seen from inside, with the openings cut in it.

    Attributes:
        role: "deck", "overhead", "port", "starboard", "forward", "aft" (the side of the station it lies on, seen
            from the cell's centre) or "corner" for the standoffs between two of them.
        corners: Polygon corners, in order.
        normal: Unit vector pointing into the room.
    """

    role: str
    corners: tuple[Vec3, ...]
    normal: Vec3
    openings: tuple[Opening, ...] = ()


@dataclass(frozen=True, slots=True)
class Cell:
    """A convex piece of free air inside one module; from any point in it every other is in a straight line.

    Attributes:
        axis: "x", "y" or "z": the way it was drawn out between two parallel end faces.
    """

    id: str
    module: str
    centre: Vec3
    faces: tuple[Face, ...]
    low: Vec3
    high: Vec3
    axis: str = "x"


@dataclass(frozen=True, slots=True)
class Portal:
    """Where one can pass from one cell to the next.

    Attributes:
        hatch: Id of the hatch that closes it, or None for an open throat.
        normal: Unit vector from cell a to cell b.
        clear: Diameter of the largest ball that fits through, metres.
    """

    a: str
    b: str
    centre: Vec3
    normal: Vec3
    clear: float
    shape: str
    hatch: str | None = None
    corners: tuple[Vec3, ...] = ()


@dataclass(frozen=True, slots=True)
class Hatch:
    """A hatch between two modules (or a module and space, then module_b is "space").

    Attributes:
        kind: "cbm" (square, 1.27 m), "ssvp" (round, 0.8 m), "apas" (round, 0.8 m) or "eva" (round, 1.0 m).
        open: Whether it stands open when a story begins.
        locked: Whether hands alone cannot move it.
    """

    id: str
    name: str
    module_a: str
    module_b: str
    centre: Vec3
    normal: Vec3
    kind: str
    size: float
    open: bool = True
    locked: bool = False


@dataclass(frozen=True, slots=True)
class Port:
    """Where a module can be joined to another: the plane's centre, its outward normal and its mechanism."""

    module: str
    name: str
    centre: Vec3
    normal: Vec3
    mechanism: str
    mated: str | None = None


@dataclass(frozen=True, slots=True)
class Handrail:
    """A bar to hold, from start to end, standing off a wall along normal."""

    id: str
    module: str
    start: Vec3
    end: Vec3
    normal: Vec3
    outside: bool = False


@dataclass(frozen=True, slots=True)
class Window:
    """A pane one can look out of: corners in order (a round one is given as a polygon), normal outward."""

    id: str
    module: str
    centre: Vec3
    normal: Vec3
    corners: tuple[Vec3, ...]
    shutter: bool = False


@dataclass(frozen=True, slots=True)
class Lamp:
    """A general luminaire: its middle, the direction of its long axis, its length, the direction it shines."""

    id: str
    module: str
    centre: Vec3
    along: Vec3
    length: float
    shines: Vec3
    colour: str


@dataclass(frozen=True, slots=True)
class Label:
    """Words on a wall: text key or literal text, middle, outward normal, reading direction, letter height."""

    module: str
    text: str
    centre: Vec3
    normal: Vec3
    along: Vec3
    height: float


@dataclass(frozen=True, slots=True)
class HullPart:
    """A piece of a hull: a cylinder or cone from start to end, radius there, and how it is drawn.

    Attributes:
        colour: Hex colour of its outside, empty for the module's own.
        pressurised: False for a service compartment or a trunk.
        skin: What it is clad in: "shield", "blanket", "quilt", "radiator", "smooth", "capsule" (smooth, with thruster
            pods, windows and a side hatch), "trunk" (solar cells round half of it); empty for what is usual there.
    """

    start: Vec3
    end: Vec3
    start_radius: float
    end_radius: float
    colour: str = ""
    pressurised: bool = True
    skin: str = ""


@dataclass(frozen=True, slots=True)
class Wall:
    """A convex slab of wall for collision: the hull of its points."""

    module: str
    points: tuple[Vec3, ...]


@dataclass(frozen=True, slots=True)
class Module:
    """One pressurised element or docked vehicle.

    Attributes:
        segment: "us", "rs" or "vehicle".
        length, diameter: Published outside size of the hull.
        axis: Unit vector of its long axis, pointing the way bays are numbered.
        up: Which way is "up" for the people in it.
        colours: Names to hex colours: "wall", "deck", "overhead", "rail", "accent", "end".
        facts: What the explorer's label says, and "source".
        code: The letters that location codes on its racks begin with ("LAB").
        style: What its walls are filled with: "rack", "node", "stowage", "russian", "tunnel", "capsule", "inflatable".
        russian: Its name in Russian, where Russia built it.
        model: The .glb file of walls of its own, empty where they are the game's.
        lamps: How its lamps burn when the story begins: "on", "dim", "flicker", "emergency", "off".
    """

    id: str
    name: str
    segment: str
    centre: Vec3
    length: float
    diameter: float
    axis: Vec3
    up: Vec3
    cells: tuple[str, ...]
    colours: dict[str, str] = field(default_factory=dict)
    facts: dict[str, str] = field(default_factory=dict)
    hull: tuple[HullPart, ...] = ()
    code: str = ""
    style: str = "node"
    russian: str = ""
    model: str = ""
    lamps: str = "on"


@dataclass(frozen=True, slots=True)
class Thing:
    """Anything that can be looked at, used, taken, fitted or sat in.

    Attributes:
        mass: Kilograms; 0 for what is fixed to the station.
        size: Full extents along its own axes, metres.
        look: Key of its shape for the view ("box", "laptop", "bottle", ...).
        model: The .glb file of a shape of its own, empty where `look` gives it one.
        use: The word of the prompt when it can be used, empty when it cannot.
        slot_for: Ids of things that can be fitted here.
        fitted_in: Id of the slot it is fitted in when the story begins.
        seat: One can strap in here. hide: one can hide in here. stowed: not there until a scene spawns it.
        worn: It can be tied to the wrist.
        grip: It can be held like a handrail.
        text: What is written on it (a text id or literal words).
        controls: What using it does by itself: "light" (switches its module's), "arm" (flies it), "door" (its own), "".
    """

    id: str
    name: str
    module: str
    position: Vec3
    orientation: Quat = IDENTITY
    size: Vec3 = (0.2, 0.2, 0.2)
    mass: float = 0.0
    look: str = "box"
    use: str = ""
    slot_for: tuple[str, ...] = ()
    fitted_in: str | None = None
    seat: bool = False
    hide: bool = False
    stowed: bool = False
    worn: bool = False
    grip: bool = False
    text: str = ""
    controls: str = ""
    model: str = ""


@dataclass(frozen=True, slots=True)
class Spot:
    """A named place: a ball of air, for scenes, crew and the map."""

    id: str
    name: str
    module: str
    centre: Vec3
    radius: float
    facing: Vec3 = (1.0, 0.0, 0.0)


@dataclass(frozen=True, slots=True)
class ExteriorPart:
    """A part outside: one of a few shapes placed by a rotation, drawn and (when solid) bumped into.

    Attributes:
        shape: "box", "cylinder" (along own x), "cone", "sphere", "truss", "array", "panel_array",
            "irosa", "radiator", "dish", "arm", "robot" (two arms' body), "limb" (an arm of several joints with a hand),
            "cart" (what the large arm rides on), "terrace" (a platform with sockets for boxes), "fin" (a plain plate),
            "cap" (half a ball, hinged at its rim), "folded" (a folded wing), "kurs" (a boom with docking antennas).
        size: Full extents along own axes, metres.
        tracks: "" (fixed), "alpha" (turns about y with the sun), "beta" (turns also about its own x).
    """

    id: str
    name: str
    shape: str
    centre: Vec3
    orientation: Quat
    size: Vec3
    colour: str
    solid: bool = True
    tracks: str = ""
