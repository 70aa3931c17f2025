import pytest

from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station


@pytest.fixture(scope="session")
def content(tmp_path_factory):
    report = Report()
    return load_content([], report, cache=Cache(tmp_path_factory.mktemp("cache")))


@pytest.fixture(scope="session")
def station(content):
    report = Report()
    built = load_station(content, report)
    assert [str(p) for p in report] == []
    return built
