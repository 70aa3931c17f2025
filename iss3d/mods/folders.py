"""Where the shipped content lies and where the player's own files are kept.

ISS3D_HOME in the environment puts all of the player's files under one folder; else the system's habits decide.
"""

from __future__ import annotations

import os
from dataclasses import dataclass
from pathlib import Path

import platformdirs

PACKAGE = Path(__file__).resolve().parent.parent
BASE = PACKAGE / "content" / "base"
EXAMPLES = PACKAGE / "content" / "examples"
DOCS = PACKAGE / "docs"
PROBLEM_PAGES = DOCS / "problems"


@dataclass(frozen=True, slots=True)
class UserFolders:
    """The player's folders; none of them need exist."""

    mods: Path
    config: Path
    cache: Path
    saves: Path
    pictures: Path


def user_folders() -> UserFolders:
    """Return the player's folders as the environment has them now."""
    home = os.environ.get("ISS3D_HOME")
    if home:
        top = Path(home).expanduser().resolve()
        return UserFolders(top / "mods", top / "config", top / "cache", top / "saves", top / "pictures")
    dirs = platformdirs.PlatformDirs("iss3d", appauthor=False)
    data = Path(dirs.user_data_dir)
    return UserFolders(
        mods=data / "mods",
        config=Path(dirs.user_config_dir),
        cache=Path(dirs.user_cache_dir),
        saves=data / "saves",
        pictures=data / "pictures",
    )


def asset_root(kind: str) -> Path:
    """Return the folder of built assets ("models" or "audio"): inside the package when installed, else beside it."""
    installed = PACKAGE / kind
    return installed if installed.is_dir() else PACKAGE.parent / kind
