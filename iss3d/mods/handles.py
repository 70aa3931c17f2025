"""Turns handles ("base:models/destiny.glb") into files, and refuses every way out of a mod's folder."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

from iss3d.mods.discovery import Mod
from iss3d.mods.files import is_plain_relative, leaves
from iss3d.mods.folders import asset_root
from iss3d.mods.source import KeyPath, Located, short
from iss3d.reports import Problem, nearest

ENDINGS = {"models": (".glb", ".png"), "audio": (".ogg",)}
"""Folders of assets and the endings a file in them may have."""

MOST_BYTES = 200_000_000
"""Largest asset."""


class BadHandleError(ValueError):
    """A handle that names no usable file; code and hint say more."""

    def __init__(self, code: str, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.code = code
        self.hint = hint


def resolve(handle: str, mods: Sequence[Mod] = (), mod_id: str = "base") -> Path:
    """Return the file of a handle.

    Args:
        handle: "mod:folder/name.ending"; without "mod:" it is looked for in mod_id.
        mods: The mods that are loaded; the base needs none.
        mod_id: The mod in which the handle was written.

    Raises:
        BadHandleError: M140 for a handle that is malformed or leads out, M141 for a file that is not there.
    """
    owner, colon, name = handle.partition(":")
    if not colon:
        owner, name = mod_id, handle
    kind = name.partition("/")[0]
    if not is_plain_relative(name) or kind not in ENDINGS or "/" not in name:
        raise BadHandleError("M140", f"'{short(handle)}' is not a handle", "Write it like `base:models/crate.glb`.")
    if Path(name).suffix.lower() not in ENDINGS[kind]:
        endings = " or ".join(ENDINGS[kind])
        raise BadHandleError("M140", f"'{short(handle)}' is not an asset for {kind}/", f"It must end with {endings}.")
    root, top = _roots(owner, kind, mods)
    file = root / name.partition("/")[2]
    if not file.is_file():
        near = nearest(file.name, (p.name for p in root.rglob("*") if p.is_file())) if root.is_dir() else None
        raise BadHandleError("M141", f"there is no file '{short(handle)}'", f"did you mean '{near}'?" if near else "")
    if leaves(top, file):
        raise BadHandleError("M140", f"'{short(handle)}' is a link, which may lead out of the mod", "Copy the file.")
    if file.stat().st_size > MOST_BYTES:
        raise BadHandleError("M140", f"'{short(handle)}' is larger than {MOST_BYTES:,} bytes", "Make it smaller.")
    return file


def _roots(owner: str, kind: str, mods: Sequence[Mod]) -> tuple[Path, Path]:
    """Return the folder in which a mod's assets of a kind lie, and the folder none of them may lead out of."""
    if owner == "base":
        root = asset_root(kind)
        return root, root
    mod = next((m for m in mods if m.id == owner), None)
    if mod is None:
        near = nearest(owner, [m.id for m in mods])
        raise BadHandleError("M141", f"there is no mod '{short(owner)}'", f"did you mean '{near}'?" if near else "")
    return mod.folder / kind, mod.folder


def handle_problem(
    document: Located, path: KeyPath, handle: str, mods: Sequence[Mod] = (), mod_id: str = "base"
) -> Problem | None:
    """Return what is wrong with a handle written at path of a document, or None."""
    try:
        resolve(handle, mods, mod_id)
    except BadHandleError as error:
        return document.problem(error.code, path, str(error), error.hint)
    return None
