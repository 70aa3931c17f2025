"""Where the forge of the station writes: what is shipped, and what it keeps to go on from where it stopped."""

from __future__ import annotations

from pathlib import Path

SHIPPED = Path(__file__).resolve().parents[3] / "models" / "station"
