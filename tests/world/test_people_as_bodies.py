"""People are bodies like the player: pushes reach them, walls stop them, hands hold them; a whole run is watched."""

from __future__ import annotations

import pytest
from world_play import Play

from iss3d.events import WayGivenUp
from iss3d.movement.intents import Intents
from iss3d.movement.reach import Hold
from iss3d.playtest.bot import Bot
from iss3d.playtest.policies import POLICIES
from iss3d.playtest.run import Course, play
from iss3d.playtest.witness import Witness
from iss3d.reports import Report
from iss3d.settings.rules import RulesSettings
from iss3d.vectors import about, compose, distance, length, sub
from iss3d.world.data import load_game
from iss3d.world.world import World


def somebody(free: Play, person: str, at: str):
    free.act(person, "place", at)
    free.run(2.0)
    return free.world.state.persons[person]


def test_who_is_bumped_gives_way_and_pulls_back_to_the_place(free):
    gordon = somebody(free, "gordon", "destiny_rail")
    before = gordon.position
    free.world.body.push_person("gordon", (40.0, 0.0, 0.0))
    free.run(0.2)
    assert gordon.velocity[0] > 0.1 and distance(gordon.position, before) > 0.03
    free.run(6.0)
    assert distance(gordon.position, before) < 0.12
    assert gordon.grip is not None


def test_a_wall_stops_a_person_who_is_thrown_at_it(free):
    gordon = somebody(free, "gordon", "destiny_rail")
    witness = Witness(free.world.data.station)
    free.world.body.push_person("gordon", (0.0, 0.0, 160.0))
    for _ in range(120):
        witness.watch(free.world, Intents(), free.tick())
    assert not [o for o in witness.offences if o.what == "metres in a wall"], witness.summary()
    assert gordon.module == "destiny"


def test_player_who_pushes_off_a_person_moves_the_person_the_other_way(free):
    gordon = somebody(free, "gordon", "destiny_middle")
    player = free.world.body.player
    free.world.body.place_player(sub(gordon.position, (0.0, 0.55, 0.0)), (1.0, 0.0, 0.0, 0.0))
    free.look_at("gordon")
    free.world.body.player.orientation = compose(about((0.0, 0.0, 1.0), 3.14159), player.orientation)
    free.world.body.reach.surfaces, kept = (lambda *_: []), free.world.body.reach.surfaces
    try:
        before = gordon.velocity
        free.tick(push=0.6)
    finally:
        free.world.body.reach.surfaces = kept
    mass = free.world.data.crew.people["gordon"].mass
    gained = mass * (gordon.velocity[1] - before[1])
    assert player.velocity[1] < -0.1
    # His hand on the bar may already have taken up a tick's worth of it.
    assert gained == pytest.approx(-player.mass * player.velocity[1], abs=4.0)


def test_a_limp_person_is_dragged_to_another_module_by_a_living_one(free):
    nika = somebody(free, "nika", "destiny_middle")
    somebody(free, "gordon", "destiny_aft")
    free.act("nika", "drift")
    free.act("gordon", "drag", "nika", "a")
    free.act("gordon", "go", "unity_middle", "b")
    free.run(45.0)
    assert free.world.state.persons["gordon"].module == "unity"
    assert nika.module == "unity" or distance(nika.position, free.world.state.persons["gordon"].position) < 1.3


def test_a_living_person_is_pulled_along_by_the_players_hand(free, monkeypatch):
    gordon = somebody(free, "gordon", "destiny_middle")
    body = free.world.body
    body.place_player(sub(gordon.position, (0.7, 0.0, 0.0)), (1.0, 0.0, 0.0, 0.0))
    hold = Hold("person", "gordon", sub(gordon.position, (0.1, 0.0, 0.0)), 0.6)
    monkeypatch.setattr(type(body), "hold_in_reach", lambda _: hold)
    before = gordon.position
    pulled = 0.0
    for _ in range(60):
        free.tick(grip=True, ahead=-1.0)
        pulled = max(pulled, gordon.position[0] - before[0])
    assert body.player.grip.id == "gordon"
    assert pulled > 0.03, "the one who is pulled comes too"


def test_a_scene_can_ask_whether_somebody_gave_up_before_a_locked_hatch(free):
    somebody(free, "gordon", "destiny_middle")
    free.world.body.place_player(free.world.data.station.spots["jlp_middle"].centre, (1.0, 0.0, 0.0, 0.0))
    free.change("hatch", "unity_destiny", "closed")
    free.run(4.0)
    free.change("lock", "unity_destiny", "yes")
    free.act("gordon", "go", "unity_aft")
    free.run(20.0)
    assert not free.world.stage.state("gave_up", "gordon")
    told = free.run(45.0)
    assert free.world.stage.state("gave_up", "gordon")
    assert WayGivenUp("gordon", "unity_aft", "unity_destiny") in told
    assert free.world.stage.person_free("gordon")


