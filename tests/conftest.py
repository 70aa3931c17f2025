"""Every test run has a player's home of its own, so that nothing of this machine is read or written."""

import pytest


@pytest.fixture(autouse=True, scope="session")
def home_of_its_own(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ISS3D_HOME", str(tmp_path_factory.mktemp("home")))
        yield
