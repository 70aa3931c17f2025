"""What a person presses becomes intents, and the world is stepped at its own rate, whatever the frame rate."""

from __future__ import annotations

from typing import Any

import pytest

from iss3d.events import Deed, Event
from iss3d.movement.intents import REST, Intents
from iss3d.settings.bindings import Bindings
from iss3d.vectors import AHEAD, IDENTITY, Quat, Vec3, rotate, turned
from iss3d.view.input.devices import Devices, past_dead_zone
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.input.hands import GENTLE, HandOptions, Hands, charge_strength
from iss3d.view.input.mouselook import Mouselook
from iss3d.view.loop import MOST_STEPS, TICK, Loop
from iss3d.view.window import GameWindow


class StraightFlight:
    """A world that moves 0.01 m along x a tick and turns as it is told."""

    def __init__(self) -> None:
        self.taken: list[Intents] = []
        self.look: Quat = IDENTITY

    def step(self, intents: Intents) -> list[Event]:
        self.taken.append(intents)
        self.look = turned(self.look, intents.yaw, intents.pitch, intents.roll)
        return [Deed("swim")]

    def eye(self) -> tuple[Vec3, Quat]:
        return (0.01 * len(self.taken), 0.0, 0.0), self.look


class StillHands:
    pending_yaw = 0.0
    pending_pitch = 0.0

    def gather(self, seconds: float) -> None:
        pass

    def intents(self, tick_seconds: float) -> Intents:
        yaw, self.pending_yaw = self.pending_yaw, 0.0
        return Intents(yaw=yaw)


@pytest.fixture
def hands(window: GameWindow) -> Any:
    devices = Devices(window)
    made = Hands(devices, Bindings(), Mouselook(window))
    devices.press, devices.release = made.press, made.release
    yield made, devices
    devices.close()


def test_world_steps_sixty_times_a_second_at_any_frame_rate() -> None:
    for frames in (25, 60, 144):
        world = StraightFlight()
        loop = Loop(world, StillHands(), lambda _event: None)
        for _ in range(frames):
            loop.frame(1.0 / frames)
        assert abs(len(world.taken) - 60) <= 1


def test_a_stall_is_dropped_not_caught_up() -> None:
    world = StraightFlight()
    loop = Loop(world, StillHands(), lambda _event: None)
    assert loop.frame(3.0) == MOST_STEPS
    assert loop.frame(0.0) == 0


def test_the_eye_is_between_the_last_two_ticks() -> None:
    world = StraightFlight()
    loop = Loop(world, StillHands(), lambda _event: None)
    loop.frame(TICK * 2.25)
    assert loop.eye()[0][0] == pytest.approx(0.0125, abs=1e-6)


def test_the_look_never_lags_behind_the_hand() -> None:
    world, still = StraightFlight(), StillHands()
    loop = Loop(world, still, lambda _event: None)
    loop.frame(TICK * 1.4)
    still.pending_yaw = 0.2
    before = rotate(loop.eye()[1], AHEAD)
    loop.frame(TICK)
    after = rotate(loop.eye()[1], AHEAD)
    assert before == pytest.approx(after, abs=1e-6)


def test_events_are_handed_on_in_order() -> None:
    heard: list[Event] = []
    Loop(StraightFlight(), StillHands(), heard.append).frame(TICK * 3.01)
    assert heard == [Deed("swim")] * 3


def test_nothing_pressed_is_rest(hands: Any) -> None:
    made, _devices = hands
    assert made.intents(TICK) == REST


def test_use_counts_for_one_tick_only(hands: Any) -> None:
    made, devices = hands
    devices.feed("f", True)
    assert made.intents(TICK).use
    assert not made.intents(TICK).use


def test_a_tap_is_a_gentle_push_and_holding_makes_it_stronger(hands: Any) -> None:
    made, devices = hands
    devices.feed("right mouse", True)
    devices.feed("right mouse", False)
    assert made.intents(TICK).push == pytest.approx(GENTLE)
    devices.feed("right mouse", True)
    made.gather(0.5)
    assert made.intents(TICK).push == 0.0
    devices.feed("right mouse", False)
    assert GENTLE < made.intents(TICK).push < 1.0
    assert charge_strength(60.0) == 1.0


def test_grip_is_held_or_toggled_as_the_player_likes(hands: Any) -> None:
    made, devices = hands
    devices.feed("left mouse", True)
    assert made.intents(TICK).grip
    devices.feed("left mouse", False)
    assert not made.intents(TICK).grip
    made.options = HandOptions(toggle_grip=True)
    devices.feed("left mouse", True)
    devices.feed("left mouse", False)
    assert made.intents(TICK).grip


def test_the_arrow_keys_turn_the_head(hands: Any) -> None:
    made, devices = hands
    devices.feed("right arrow", True)
    made.gather(0.1)
    assert made.intents(TICK).yaw > 0.1
    devices.feed("right arrow", False)
    devices.feed("up arrow", True)
    made.gather(0.1)
    assert made.intents(TICK).pitch > 0.1


def test_losing_the_focus_lets_everything_go(hands: Any) -> None:
    made, devices = hands
    devices.feed("w", True)
    devices.let_go()
    assert made.intents(TICK).ahead == 0.0


def test_key_hints_follow_a_rebinding() -> None:
    bindings = Bindings()
    glyphs = Glyphs(bindings)
    assert glyphs.of("use") == "F"
    bindings.bind("use", "k", instead_of="f")
    assert glyphs.of("use") == "K"
    assert glyphs.of("use", pad=True) == "A"


def test_a_worn_stick_rests() -> None:
    assert past_dead_zone(0.12, 0.15) == 0.0
    assert past_dead_zone(1.0, 0.15) == 1.0
    assert past_dead_zone(-0.575, 0.15) == pytest.approx(-0.5)
