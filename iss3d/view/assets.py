"""Built assets by name: models/ and audio/, beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

from iss3d.mods.folders import asset_root


def asset(name: str, kind: str = "models") -> Path:
    """Return the path of a built asset, e.g. asset("fonts/Inter-Regular.otf") or asset("fan.ogg", "audio").

    Raises:
        FileNotFoundError: With the place that was looked at.
    """
    path = asset_root(kind) / name
    if not path.exists():
        raise FileNotFoundError(f"{kind}/{name} is missing from the installation: {path}")
    return path
