"""A window closed while a save is being written waits for it; one that fails is told and costs no other."""

import threading
from unittest.mock import MagicMock

import pytest

from iss3d.reports import Report
from iss3d.settings.store import Settings
from iss3d.view.session import Session
from iss3d.world.data import load_game
from iss3d.world.saves_store import AUTO, SaveStore
from iss3d.world.world import World


class Disk(SaveStore):
    """A disk that writes an autosave only when it is let, or refuses."""

    def __init__(self, folder):
        super().__init__(folder)
        self.begun, self.may = threading.Event(), threading.Event()
        self.full = False

    def autosave(self, save, thumbnail=None):
        self.begun.set()
        self.may.wait(20.0)
        if self.full:
            raise OSError("no space is left")
        return super().autosave(save, thumbnail)


@pytest.fixture(scope="module")
def world():
    return World(load_game([], Report()), 1)


@pytest.fixture
def disk(tmp_path):
    return Disk(tmp_path)


@pytest.fixture
def session(world, disk):
    hands, hud, audio = MagicMock(), MagicMock(), MagicMock()
    return Session(world, hands, hud, audio, disk, Settings(), lambda scene: None)


def close_while_writing(session, disk):
    session.autosave()
    assert disk.begun.wait(20.0) and not disk.path(AUTO[0]).exists()
    closing = threading.Thread(target=session.close)
    closing.start()
    disk.may.set()
    closing.join(20.0)
    assert not closing.is_alive()


def test_a_closed_window_waits_for_the_save_in_flight(session, disk, world):
    close_while_writing(session, disk)
    assert World.load(world.data, disk.load(AUTO[0]).raw).state.seed == 1


def test_a_save_that_fails_in_flight_is_told_and_costs_no_other(session, disk):
    session.save("slot_1")
    disk.full = True
    close_while_writing(session, disk)
    [told] = session._hud.notices.add.call_args_list
    assert "no space is left" in told.args[0]
    assert disk.load("slot_1").notice == ""


def test_leaving_saves_beside_the_slots_of_the_player(session, disk):
    disk.may.set()
    session.save("slot_1")
    session.save_now()
    session.close()
    assert [info.slot for info in disk.all() if info.there] == ["slot_1", "auto_1"]
