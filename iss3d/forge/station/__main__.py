"""`python -m iss3d.forge.station [MODULE...]`: forges the station's modules, with a progress bar, resumable.

Needs the `forge` extra (Blender as a Python module) and, for the validator, `npm install gltf-validator`.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer
from platformdirs import user_cache_path
from rich.console import Console
from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn

from iss3d.forge.station import atlas, gltf
from iss3d.forge.station.folders import SHIPPED
from iss3d.mods.load import load_content
from iss3d.reports import Report
from iss3d.station.loader import load_station

WORK = user_cache_path("iss3d") / "forge"


def main(
    modules: Annotated[
        list[str] | None, typer.Argument(help="Ids of modules; none means all that have a plan.")
    ] = None,
    side: Annotated[int, typer.Option(help="Texels along one side of a lightmap.")] = 1024,
    samples: Annotated[int, typer.Option(help="Samples a texel.")] = 32,
    threads: Annotated[int, typer.Option(help="Processor threads.")] = 2,
    work: Annotated[Path, typer.Option(help="Where finished steps are kept.")] = WORK,
    node_modules: Annotated[Path, typer.Option(help="Folder that holds gltf-validator.")] = Path("node_modules"),
    quick: Annotated[
        bool, typer.Option(help="Gather light by rays instead of with Cycles: a minute a module.")
    ] = False,
    cut: Annotated[
        bool, typer.Option(help="Only cut the models that are there into slices near and far again.")
    ] = False,
    air: Annotated[bool, typer.Option(help="Only gather the light in the air of the models that are there.")] = False,
    judge: Annotated[
        bool, typer.Option(help="Only compose, write the glTF and have it judged; ships and bakes nothing.")
    ] = False,
    draw: Annotated[bool, typer.Option(help="Draw the atlas anew first.")] = False,
) -> None:
    """Forge modules of the station into models/station."""
    console = Console()
    if draw or not (SHIPPED / atlas.PLACES).is_file():
        console.print("Drawing the atlas")
        atlas.make(SHIPPED)
    from iss3d.forge.station.forge import STEPS, Quality, forge, judge_again  # noqa: PLC0415
    from iss3d.forge.station.modules import PLANS  # noqa: PLC0415

    report = Report()
    station = load_station(load_content([], report), report)
    wanted = modules or list(PLANS)
    unknown = [m for m in wanted if m not in PLANS]
    if unknown:
        console.print(f"No plan for {', '.join(unknown)}. Plans: {', '.join(PLANS)}.")
        raise typer.Exit(2)
    if cut:
        for id in wanted:
            gltf.write_bam(f"{id}_inside", *gltf.read_bam(SHIPPED / f"{id}.bam.pz"), SHIPPED / f"{id}.bam.pz")
        return
    if air:
        from iss3d.forge.station import probes  # noqa: PLC0415

        probes.ship(station, wanted)
        return
    if judge:
        bad = [f"{id}.glb {problem}" for id in wanted
               for problem in judge_again(station, id, Quality(side), work, node_modules)]  # fmt: skip
        for line in bad:
            console.print(line)
        console.print(f"{len(wanted)} judged")
        raise typer.Exit(1 if bad else 0)
    failed = False
    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeElapsedColumn())
    with Progress(*columns, console=console) as bar:
        task = bar.add_task("", total=len(wanted) * len(STEPS))
        for n, id in enumerate(wanted):

            def told(step: str, id: str = id, n: int = n) -> None:
                bar.update(task, description=f"{id}: {step}", completed=n * len(STEPS) + STEPS.index(step))

            for problem in forge(station, id, Quality(side, samples, threads, quick), work, node_modules, told):
                failed = True
                console.print(f"{id}.glb {problem}; nothing of it was shipped")
            bar.update(task, completed=(n + 1) * len(STEPS))
    if failed:
        raise typer.Exit(1)


typer.run(main)
