"""While the station is made ready for the first time a bar says how far it is; afterwards nothing is waited for."""

from __future__ import annotations

import threading
from pathlib import Path
from typing import Any

import pytest
from PIL import Image

from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.settings.store import Settings
from iss3d.station.loader import load_station
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.menus.loading import LoadingScreen
from iss3d.view.menus.screen import MenuContext, ScreenStack
from iss3d.view.station_geometry import GROW, Parts
from iss3d.view.window import GameWindow
from iss3d.world.saves_store import SaveStore


@pytest.fixture(scope="module")
def station(tmp_path_factory: pytest.TempPathFactory) -> Any:
    content = load_content([], Report(), cache=Cache(tmp_path_factory.mktemp("cache")))
    return load_station(content, Report())


def bright(picture: Image.Image) -> int:
    """Count the pixels of the bar in the middle below the word."""
    width, height = picture.size
    rows = picture.convert("L").crop((0, round(height * 0.55), width, round(height * 0.58)))
    return sum(rows.histogram()[120:])


def test_the_bar_grows_with_what_is_ready(
    window: GameWindow, canvas: Any, texts: Any, settings: Settings, tmp_path: Path
) -> None:
    context = MenuContext(
        canvas, texts.get, Glyphs(settings.bindings), settings, SaveStore(tmp_path / "saves"), object(), tmp_path  # type: ignore[arg-type]
    )  # fmt: skip
    stack = ScreenStack()
    screen = LoadingScreen(context)
    stack.push(screen)
    lengths = []
    for share in (0.1, 0.5, 1.0):
        screen.tell(share)
        lengths.append(bright(window.capture()))
    stack.pop()
    assert 0 < lengths[0] < lengths[1] < lengths[2]
    assert lengths[1] == pytest.approx(lengths[2] / 2, rel=0.1)


def test_what_is_grown_beside_the_game_is_told_as_a_share(
    station: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    go_on = threading.Event()
    real = GROW["thing"]
    monkeypatch.setitem(GROW, "inside", lambda station, id: real(station, next(iter(station.things))))
    monkeypatch.setitem(GROW, "leaf", lambda *_: go_on.wait(20) and real(station, next(iter(station.things))))
    parts = Parts(station, None)
    assert parts.share == 1.0, "nobody is at work"
    parts.warm()
    while not parts.ready(("inside", "unity")):
        go_on.wait(0.01)
    assert 0.0 < parts.share < 1.0
    go_on.set()
    parts.stop()
    assert parts.share == 1.0


def test_a_things_shape_is_kept_for_the_next_time_and_grown_anew_when_it_is_another(
    station: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    id = next(iter(station.things))
    rows = Parts(station, tmp_path).node(("thing", id)).get_geom(0).get_vertex_data().get_num_rows()
    monkeypatch.setitem(GROW, "thing", lambda *_: pytest.fail("it was kept"))
    assert Parts(station, tmp_path).node(("thing", id)).get_geom(0).get_vertex_data().get_num_rows() == rows
