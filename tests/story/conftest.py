"""Every story test that asks for `play` runs twice: plain, and with a save and a load after every tick."""

import pytest
from story_play import Play


@pytest.fixture(params=[False, True], ids=["plain", "saved_and_loaded"])
def play(request):
    return lambda text, **rest: Play(text, reload=request.param, **rest)
