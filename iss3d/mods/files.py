"""Small, careful file handling: atomic writes, and ways that never leave a mod's folder."""

from __future__ import annotations

import os
import tempfile
from pathlib import Path, PurePosixPath, PureWindowsPath


def write_atomic(path: Path, text: str) -> None:
    """Replace a file so that a reader sees the old or the new text, never half of one; raises OSError."""
    path.parent.mkdir(parents=True, exist_ok=True)
    handle, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
    try:
        with os.fdopen(handle, "w", encoding="utf-8", newline="\n") as stream:
            stream.write(text)
            stream.flush()
            os.fsync(stream.fileno())
        Path(name).replace(path)
    except BaseException:
        Path(name).unlink(missing_ok=True)
        raise


def is_plain_relative(name: str) -> bool:
    """Return whether a written path stays below where it starts: no "..", no root, no drive, no backslash."""
    if not name or "\\" in name or "\0" in name or len(name) > 240:
        return False
    windows = PureWindowsPath(name)
    parts = PurePosixPath(name).parts
    return not (windows.drive or windows.root or PurePosixPath(name).is_absolute() or ".." in parts)


def leaves(folder: Path, file: Path) -> bool:
    """Return whether a file below a folder is a link or lies behind one, so that it could lead out of the folder."""
    inside = file
    while inside != folder:
        if inside.is_symlink() or inside.parent == inside:
            return True
        inside = inside.parent
    return False
