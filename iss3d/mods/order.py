"""The order in which mods are laid on one another: dependency depth, then id. The base comes first."""

from __future__ import annotations

from collections.abc import Sequence

from iss3d.mods.discovery import Mod
from iss3d.reports import Report, nearest


def in_order(mods: Sequence[Mod], report: Report) -> tuple[Mod, ...]:
    """Return the mods that can be used, in load order; says why any other cannot."""
    usable = _unique(mods, report)
    _drop_incompatible(usable, report)
    while _drop_missing(usable, report):
        # What needed a mod that was just dropped must go too.
        continue
    depths = _depths(usable, report)
    return tuple(sorted((usable[name] for name in depths), key=lambda m: (depths[m.id], m.id)))


def _unique(mods: Sequence[Mod], report: Report) -> dict[str, Mod]:
    found: dict[str, Mod] = {}
    for mod in mods:
        if mod.id in found:
            message = f"two mods are called '{mod.id}' (the other: {found[mod.id].shown}); this one is left out"
            report.add(mod.document.problem("M134", ("id",), message, "Give it another id."))
        else:
            found[mod.id] = mod
    return found


def _drop_incompatible(usable: dict[str, Mod], report: Report) -> None:
    for mod in sorted(usable.values(), key=lambda m: m.id):
        for other in mod.manifest.incompatible:
            if other in usable and mod.id in usable:
                message = f"'{mod.id}' cannot be used together with '{other}'; it is left out"
                report.add(
                    mod.document.problem("M135", _wish_path(mod, "!" + other), message, "Switch one of them off.")
                )
                del usable[mod.id]


def _wish_path(mod: Mod, wish: str) -> tuple[str | int, ...]:
    after = [w.replace(" ", "") for w in mod.manifest.after]
    return ("after", after.index(wish)) if wish in after else ("after",)


def _drop_missing(usable: dict[str, Mod], report: Report) -> bool:
    """Drop every mod that needs one that is not there; True when something was dropped."""
    dropped = []
    for mod in usable.values():
        for index, need in enumerate(mod.manifest.needs):
            if need not in usable:
                near = nearest(need, (m for m in usable if m != mod.id))
                hint = f"did you mean '{near}'?" if near else "Install that mod, or switch it on."
                message = f"'{mod.id}' needs the mod '{need}', which is not there; it is left out"
                report.add(mod.document.problem("M136", ("needs", index), message, hint))
                dropped.append(mod.id)
                break
    for name in dropped:
        del usable[name]
    return bool(dropped)


def _before(mod: Mod, usable: dict[str, Mod]) -> list[str]:
    """Return the ids that must come before a mod."""
    wanted = [*mod.manifest.needs, *(name for name in mod.manifest.optional if name in usable)]
    if mod.id != "base" and "base" in usable:
        wanted.append("base")
    return sorted(set(wanted))


def _depths(usable: dict[str, Mod], report: Report) -> dict[str, int]:
    """Return the dependency depth of every mod that is in no circle."""
    depths: dict[str, int] = {}
    waiting = dict(sorted(usable.items()))
    while waiting:
        ready = [name for name, mod in waiting.items() if all(b in depths for b in _before(mod, usable))]
        if not ready:
            break
        for name in ready:
            before = [depths[b] for b in _before(waiting[name], usable)]
            depths[name] = 1 + max(before, default=-1)
        for name in ready:
            del waiting[name]
    for name, mod in waiting.items():
        circle = ", ".join(b for b in _before(mod, usable) if b in waiting)
        message = f"'{name}' waits for {circle}, which waits for it in turn; it is left out"
        key = "needs" if mod.manifest.needs else "after"
        report.add(mod.document.problem("M137", (key,), message, "Take one of these out of the circle."))
    return depths
