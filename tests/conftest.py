"""Every test run has a player's home of its own, so that nothing of this machine is read or written."""

import hypothesis
import pytest

# Without the phase that explains failures, which traces every line of every example and costs tenfold.
_KEPT = [phase for phase in hypothesis.Phase if phase is not hypothesis.Phase.explain]
hypothesis.settings.register_profile("iss3d", phases=_KEPT, deadline=None)
hypothesis.settings.load_profile("iss3d")


@pytest.fixture(autouse=True, scope="session")
def home_of_its_own(tmp_path_factory):
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("ISS3D_HOME", str(tmp_path_factory.mktemp("home")))
        yield
