"""Every number that the feel of movement hangs on, with its unit, its reason and where it comes from.

Knows nothing but numbers. SI units; angles in radians unless the name says otherwise.
"""

from __future__ import annotations

import math

TICK = 1.0 / 60.0
"""s. One step of the physics; the whole game ticks at this rate."""

# --- the body -------------------------------------------------------------------------------------------------------

BODY_MASS = 75.0
"""kg. Between the 50th percentile woman and man of NASA-STD-3001's crew."""

BODY_RADIUS = 0.28
"""m. Half of a curled adult's depth and breadth (shoulders 0.45 m, depth 0.25 m), so that a ball passes a 0.8 m hatch
as a person does."""

BODY_INERTIA = 8.0
"""kg m^2, the same about every axis. Mean of a standing man's 12, 11 and 1.2 (NASA-STD-3000 vol. 1, 3.3.7); equal
because Bullet loses 8 % of the angular momentum of a tumbling body with unequal inertia in a minute."""

SUIT_MASS = 145.0
"""kg. EMU with SAFER, tools and tethers (EMU 127 kg without SAFER's 38 kg; not all of it is worn at once)."""

SUIT_RADIUS = 0.40
"""m. The suit's backpack and arms; it still passes the 1.0 m outer hatch of Quest."""

SUIT_INERTIA = 38.0
"""kg m^2. BODY_INERTIA grown with the mass and the square of the size."""

BODY_FRICTION = 0.25
"""Cloth on Nomex and aluminium, sliding."""

BODY_BOUNCE = 0.15
"""Share of speed that comes back from a wall; limbs take most of it."""

THING_FRICTION = 0.35
"""Hard goods on panels."""

THING_BOUNCE = 0.35
"""Share of speed a hard box keeps in a bump."""

# --- the head and the view ------------------------------------------------------------------------------------------

TURN_RATE_MAX = math.radians(720.0)
"""rad/s. A flick of the mouse; faster is a damaged input, not a wish."""

ROLL_RATE = math.radians(70.0)
"""rad/s. What a held roll key turns; a person rolls about once in five seconds without a hold."""

LEVEL_RATE = math.radians(75.0)
"""rad/s. The level key: a quarter turn in a little over a second."""

AUTO_LEVEL_RATE = math.radians(18.0)
"""rad/s at most. Slow enough not to be felt as being turned (comfort)."""

AUTO_LEVEL_EASE = math.radians(25.0)
"""rad. Below this error the gentle levelling slows down in proportion."""

AUTO_LEVEL_PAUSE = 6.0
"""s. After a roll by hand the gentle levelling stays away so long."""

LEVEL_DONE = math.radians(4.0)
"""rad. Near enough to upright to be called level."""

# --- hands ----------------------------------------------------------------------------------------------------------

HAND_REACH = 0.75
"""m from the eye. An adult's functional forward reach (NASA-STD-3000: 5th percentile woman 0.65, 95th man 0.90)."""

AIM_REACH = 1.5
"""m from the eye. A lean and an arm, for taking and using what is under the crosshair."""

AIM_CONE = math.radians(8.0)
"""rad. Half angle within which the crosshair finds a thing."""

AIM_FROM_WITHIN = math.cos(math.radians(50.0))
"""Cosine of the half angle within which one looks at the middle of what one floats in, such as a seat."""

ARM_SHORTEST = 0.22
"""m. A bent arm keeps the hold so far from the eye."""

ARM_SPEED = 0.9
"""m/s. How fast an arm pulls the body; the release speed of a good pull (people seldom drift above 1 m/s)."""

ARM_STIFFNESS = 6.0
"""1/s. How briskly the body follows the hand: about 0.4 s to settle."""

SWING_SPEED = 1.6
"""m/s. The fastest the body swings about a hand when the view is turned."""

ARM_PULL = 4.0
"""m/s^2. 300 N of one arm on 75 kg (NASA-STD-3000, 4.9: 250-400 N for a seated pull)."""

WEAK_PULL = 1.2
"""m/s^2. On a bare panel only friction of fingertips and palm holds."""

ARM_SLIP = 1.05
"""m. Farther than this from the hold the fingers are torn open."""

WEAK_SLIP = 0.85
"""m. From a bare panel they slide off sooner."""

GRIP_DAMPING = 2.5
"""1/s. A held rail stops a spin in about a second: after you stop, the body keeps swinging (Pettit)."""

# --- pushing, braking, swimming -------------------------------------------------------------------------------------

PUSH_SLOWEST = 0.15
"""m/s. A fingertip push."""

PUSH_FASTEST = 1.5
"""m/s. A hard leg push; people drift at 0.3-0.5 and seldom above 1, novices push too hard (Seddon)."""

PUSH_REACH = 1.15
"""m from the eye. Feet or stretched hands of a floating adult; from the middle of a 2.1 m aisle a wall is in reach."""

PUSH_FACING = -0.3
"""Cosine. A surface serves for a push along the view when it is behind or beside; not when it is in the way."""

PUSH_SIDE_KEPT = 0.25
"""Share of the sideways drift that a push leaves: limbs correct most of it."""

PUSH_REST = 0.4
"""s. To gather arms and legs for the next push."""

