"""Every feel number of the crew, with its unit and why."""

from __future__ import annotations

CRUISE = 0.5
"""m/s. People inside drift at 0.3 to 0.5 and seldom above 1 (station footage); scenes must not drag."""

CRUISE_LED = 0.75
"""m/s of one whom the player follows close behind: who leads the way does not dawdle before somebody's nose."""

FOLLOWED_WITHIN = 1.7
"""m behind within which the player follows close."""

CRUISE_WOUNDED = 0.3
"""m/s of somebody who needs a hand for a wound."""

LIMB_FORCE = 90.0
"""N. What people aboard use to set out, to stop and to keep in place: of 2806 motions measured on Mir 96 % stayed
below 60 N and 99 % below 90 N (Amir and Newman, Acta Astronautica 47, 2000)."""

HASTE_FORCE = 300.0
"""N of one arm in a chase or a fight: as strong as the player's (movement/tuning.py, ARM_PULL: 250 to 400 N)."""

JET_FORCE = 14.4
"""N. Outside and out of reach of everything: four of SAFER's thrusters, as for the player."""

SUIT_MASS = 145.0
"""kg of somebody in a suit outside, as for the player."""

BRAKING = 0.7
"""m/s^2 that is counted on for stopping: a little less than LIMB_FORCE gives the heaviest (88 kg: 1.0)."""

SLOWEST = 0.002
"""m/s. A difference of speed nobody troubles a hand for."""

SHOULDER = (0.0, 0.18, -0.36)
"""m from the middle of the body to the right shoulder, along its own axes (NASA-STD-3000: shoulder height 1.44 m of a
1.80 m man whose middle is at 1.0 m, breadth between the joints 0.36 m); the left one lies the other way."""

FACE_ABOVE = 0.35
"""m by which people float lower than where they are sent: the middle of the body is 0.65 m below the eyes, and who
floats mid-module would else talk to belts. Not the whole of it, for the feet to stay off the floor."""

LEGS = 0.80
"""m from the middle of the body to the soles with the knees a little bent, as they float."""

ARM_SPAN = 0.66
"""m from shoulder to palm of a straight arm (NASA-STD-3000: 5th percentile woman 0.62, 95th man 0.76)."""

ARM_EASY = 0.52
"""m from shoulder to palm with the elbow a little bent, as one hangs on a bar."""

GRIP_REACH = 1.08
"""m from the middle of the body: a hand overhead, ARM_SPAN from the shoulder, reaches no farther."""

PUSH_REACH = 1.15
"""m from the middle of the body to a wall that hand or foot can press: the player's reach for push and brake."""

FEET_BELOW = 0.35
"""m below the middle of the body from which on a foot is nearer than a hand."""

TURN = 1.6
"""rad/s of a body turning by its hands, about 90 degrees in a second."""

TURN_GATHER = 3.5
"""rad/s^2: LIMB_FORCE at a lever of 0.31 m (half the span of an arm) on 8 kg m^2."""

AIR_TURN = 0.5
"""rad/s at most without a hold: limbs swung round turn the trunk the other way and leave it turned when they stop, with
no spin left (Kulwicki, Schlei and Vergamini, Weightless Man: Self-Rotation Techniques, AMRL-TDR-62-129, 1962, and
Garriott's film from Skylab); half a turn so takes some six seconds."""

AIR_TURN_GATHER = 1.0
"""rad/s^2 with which the swing of the limbs begins."""

STRAY = 0.05
"""m by which a glide may miss the next point before a hand mends it."""

CORNER = 0.3
"""m/s at which a square corner is taken: with BRAKING a bend of 0.13 m, which fits a round hatch."""

STALLED = 2.5
"""s without coming nearer after which another way is tried."""

TRIES = 3
"""Ways tried before one stays as near as one has come."""

PATIENCE = 45.0
"""s before a locked hatch after which a person gives the way up."""

MAKE_WAY = 4.0
"""s one waits at most for somebody else in a hatch."""

KEEP_APART = 0.72
"""m between the middles of two people who hang about: shoulders and an elbow."""

KEEP_FROM_EYES = 1.2
"""m that who has nothing to say to the player keeps from the player's eyes: nearer, a body fills the picture."""

FACE_TO_FACE = 0.95
"""m between the eyes of two who talk or hand something over (Hall, The Hidden Dimension, 1966: personal distance,
0.75 to 1.2 m)."""

HUG_APART = 0.46
"""m from the player's eyes to the axis of a body that hugs: chest to chest, two chins past each other's shoulders."""

HUG_FROM = 1.2
"""m from the anchor that one comes for an embrace; HUG_SPEED: m/s with which one does."""

HUG_SPEED = 0.4

FACE: tuple[float, float, float] = (0.10, 0.0, -0.65)
"""m from the middle of the body to the eyes, along its own axes."""

OVERHEAD = 1.3
"""m above or below the eyes from which a body's middle is no longer in the way."""

TALK_NEAR = 2.6
"""m within which one who talks with the player comes level with the player's eyes."""

