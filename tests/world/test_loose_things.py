"""Small things aboard: each kind is drawn as large as it bumps, weighs something, and is taken, held and thrown."""

from __future__ import annotations

from iss3d.vectors import distance, length
from iss3d.view.station import looks

FIXED = frozenset({"guitar", "cage"})
"""Kinds that are tied down wherever they are."""

FROM_SHAPE = 0.02
"""Metres by which what is drawn may differ from what bumps."""


def loose(game):
    """Return one thing of every kind that can be taken, the lightest of each."""
    found = {}
    for thing in sorted(game.station.things.values(), key=lambda t: (t.mass, t.id)):
        if thing.mass > 0.0:
            found.setdefault(thing.look, thing)
    return found


def test_at_least_forty_kinds_of_things_can_be_taken(game):
    assert len(set(loose(game)) & looks.LOOSE) >= 40


def test_what_is_drawn_is_as_large_as_what_bumps(game):
    wrong = []
    for thing in game.station.things.values():
        if thing.mass <= 0.0 or thing.look not in looks.LOOSE:
            continue
        places = looks.thing_mesh(thing.look, thing.size, None, thing.id).arrays()[0]
        for axis in range(3):
            low, high = float(places[:, axis].min()), float(places[:, axis].max())
            if max(abs(low + thing.size[axis] / 2), abs(high - thing.size[axis] / 2)) > FROM_SHAPE:
                wrong.append((thing.id, axis, low, high))
    assert not wrong


def test_every_loose_thing_weighs_what_a_hand_can_carry_and_has_a_name(game):
    for thing in game.station.things.values():
        if thing.mass > 0.0:
            assert 0.005 <= thing.mass <= 15.0, thing.id
            assert thing.name.strip(), thing.id
            density = thing.mass / (thing.size[0] * thing.size[1] * thing.size[2])
            assert density < 9000.0, (thing.id, "heavier than steel")


def test_no_two_kinds_are_drawn_alike():
    drawn = {}
    for look in sorted(looks.LOOSE):
        mesh = looks.thing_mesh(look, (0.2, 0.16, 0.12), (0.5, 0.5, 0.5), "thing")
        assert len(mesh) >= 30, look
        key = (len(mesh), round(sum(mesh.data[0:1300]), 3))
        assert key not in drawn, (look, drawn[key])
        drawn[key] = look


def test_things_keep_out_of_the_ways_from_room_to_room(game):
    for thing in game.station.things.values():
        if thing.mass <= 0.0 or thing.stowed or thing.fitted_in:
            continue
        for portal in game.station.portals:
            assert distance(thing.position, portal.centre) > 0.45, (thing.id, portal.a, portal.b)


def test_each_kind_is_taken_held_and_thrown(free):
    kinds = loose(free.world.data)
    body = free.world.body
    for look in sorted(looks.LOOSE - FIXED):
        thing = kinds.get(look)
        assert thing is not None, f"nothing of the kind {look} can be taken"
        free.at("destiny_middle")
        free.change("spawn", thing.id, "player", at="player")
        assert body.take(thing.id), look
        free.run(0.2)
        assert body.player.carrying == thing.id, look
        hand = body.things.records[thing.id].motion.position
        free.tick(throw=1.0)
        free.run(0.15)
        motion = body.things.records[thing.id].motion
        assert body.player.carrying is None, look
        assert length(motion.velocity) > 0.3, look
        assert distance(motion.position, hand) > 0.03, look
        free.change("remove", thing.id)
