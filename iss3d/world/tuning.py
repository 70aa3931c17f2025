"""Every number of the world's own rules, with its unit and why."""

from __future__ import annotations

TICK = 1.0 / 60.0
"""s. One step of the world."""

START_UTC = "2024-05-04T09:00:00+00:00"
"""When a story begins if no scene sets the clock: the days before the crossing of 7 May 2024."""

HATCH_SECONDS = {"cbm": 2.2, "ssvp": 1.8, "apas": 1.8, "eva": 3.5}
"""s from closed to open by hand. Real ones take minutes; this is the swing, the cranking is in the sound."""

HATCH_PASSABLE = 0.85
"""Openness from which the leaf is out of the way of a body."""

HATCH_REACH_WATCH = 0.75
"""m. A hatch does not close on somebody nearer its middle than this."""

SUFFOCATE_SECONDS = {"gentle": 75.0, "normal": 45.0, "hard": 30.0, "skip": 75.0}
"""s of breath in a room without air. Useful consciousness in none is 15 s, in thin air minutes; between the two."""

THIN_AIR_FLOOR = 0.35
"""Breath never sinks below this in thin air: it is a warning, not an end."""

RECOVER_SECONDS = 8.0
"""s in good air until the breath is back."""

PRESSURE_KPA = {"good": 101.3, "thin": 61.0, "none": 0.0}
"""kPa on the gauges by the state of the air: sea level, the air of a mountain of 4,000 m, nothing."""

PRESSURE_FALLS_S, PRESSURE_RISES_S = 14.0, 40.0
"""s. In this time all but a third of the way to a new pressure is gone: a leak is quick, filling up again is slow."""

PRESSURE_SETTLED_KPA = 0.05
"""kPa. Nearer than this, a gauge shows what it is to show."""

RESTART_SECONDS = 1.6
"""s from being lost to the scene's start: time to see why, well inside the promised three."""

LOOK_MARGIN_DEG = 4.0
"""deg added to what is looked at, as a player's aim and a crosshair are not points."""

SEEN_HALF_ANGLE_DEG = 40.0
"""deg from the middle of the view within which something counts as seen (a 90 degree wide screen shows 45)."""

SEEN_RANGE = 25.0
"""m. Farther inside the station nobody would make it out."""

FAR_AWAY = 4.0e5
"""m at which a mark for something in the sky is put when its real distance is not wanted."""

ARM_SPEED = 0.45
"""m/s of the arm's end when flown from the console. Real: 0.37 m/s unloaded; a little more, for patience."""

ARM_GATHER = 0.5
"""m/s^2 of the same."""

ARM_BASE_REACH = 17.0
"""m. Canadarm2 is 17.6 m long."""

ARM_NEAR = 1.5
"""m between the arm's end and a place that counts as there."""

DOCK_SPEED = 0.35
"""Speed at which a Soyuz comes in, m/s; the last metres are flown at 0.1 to 0.35."""

UNDOCK_PUSH = 0.12
"""m/s. Springs of the docking ring push a Soyuz off at 0.12 m/s (Energia, SSVP docking system)."""

UNDOCK_COAST_SECONDS = 20.0
"""s of drifting before the first burn. Real: about 3 minutes; a film's patience is less."""

UNDOCK_BURN = 0.05
"""m/s^2 of the separation burn."""

UNDOCK_BURN_SECONDS = 30.0
"""s. Gives 1.6 m/s in all; real separation burns add 0.5 and 1.5 m/s."""

LAMP_MODES = ("on", "dim", "flicker", "emergency", "off")
AIR_MODES = ("good", "thin", "none")
ALARMS = ("off", "caution", "warning", "emergency")

HINT_SECONDS = 7.0
"""s a hint stays."""

NOTES_KEPT = 200
"""Lines kept of what went wrong in the story, for the overlay and the log."""