PUSH_LEVER = 0.15
"""Share of the lever arm that turns you when spin is on; people push through a point just above the hips (Pettit)."""

BRAKE_REACH = 1.15
"""m from the eye. As far as a push."""

BRAKE_TIME = 0.6
"""s. From any usual speed to rest."""

BRAKE_WEAKEST = 1.0
"""m/s^2. Slow drifts stop sooner than BRAKE_TIME."""

BRAKE_STRONGEST = 4.0
"""m/s^2. 300 N of arms and legs; a body at 5 m/s cannot be stopped at once."""

REST_SPEED = 0.03
"""m/s. Slower than this one has come to rest."""

SWIM_PULL = 0.02
"""m/s^2. Pushing on air with hands: 1.5 N on 75 kg. Nobody is stranded, nobody wants to travel so."""

SWIM_FASTEST = 0.25
"""m/s. Where the strokes only balance the drag."""

DRAG = 0.5 * 1.2 * 1.0 * 0.5 / BODY_MASS
"""1/m. Half of air density 1.2 kg/m^3, drag coefficient 1.0, frontal area 0.5 m^2, over the mass: 0.5 m/s falls by a
tenth in a minute."""

# --- bumps and people -----------------------------------------------------------------------------------------------

THING_DRAG = 0.01
"""Share of its speed that a loose thing loses to the air in a second: a 1 kg box of 0.2 x 0.2 m at 0.4 m/s does."""

BUMP_SPEED = 0.12
"""m/s. A change of speed in one tick above this is felt and heard."""

PERSON_RADIUS = 0.28
"""m. As the player."""

LIVING_FRICTION = 0.05
"""A person with a will slides along a wall on palms and shoes, and keeps off it before friction tells."""

SEATED_EYES: tuple[float, float, float] = (0.22, 0.0, -0.30)
"""m from the middle of a seat to the eyes of who is strapped in, along its axes: before the sides of the head rest,
past which one sees who sits beside."""

PERSON_NEAR = 0.55
"""m between middles. Nearer than this two people press each other gently apart."""

PERSON_PRESS = 0.25
"""m/s^2. So weak that nobody can block a hatch: 0.4 m/s gets through."""

# --- things in the hand ---------------------------------------------------------------------------------------------

CARRY_POINT = (0.52, 0.14, 0.17)
"""m in view axes (ahead, right, down) from the eye: where the hand keeps what it carries."""

CARRY_SMALL = 0.05
"""m. What reaches no farther than this from its middle is held at that very point."""

CARRY_AWAY = (0.5, 0.8)
"""Metres farther aside and lower for each metre that it reaches beyond that: the middle of the view stays free."""

CARRY_STIFFNESS = 9.0
"""1/s. Angular frequency of the critically damped pull on what is carried."""

CARRY_FORCE = 250.0
"""N. As strong as an arm."""

CARRY_TURN = 6.0
"""1/s. How briskly the hand turns what it carries with the view."""

CARRY_SLIP = 1.3
"""m. Farther than this from the hand's place for CARRY_SLIP_TIME it has been torn away."""

CARRY_SLIP_TIME = 1.5
"""s."""

CARRY_BALL = 0.10
"""m. What is carried bumps into walls as a ball no larger than this; hands turn a box so that it passes a hatch."""

THROW_SLOWEST = 0.5
"""m/s. A gentle toss."""

THROW_FASTEST = 5.0
"""m/s. A hard throw of a light thing without a stand."""

THROW_MASS = 4.0
"""kg. Heavier things are thrown slower, with the root of the mass (same energy)."""

HELD_APART = 0.62
"""m. A towed body is kept so far from the eye."""

# --- outside --------------------------------------------------------------------------------------------------------

TETHER_LENGTH = 16.0
"""m. Safety tether reel: 55 ft (EVA tools catalogue)."""

TETHER_SHORT = 1.5
"""m. The slack that is always out."""

TETHER_PULL = 120.0
"""N. The reel's brake, before the hook or the ribs feel more."""

SAFER_THRUST = 4 * 3.6
"""N. 24 nitrogen thrusters of 3.6 N; four of them push along any one axis."""

SAFER_DELTA_V = 3.0
"""m/s. All the nitrogen there is (NASA SAFER fact sheet, about 10 ft/s)."""

SAFER_HOLD = 1.2
"""1/s. Automatic attitude hold takes a spin away at this rate."""

# --- keeping the world sound ----------------------------------------------------------------------------------------

ASLEEP_BEYOND = 2
"""Modules. Things farther by the hatch graph stand still and cost nothing."""

THING_SLEEP_SPEED = 0.004
"""m/s and rad/s. A thing slower than this for two seconds is let sleep until touched."""

FASTEST = 12.0
"""m/s. More than anything aboard can reach; faster is an error and is cut off."""

TRAP_GAP = (0.42, 0.70)
"""m. A fixed thing that leaves such a gap to a wall is not solid: a body of 0.56 m could wedge itself in."""

LOST_TICKS = 20
"""Ticks outside every room without a suit before one is put back where one was."""

FARTHEST_OUT = 150.0
"""m from the station's origin; a position beyond is damage, not a walk."""
