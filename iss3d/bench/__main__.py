"""`python -m iss3d.bench NAME`: one measurement in a process of its own; prints its answer as JSON after an @."""

from __future__ import annotations

import json
import sys
from collections.abc import Callable
from typing import Any

from iss3d.bench import crew, deck, earth, frames, play, station

MEASUREMENTS: dict[str, Callable[[], dict[str, Any]]] = {
    "bare_window": frames.bare_window,
    "game_to_title": frames.game_to_title,
    "lowest_frames": frames.lowest_frames,
    "station_load": station.load,
    "station_in_view": station.in_view,
    "station_frames": station.frames,
    "station_textures": station.textures,
    "deck_card": deck.card,
    "deck_frames": deck.frames,
    "simulation": play.simulation,
    "bot_awake": play.bot_awake,
    "six_awake": play.six_awake,
    "six_in_view": crew.six_in_view,
    "hundred_bursts": earth.hundred_bursts,
    "earth": earth.measure,
}

print("@" + json.dumps(MEASUREMENTS[sys.argv[1]]()))
