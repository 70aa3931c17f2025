"""Keeps saves on disk so that none is ever lost: written beside, flushed, then put in place; the one before is kept.

Three manual slots, five rolling autosaves that never touch them. Knows what a save is, not what is in it.
"""

from __future__ import annotations

import json
import os
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

from iss3d.mods.folders import user_folders
from iss3d.world.save import SaveDoc, SaveError, canonical, read, sha256

MANUAL = ("slot_1", "slot_2", "slot_3")
AUTO = tuple(f"auto_{n}" for n in range(1, 6))
LARGEST = 64 * 1024 * 1024
"""Bytes; a file beyond is not one of ours."""


@dataclass(frozen=True, slots=True)
class SlotInfo:
    """What the menu says about a slot.

    Attributes:
        notice: What went wrong with it, a sentence for the player, empty when nothing did.
        serial: Counts every save ever written here; the highest is the newest.
    """

    slot: str
    there: bool
    saved_at: str = ""
    title: str = ""
    play_s: float = 0.0
    serial: int = 0
    mods: tuple[str, ...] = ()
    thumbnail: Path | None = None
    notice: str = ""


@dataclass(frozen=True, slots=True)
class Loaded:
    """A save read from disk, and a sentence for the player when it had to be mended."""

    doc: SaveDoc
    raw: dict[str, Any]
    info: SlotInfo
    notice: str = ""


class SaveStore:
    """The saves in one folder.

    Args:
        folder: Where; the player's saves folder when left out.
    """

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or user_folders().saves

    def path(self, slot: str) -> Path:
        """Return the file of a slot."""
        return self.folder / f"{slot}.json"

    def write(self, slot: str, save: dict[str, Any], thumbnail: bytes | None = None) -> None:
        """Write a save into a slot; the one that was there is kept as its backup.

        Args:
            slot: One of MANUAL or AUTO.
            save: What World.save() returned.
            thumbnail: A PNG of the moment.

        Raises:
            OSError: The disk is full or the folder cannot be written; what was there is untouched.
        """
        if slot not in MANUAL and slot not in AUTO:
            raise ValueError(f"no slot is called '{slot}'; there are {', '.join(MANUAL + AUTO)}")
        self.folder.mkdir(parents=True, exist_ok=True)
        if thumbnail is not None:
            save = {**save, "thumbnail": f"{slot}.png"}
            _put(self.folder / f"{slot}.png", thumbnail, keep=None)
        body = canonical(save)
        head = {"serial": self._next_serial(), "sha256": sha256(body)}
        text = f"{json.dumps(head)}\n{body}\n"
        path = self.path(slot)
        # A damaged file must not push a good backup out.
        keep = _backup(path) if self._good(path) else None
        _put(path, text.encode("utf-8", "surrogatepass"), keep)

    def autosave(self, save: dict[str, Any], thumbnail: bytes | None = None) -> str:
        """Write over the oldest autosave and return its slot."""
        slots = [self.info(slot) for slot in AUTO]
        oldest = min(slots, key=lambda info: (info.there, info.serial, info.slot))
        self.write(oldest.slot, save, thumbnail)
        return oldest.slot

    def load(self, slot: str) -> Loaded:
        """Return the save in a slot, or its backup when it is damaged.

        Raises:
            SaveError: There is none that can be used.
        """
        path = self.path(slot)
        try:
            return self._read(slot, path)
        except SaveError as error:
            damage = str(error)
        for other, what in ((_backup(path), "the one before it"), (_fresh(path), "one that was being written")):
            try:
                found = self._read(slot, other)
            except SaveError:
                continue
            notice = f"The save in {slot} could not be read, so {what} was taken. {damage}"
            return Loaded(found.doc, found.raw, found.info, notice)
        raise SaveError(damage)

    def info(self, slot: str) -> SlotInfo:
        """Return what the menu says about a slot."""
        path = self.path(slot)
        if not path.exists() and not _backup(path).exists() and not _fresh(path).exists():
            return SlotInfo(slot, there=False)
        try:
            loaded = self.load(slot)
        except SaveError as error:
            return SlotInfo(slot, there=False, notice=str(error))
        return SlotInfo(
            slot,
            there=True,
            saved_at=loaded.info.saved_at,
            title=loaded.doc.title,
            play_s=loaded.doc.play_s,
            serial=loaded.info.serial,
            mods=tuple(mod.id for mod in loaded.doc.mods),
            thumbnail=self.folder / loaded.doc.thumbnail if loaded.doc.thumbnail else None,
            notice=loaded.notice,
        )

    def all(self) -> list[SlotInfo]:
        """Return all slots, manual first."""
        return [self.info(slot) for slot in MANUAL + AUTO]

    def newest(self) -> SlotInfo | None:
        """Return the slot that `continue` takes, or None when nothing was saved."""
        there = [info for info in self.all() if info.there]
        return max(there, key=lambda info: info.serial) if there else None

    def _next_serial(self) -> int:
        return 1 + max((_serial(self.path(slot)) for slot in MANUAL + AUTO), default=0)

    def _good(self, path: Path) -> bool:
        try:
            self._read("", path)
        except SaveError:
            return False
        return True

    def _read(self, slot: str, path: Path) -> Loaded:
        try:
            if path.stat().st_size > LARGEST:
                raise SaveError("The file is far too large to be a save.")
            text = path.read_bytes().decode("utf-8", "surrogatepass")
            first, _, body = text.partition("\n")
            head = json.loads(first)
            body = body.rstrip("\n")
            if not isinstance(head, dict) or head.get("sha256") != sha256(body):
                raise SaveError("Its contents have changed since it was written.")
            raw = json.loads(body)
            serial = int(head.get("serial", 0))
        except FileNotFoundError:
            raise SaveError("There is no save here.") from None
        except (OSError, ValueError, TypeError, RecursionError) as error:
            raise SaveError("It is cut short or garbled.") from error
        info = SlotInfo(slot, there=True, saved_at=_written_at(path), serial=serial)
        return Loaded(read(raw), raw, info)


def _written_at(path: Path) -> str:
    """Return when a file was written, by the file system: nothing here needs a clock of its own."""
    return datetime.fromtimestamp(path.stat().st_mtime, UTC).isoformat(timespec="seconds")


def _serial(path: Path) -> int:
    """Return the number of a save without reading all of it; 0 when it cannot be told."""
    best = 0
    for file in (path, _backup(path)):
        try:
            with file.open("rb") as stream:
                head = json.loads(stream.readline(4096))
            best = max(best, int(head["serial"]))
        except (OSError, ValueError, TypeError, KeyError):
            continue
    return best


def _backup(path: Path) -> Path:
    return path.with_name(path.name + ".bak")


def _fresh(path: Path) -> Path:
    return path.with_name(path.name + ".new")


def _put(path: Path, data: bytes, keep: Path | None) -> None:
    """Put data in place of a file so that at every moment a whole file is there under one of its names."""
    fresh = _fresh(path)
    with fresh.open("wb") as stream:
        stream.write(data)
        stream.flush()
        os.fsync(stream.fileno())
    if keep is not None and path.exists():
        path.replace(keep)
    fresh.replace(path)
    _flush_folder(path.parent)


def _flush_folder(folder: Path) -> None:
    """Make the renames last through a power cut, where the system can."""
    if os.name != "posix":
        return
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
