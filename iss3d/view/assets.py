"""Where models/ and audio/ are: beside the package in a checkout, inside it in an installed wheel."""

from __future__ import annotations

from pathlib import Path

import iss3d

PACKAGE = Path(iss3d.__file__).parent


def asset(name: str, kind: str = "models") -> Path:
    """Return the path of a built asset, e.g. asset("fonts/Inter-Regular.otf") or asset("fan.ogg", "audio").

    Raises:
        FileNotFoundError: With both places that were looked at.
    """
    for root in (PACKAGE / kind, PACKAGE.parent / kind):
        path = root / name
        if path.exists():
            return path
    raise FileNotFoundError(
        f"{kind}/{name} is missing from the installation ({PACKAGE / kind} and {PACKAGE.parent / kind})"
    )