IN_A_WAY = 0.8
"""Cosine of the angle off the way to a hatch within which one stands before it."""

SIGHT_LINE = 0.50
"""m between a body's axis and the line from the player's eyes to a speaker's face, within which it is in the way."""

PASS_EYES = 0.85
"""m from the player's eyes to the line of flight that one keeps who comes by: no belt fills the picture."""

CLEAR_OF_GATE = 0.7
"""m before a point of the way within which nobody swerves any more."""

PASS_LOOKS = 1.6
"""m along the flight within which one sees to that."""

STEEP = (0.60, 0.85)
"""Cosines of the angle between the way to the player and a module's up: from the first on the module's up says less,
from the second on nothing of how two are upright to each other, and the player's up counts."""

ATTENTION = 240
"""ticks one stays turned to who has spoken: talk is more than lines."""

TOUCH = 0.40
"""m from the player's eyes to the line from one's head to one's hips at which bodies begin to press on each other."""

TOUCH_STIFFNESS = 500.0
"""N per metre nearer than that: flesh and a hand held up."""

TOUCH_DAMPING = 60.0
"""N s/m while they come nearer."""

TOUCH_MOST = 70.0
"""N: one is pushed out of the way, not thrown."""

PASS_APART = 0.62
"""m left between middles for somebody who floats past: two shoulders' breadths make 0.9 m only side by side."""

PASS_SECONDS = 2.5
"""s ahead that one sees somebody coming."""

ASIDE = 0.5
"""m that one moves aside at most; the hand stays on its hold."""

ASIDE_SPEED = 0.22
"""m/s of moving aside and back: unhurried."""

SETTLE = 2.0
"""1/s with which an arm brings the body to its place: about a second, as people do who do not want to swing."""

LISTEN = 6.0
"""m within which one turns to who speaks."""

SWAY = 0.03
"""metres an idle body moves about the rail it holds."""

ARRIVED = 0.05
"""metres from the goal that count as there; the arm brings the body the rest of the way."""

STAND_OFF_PERSON = 1.0
"""metres kept from somebody gone to or followed: arm's length and a little."""

NEAR_ENOUGH = 0.15
"""metres from the place before somebody's face that count as there."""

COMES_FOR = 9.0
"""seconds one tries to get there: somebody who drifts on is handed a thing in passing."""

STAND_OFF_THING = 0.6
"""metres kept from a thing gone to: within reach of the hand."""

REACH = 0.95
"""metres at which a person can take, give or work something."""

FOLLOW_SLACK = 0.5
"""metres beyond the stand-off before a follower moves again."""

HOLD_FAST = 0.6
"""metres between the middles of one who holds somebody fast and that one: a bent arm; nearer they would press apart."""

FIGHT_REACH = 1.05
"""m between middles within which two who fight have hold of each other."""

FIGHT_APART = 0.80
"""m between their middles, to which their arms bring them: nearer, who leans in has a head in the other's."""

STRANGLE_APART = 0.94
"""m between the middles of one who strangles and the other: that one leans in far."""

FIGHT_LOST = 1.8
"""m at which their hands have been torn loose."""

FIGHT_SPEED = 0.7
"""m/s of going at somebody."""

FIGHT_STIFFNESS = 220.0
"""N per metre that an arm gives when the other is pulled nearer or pushed off."""

FIGHT_DAMPING = 90.0
"""N s/m of arms that hold: what swings comes to rest against the other in half a second."""

FIGHT_WRENCH = 70.0
"""N across: enough to see two bodies swing, and no more than either can answer."""

FIGHT_BEAT = 30
"""ticks of one wrench."""

SHAKE_OFF = 30.0
"""N s with which somebody strong tears free of a hand: each is flung away at some 0.4 m/s."""

FLING = 60.0
"""N s of a shove with both arms by who has held the player and lets go: the player goes off at 1 m/s."""

FIGHT_TOUCH = 0.58
"""m from the player's eyes, as TOUCH, to those who struggle with each other: their arms need room."""

TOW_LENGTH = 0.75
"""m between the middles of one who tows and one who is towed: a hand at the collar."""

TOW_STIFFNESS = 4.0
"""1/s: the towed body follows in a quarter of a second, without a jerk."""

SEATED: tuple[float, float, float] = (0.0, 0.0, 0.35)
"""m from the middle of a seat to that of a body strapped in, along the seat's axes: the back on the liner, the eyes
where the player's are (movement/tuning.py, SEATED_EYES)."""

RISE = 0.45
"""m out of a seat or a hiding place, by the hands on its edge."""

ANYBODY = 75.0
"""kg of somebody of whom content says nothing."""

WORK_SECONDS = 1.2
"""seconds a switch or a hand-over takes."""

LIMP_DRIFT = 0.04
"""m/s of a body nobody holds: what a last breath leaves."""

FAR_EVERY = 6
"""ticks between updates of somebody out of sight of the player (10 Hz is enough to be in the right place)."""

SIGHT_RANGE = {"on": 14.0, "dim": 7.0, "flicker": 7.0, "emergency": 5.0, "off": 1.6}
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
