"""One offscreen window for all tests of a process, as Ursina can open only one."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from iss3d.mods.load import load_content
from iss3d.mods.texts import load_texts
from iss3d.reports import Report
from iss3d.settings.store import Settings
from iss3d.view.window import GameWindow, WindowOptions

SIZE = (640, 360)


@pytest.fixture(scope="session")
def window() -> GameWindow:
    return GameWindow(WindowOptions(size=SIZE, offscreen=True, silent=True))


@pytest.fixture(scope="session")
def texts() -> Any:
    report = Report()
    return load_texts(load_content([], report), report)


@pytest.fixture
def settings() -> Settings:
    return Settings()


@pytest.fixture
def canvas(window: GameWindow) -> Iterator[Any]:
    from iss3d.view.ui.canvas import Canvas  # noqa: PLC0415  (needs the window to be open)

    made = Canvas(window)
    yield made
    made.close()


@pytest.fixture(autouse=True)
def own_folders(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ISS3D_HOME", str(tmp_path))