def test_what_a_person_holds_is_told_to_the_picture(free):
    gordon = somebody(free, "gordon", "destiny_rail")
    (grip,) = free.world.persons["gordon"].grips
    rail = free.world.data.station.rails[grip.id]
    assert grip.limb in ("left_hand", "right_hand") and grip.point == gordon.grip.point
    assert length(grip.along) == pytest.approx(1.0)
    ends = distance(rail.start, grip.point) + distance(grip.point, rail.end)
    assert ends == pytest.approx(distance(rail.start, rail.end), abs=1e-6)


def test_a_hidden_person_is_neither_seen_nor_bumped_into(free):
    somebody(free, "gordon", "columbus_middle")
    free.act("gordon", "hide", "hide_columbus")
    free.run(15.0)
    assert free.world.persons["gordon"].hidden
    assert "gordon" not in free.world.body.people.bodies
    free.before("hide_columbus", 1.0)
    free.look_at("hide_columbus")
    assert not free.world.where.seen("gordon")


@pytest.mark.parametrize(
    ("spoil", "what"),
    [
        (lambda p: replace_velocity(p, (0.0, 0.0, 6.0)), "newtons, too many"),
        (lambda p: setattr(p, "orientation", compose(about((0.0, 0.0, 1.0), 0.3), p.orientation)), "turns too fast"),
    ],
)
def test_the_witness_sees_what_nobody_could_do(free, spoil, what):
    gordon = somebody(free, "gordon", "destiny_rail")
    free.world.body.place_player(free.world.data.station.spots["jlp_middle"].centre, (1.0, 0.0, 0.0, 0.0))
    witness = Witness(free.world.data.station)
    free.run(2.0)
    witness.watch(free.world, Intents(), free.tick())
    assert witness.offences == []
    events = free.tick()
    spoil(gordon)
    witness.watch(free.world, Intents(), events)
    assert [o.what for o in witness.offences] == [what]


def replace_velocity(person, velocity):
    person.velocity = velocity


def test_the_witness_sees_a_push_on_nothing_and_a_body_in_a_wall(free, monkeypatch):
    gordon = somebody(free, "gordon", "destiny_rail")
    free.world.body.place_player(free.world.data.station.spots["jlp_middle"].centre, (1.0, 0.0, 0.0, 0.0))
    witness = Witness(free.world.data.station)
    witness.watch(free.world, Intents(), free.tick())
    events = free.tick()
    gordon.velocity = (0.3, 0.0, 0.0)
    with monkeypatch.context() as patch:
        patch.setattr(free.world.body.reach, "any_hold", lambda *_: False)
        witness.watch(free.world, Intents(), events)
    assert "newtons without a hold" in [o.what for o in witness.offences]
    wall = next(f for f in free.world.data.station.cells[gordon.cell].faces if f.role == "overhead")
    inside = sub(gordon.position, tuple(n * 9.0 for n in (0.0, 0.0, 0.0)))
    lift = sum(n * (p - c) for n, p, c in zip(wall.normal, inside, wall.corners[0], strict=True)) - 0.1
    stuck = sub(inside, tuple(n * lift for n in wall.normal))
    for _ in range(20):
        events = free.tick()
        gordon.position = stuck
        witness.watch(free.world, Intents(), events)
    assert "metres in a wall" in [o.what for o in witness.offences]


def watched(first: int, last: int) -> Witness:
    """Let the bot play some beats under the eyes of a witness."""
    data = load_game([], Report())
    world = World(data, 1, RulesSettings())
    if first > 1:
        world.skip_to_beat(first)
    witness = Witness(data.station)
    played = play(world, Bot(data.station, POLICIES["open"], 1), Course(last=last, on_tick=witness.watch), lambda: 0.0)
    assert [b.beat for b in played.beats] == list(range(first, last + 1)), played.failure
    return witness


@pytest.mark.parametrize("beat", [3, 25])
def test_in_a_beat_people_obey_physics(beat):
    witness = watched(beat, beat)
    assert witness.offences == [], witness.summary()
    assert witness.pushed > 100
    assert witness.held > 0.99 * witness.resting


@pytest.mark.full
def test_in_the_whole_story_people_obey_physics():
    witness = watched(1, 30)
    assert witness.offences == [], witness.summary()
    assert witness.eased > 0.9 * witness.pushed
    assert witness.in_span > 0.9 * witness.held
