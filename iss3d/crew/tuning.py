"""Every feel number of the crew, with its unit and why."""

from __future__ import annotations

CRUISE = 0.5
"""m/s. People inside drift at 0.3 to 0.5 and seldom above 1 (station footage); scenes must not drag."""

CRUISE_WOUNDED = 0.3
"""m/s of somebody who needs a hand for a wound."""

GATHER = 0.35
"""m/s^2 when starting and stopping: a fingertip push, soft to the eye."""

STEER = 0.8
"""m/s^2 with which the flight bends to the next point: at cruise a turn of 0.3 m, which fits a node."""

TURN = 1.6
"""rad/s of a body turning by its hands, about 90 degrees in a second."""

SWAY = 0.03
"""metres an idle body moves about the rail it holds."""

ARRIVED = 0.012
"""metres from the goal that count as there."""

STAND_OFF_PERSON = 1.0
"""metres kept from somebody gone to or followed: arm's length and a little."""

STAND_OFF_THING = 0.6
"""metres kept from a thing gone to: within reach of the hand."""

REACH = 0.95
"""metres at which a person can take, give or work something."""

FOLLOW_SLACK = 0.5
"""metres beyond the stand-off before a follower moves again."""

HOLD_FAST = 0.6
"""metres between the middles of one who holds somebody fast and that one: a bent arm; nearer they would press apart."""

WORK_SECONDS = 1.2
"""seconds a switch or a hand-over takes."""

LIMP_DRIFT = 0.04
"""m/s of a body nobody holds: what a last breath leaves."""

FAR_EVERY = 6
"""ticks between updates of somebody out of sight of the player (10 Hz is enough to be in the right place)."""

SIGHT_RANGE = {"on": 14.0, "dim": 7.0, "emergency": 5.0, "off": 1.6}
"""metres at which a hunter sees a still person, by the lamps of the player's module."""

SIGHT_LAMP_RANGE = 9.0
"""metres at which a lit hand lamp gives the player away whatever the lamps."""

SIGHT_HALF_ANGLE = 1.05
"""rad (60 degrees) either side of the nose: wide, but the back of the head sees nothing."""

HEARING = {
    "grip": 1.5,
    "let_go": 0.0,
    "push": 3.0,
    "throw": 3.0,
    "use": 3.5,
    "take": 1.5,
    "put_down": 1.0,
    "fit": 4.0,
    "swim": 0.0,
    "brake": 3.0,
    "pass": 0.0,
    "hide": 3.0,
    "unhide": 3.5,
    "sit": 3.0,
    "unstrap": 3.0,
}
"""metres at which a deed of the player is heard over the fans, along the way sound goes."""

HEARING_BUMP = 14.0
"""metres per m/s of a bump: a 0.3 m/s knock is heard over 4 m, a 1 m/s crash through two modules."""

HEARING_SHUT = 0.25
"""share of that range left through a closed hatch."""

CATCH = 0.7
"""metres between hunter and player that end it."""

CHASE_SPEED = 0.85
"""m/s. Faster than a careful player, slower than a good push."""

SEARCH_DWELL = 5.0
"""seconds spent looking round a room."""

LOSE_AFTER = 5.0
"""seconds without sight before a chase becomes a search of the last place."""

NOTICE_SECONDS = 0.9
"""seconds in sight at middle distance before a hunter is sure."""

HIDDEN_SEEN_WITHIN = 2.5
"""metres: whoever hides under the eyes of a chaser this near is dragged out."""

DIFFICULTY = {
    "gentle": {"senses": 0.65, "speed": 0.75, "notice": 1.8},
    "normal": {"senses": 1.0, "speed": 1.0, "notice": 1.0},
    "hard": {"senses": 1.25, "speed": 1.15, "notice": 0.6},
    "skip": {"senses": 0.65, "speed": 0.75, "notice": 1.8},
}
"""Scales by the setting: how far they sense, how fast they come, how long they need to be sure."""
