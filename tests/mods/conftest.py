from pathlib import Path

import pytest

from iss3d.mods.cache import Cache
from iss3d.mods.load import load_content
from iss3d.reports import Report


class Shelf:
    """Mods written into a folder for one test."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.cache = Cache(folder / "cache")

    def mod(self, name, manifest=None, **files):
        """Write a mod; a keyword `scenes__mice` is the file scenes/mice.yaml."""
        top = self.folder / name
        top.mkdir(parents=True, exist_ok=True)
        (top / "mod.yaml").write_text(manifest or f"id: {name}\n", encoding="utf-8")
        for key, text in files.items():
            kind, _, stem = key.partition("__")
            (top / kind).mkdir(exist_ok=True)
            (top / kind / f"{stem}.yaml").write_text(text, encoding="utf-8")
        return top

    def load(self, *paths, **options):
        report = Report()
        content = load_content(list(paths), report, base=options.pop("base", None), cache=self.cache, **options)
        return content, report


@pytest.fixture
def shelf(tmp_path):
    return Shelf(tmp_path)
