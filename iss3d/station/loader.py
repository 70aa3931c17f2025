"""Turns station files into a Station: validates, resolves names, builds cells, joins them, places things and spots.

Whatever is wrong becomes a problem with its place; the rest of the station is still built.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Any

from pydantic import BaseModel, ValidationError

from iss3d.mods.glb import EXPORT, BadGlbError, read_glb
from iss3d.mods.handles import BadHandleError, resolve
from iss3d.mods.load import Content
from iss3d.mods.problems import problems_from
from iss3d.mods.source import Located
from iss3d.reports import Report, nearest
from iss3d.station import build, checks, fittings, placing
from iss3d.station.entries import SECTIONS, Entries, Entry, home
from iss3d.station.model import Cell, Hatch, Module, Port, Portal, Spot, Thing
from iss3d.station.schema import HatchText, ThingText
from iss3d.station.station import Station
from iss3d.vectors import Vec3

BAD_VALUE = "T301"
UNKNOWN_SECTION = "T302"
UNKNOWN_NAME = "T303"
BAD_MODEL = "T312"


@dataclass(slots=True)
class Workbench:
    """What the loader gathers while it works."""

    entries: Entries = field(default_factory=lambda: {name: {} for name in SECTIONS})
    modules: dict[str, Module] = field(default_factory=dict)
    cells: dict[str, Cell] = field(default_factory=dict)
    ports: list[Port] = field(default_factory=list)
    portals: list[Portal] = field(default_factory=list)
    hatches: dict[str, Hatch] = field(default_factory=dict)


def load_station(content: Content, report: Report) -> Station:
    """Return the station that all mods together describe.

    Args:
        content: What was read; only its "station" documents matter here.
        report: Receives every problem.
    """
    work = Workbench()
    for mod, document in content.documents.get("station", []):
        _read(content, mod, document, work, report)
    for id, entry in work.entries["modules"].items():
        module, cells, ports = build.build_module(id, entry.text)
        work.modules[id] = replace(module, model=_model(content, entry, report))
        work.cells.update((c.id, c) for c in cells)
        work.ports.extend(ports)
    work.ports = build.mate(work.ports)
    _join(content, work, report)
    work.cells = {id: build.with_openings(cell, work.portals) for id, cell in work.cells.items()}
    station = Station(
        modules=work.modules, cells=work.cells, hatches=work.hatches,
        portals=tuple(work.portals), ports=tuple(work.ports),
    )  # fmt: skip
    for section in ("windows", "labels", "rails"):
        for entry in work.entries[section].values():
            if home(entry, work.modules) is None:
                unknown(entry, ("in",), entry.text.in_, "module", work.modules, report)
    things, spots = _place(content, work, station, report)
    station = fittings.fit_out(station, work.entries)
    station = replace(station, things=things, spots=spots)
    checks.check(station, work.entries, report)
    return station


def _read(content: Content, mod: str, document: Located, work: Workbench, report: Report) -> None:
    """Validate every entry of one document."""
    if not isinstance(document.value, dict):
        return
    for section, entries in document.value.items():
        model = SECTIONS.get(section)
        if model is None:
            near = nearest(str(section), SECTIONS)
            hint = f"Did you mean '{near}'?" if near else f"Known: {', '.join(SECTIONS)}."
            message = f"a station file has no part '{section}'"
            report.add(document.problem(UNKNOWN_SECTION, (section,), message, hint, key=True))
            continue
        if entries is None:
            continue
        if not isinstance(entries, dict):
            message = f"'{section}' must be a mapping from ids to entries"
            report.add(
                document.problem(BAD_VALUE, (section,), message, f"Write `{section}:` and under it `my_id: ...`.")
            )
            continue
        for name, value in entries.items():
            path = (section, name)
            entry = _entry(content, mod, document, path, model, value, report)
            if entry is not None:
                work.entries[section][entry.id] = entry


def _entry(
    content: Content,
    mod: str,
    document: Located,
    path: tuple[str, str],
    model: type[BaseModel],
    value: Any,
    report: Report,
) -> Entry | None:
    try:
        text = model.model_validate(value)
    except ValidationError as error:
        report.extend(problems_from(error, document, BAD_VALUE, base=path, model=model))
        return None
    owner, _, bare = str(path[1]).rpartition(":")
    return Entry(content.run_id(owner or mod, bare), mod, text, document, path)


def look_up(content: Content, mod: str, name: str, known: Any) -> str | None:
    """Return the run-time id of a name as a mod means it: its own, then of the mods it needs; None when unknown."""
    if ":" in name:
        owner, _, bare = name.rpartition(":")
        id = content.run_id(owner, bare)
        return id if id in known else None
    for owner in content.needs(mod) or (mod,):
        id = content.run_id(owner, name)
        if id in known:
            return id
    return None


def unknown(entry: Entry, path: tuple[str | int, ...], name: str, what: str, known: Any, report: Report) -> None:
    """Report a name nobody has."""
    near = nearest(name, known)
    hint = f"Did you mean '{near}'?" if near else ""
    report.add(entry.document.problem(UNKNOWN_NAME, (*entry.path, *path), f"no {what} is called '{name}'", hint))


def _join(content: Content, work: Workbench, report: Report) -> None:
    """Find every portal: between cells of one module that touch, and where hatches say that modules meet."""
    by_module: dict[str, list[Cell]] = {}
    for cell in work.cells.values():
        by_module.setdefault(cell.module, []).append(cell)
    for cells in by_module.values():
        for i, a in enumerate(cells):
            for b in cells[i + 1 :]:
                found = build.touch(a, b)
                if found:
                    work.portals.append(build.make_portal(a.id, b.id, found.hole, found.normal, None))
    for id, entry in work.entries["hatches"].items():
        ends: list[str] = []
        for n, name in enumerate(entry.text.between):
            known = {**work.cells, **work.modules, "space": None}
            end = look_up(content, entry.mod, name, known) if name != "space" else "space"
            if end is None:
                unknown(entry, ("between", n), name, "module or cell", known, report)
            else:
                ends.append(end)
        if len(ends) == 2:
            _hatch(id, entry, ends[0], ends[1], by_module, work, report)


def _cells_of(end: str, by_module: dict[str, list[Cell]], work: Workbench) -> list[Cell]:
    return [work.cells[end]] if end in work.cells else by_module.get(end, [])


def _hatch(
    id: str, entry: Entry, a: str, b: str, by_module: dict[str, list[Cell]], work: Workbench, report: Report
) -> None:
    """Build one hatch and its portal."""
    text: HatchText = entry.text
    cells_a = _cells_of(a, by_module, work)
    if b == "space":
        at = build.as_vec(text.at) if text.at else None
        hole = _face_at(cells_a, at) if at else None
        if hole is None:
            message = "an outer hatch needs `at:`, the middle of the end of a cell"
            report.add(entry.document.problem("T304", entry.path, message, "Give the point in metres, station axes."))
            return
        cell, corners, normal = hole
        portal = build.make_portal(cell.id, "space", corners, normal, id)
        work.portals.append(portal)
    else:
        cells_b = _cells_of(b, by_module, work)
        touches = [t for ca in cells_a for cb in cells_b if (t := build.touch(ca, cb))]
        if not touches:
            message = f"{a} and {b} do not meet anywhere"
            hint = "The end of a cell of each must lie in the same plane, the smaller within the larger."
            report.add(entry.document.problem("T304", (*entry.path, "between"), message, hint))
            return
        t = touches[0]
        portal = build.make_portal(t.a.id, t.b.id, t.hole, t.normal, id)
        work.portals = [p for p in work.portals if {p.a, p.b} != {t.a.id, t.b.id}] + [portal]
    module_b = "space" if b == "space" else (work.cells[b].module if b in work.cells else b)
    module_a = work.cells[a].module if a in work.cells else a
    work.hatches[id] = Hatch(
        id, text.name, module_a, module_b, portal.centre, portal.normal, text.kind, portal.clear, text.open, text.locked
    )


def _face_at(cells: list[Cell], at: Vec3) -> tuple[Cell, tuple[Vec3, ...], Vec3] | None:
    """Return the cell end whose middle is at a point: (cell, corners, outward normal)."""
    for cell in cells:
        for face in cell.faces:
            middle = build.centre_of(face.corners)
            if max(abs(middle[i] - at[i]) for i in range(3)) < 0.05:
                return cell, face.corners, (-face.normal[0], -face.normal[1], -face.normal[2])
    return None


def _place(
    content: Content, work: Workbench, station: Station, report: Report
) -> tuple[dict[str, Thing], dict[str, Spot]]:
    """Place things and spots in their modules."""
    things: dict[str, Thing] = {}
    spots: dict[str, Spot] = {}
    for section, out in (("things", things), ("spots", spots)):
        for id, entry in work.entries[section].items():
            module = look_up(content, entry.mod, entry.text.in_, {**work.modules, "space": None})
            if entry.text.in_ == "space":
                module = "space"
            if module is None:
                unknown(entry, ("in",), entry.text.in_, "module", work.modules, report)
                continue
            place = placing.place(station, module, entry.text.at, getattr(entry.text, "size", [0.0, 0.0, 0.0]))
            if isinstance(place, str):
                report.add(entry.document.problem("T305", (*entry.path, "at"), place, placing.HINT))
                continue
            if section == "things":
                out[id] = _thing(content, id, entry, module, place, work, report)  # type: ignore[assignment]
            else:
                out[id] = placing.spot(id, entry.text, module, place)  # type: ignore[assignment]
    for id, thing in things.items():
        _check_names(content, id, thing, work, things, report)
    return things, spots


def _thing(
    content: Content, id: str, entry: Entry, module: str, place: placing.Placed, work: Workbench, report: Report
) -> Thing:
    text: ThingText = entry.text
    known = work.entries["things"]
    fits = tuple(look_up(content, entry.mod, name, known) or name for name in text.slot_for)
    fitted = look_up(content, entry.mod, text.fitted_in, known) if text.fitted_in else None
    size = build.as_vec(text.size)
    return Thing(
        id, text.name, module, place.position, place.orientation, size, text.mass, text.look, text.use, fits, fitted,
        text.seat, text.hide, text.stowed, text.worn, text.grip, text.text, text.controls,
        _model(content, entry, report),
    )  # fmt: skip


def _model(content: Content, entry: Entry, report: Report) -> str:
    """Return the file of the shape that a thing or module brings; empty when there is none that can be used."""
    handle = entry.text.model
    if not handle:
        return ""
    path = (*entry.path, "model")
    try:
        file = resolve(handle, content.mods, entry.mod)
        read_glb(file)
    except BadHandleError as error:
        report.add(entry.document.problem(error.code, path, str(error), error.hint))
    except BadGlbError as error:
        report.add(entry.document.problem(BAD_MODEL, path, f"'{handle}' cannot be drawn: {error}", error.hint))
    except OSError as error:
        report.add(entry.document.problem(BAD_MODEL, path, f"'{handle}' cannot be read: {error.strerror}", EXPORT))
    else:
        return str(file)
    return ""


def _check_names(
    content: Content, id: str, thing: Thing, work: Workbench, things: dict[str, Thing], report: Report
) -> None:
    entry = work.entries["things"][id]
    for n, name in enumerate(thing.slot_for):
        if name not in things:
            path = (
                ("slot_for", n)
                if isinstance(entry.document.value["things"][entry.path[1]]["slot_for"], list)
                else ("slot_for",)
            )
            unknown(entry, path, name, "thing", things, report)
    if entry.text.fitted_in and thing.fitted_in is None:
        unknown(entry, ("fitted_in",), entry.text.fitted_in, "thing", things, report)
