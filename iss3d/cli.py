"""The `iss3d` command: every way into the game, each a few lines that call the part that does it.

Imports stay inside the commands, so that `iss3d --help` and the title screen do not wait for what they do not need.
"""

from __future__ import annotations

from pathlib import Path
from typing import Annotated

import typer

app = typer.Typer(
    name="iss3d",
    help="A first-person, zero-gravity game aboard the International Space Station. Without a command: play.",
    no_args_is_help=False,
    add_completion=False,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
mod_app = typer.Typer(help="Make and look after mods.", no_args_is_help=True)
app.add_typer(mod_app, name="mod")

Mods = Annotated[
    list[Path] | None, typer.Option("--mod", help="A mod folder to switch on for this run; may be repeated.")
]
Json = Annotated[bool, typer.Option("--json", help="Print one JSON object instead of a table.")]


@app.callback(invoke_without_command=True)
def default(context: typer.Context) -> None:
    """Play when no command is given."""
    if context.invoked_subcommand is None:
        play()


@app.command()
def play(
    mod: Mods = None,
    scene: Annotated[str | None, typer.Option(help="Start a new story at this scene.")] = None,
    seed: Annotated[int, typer.Option(help="Seed of the world's chance.")] = 1,
) -> None:
    """Open the title screen and play."""
    from iss3d.app import run_game  # noqa: PLC0415

    raise typer.Exit(run_game(mods=mod, scene=scene, seed=seed))


@app.command()
def explore(
    at: Annotated[str, typer.Argument(help="Module, spot or outside viewpoint to begin at.")] = "destiny",
    mod: Mods = None,
) -> None:
    """Fly the free camera through the station, at any time of the orbit."""
    from iss3d.app import run_game  # noqa: PLC0415

    raise typer.Exit(run_game(mods=mod, explore=at))


@app.command()
def check(
    paths: Annotated[list[Path] | None, typer.Argument(help="Mod folders; none checks the shipped game.")] = None,
    schema: Annotated[bool, typer.Option("--schema", help="Write the JSON Schema that editors complete from.")] = False,
) -> None:
    """Check scene scripts and data: numbered problems as file:line:column, and a proof that every path ends."""
    from iss3d.check import run_check  # noqa: PLC0415

    raise typer.Exit(run_check(paths or [], schema=schema))


@app.command()
def explain(code: Annotated[str, typer.Argument(help="A problem code such as S203.")]) -> None:
    """Print the page of a problem: what it means, a failing and a mended example."""
    from iss3d.explain import run_explain  # noqa: PLC0415

    raise typer.Exit(run_explain(code))


@app.command()
def playtest(
    mod_path: Annotated[
        Path | None, typer.Argument(metavar="[MOD]", help="A mod whose tests to play; none plays the story.")
    ] = None,
    mod: Mods = None,
    first: Annotated[int, typer.Option("--from", help="First beat.")] = 1,
    last: Annotated[int, typer.Option("--to", help="Last beat.")] = 30,
    seed: Annotated[int, typer.Option(help="Seed of the world and of the bot's hands.")] = 1,
    choices: Annotated[str, typer.Option(help="How the bot answers: open, guarded or silent.")] = "open",
    without: Annotated[str, typer.Option(help="Intents the bot must do without, separated by commas.")] = "",
    record: Annotated[Path | None, typer.Option(help="Write the intents of the run to this file.")] = None,
    replay: Annotated[Path | None, typer.Option(help="Play intents from this file instead of the bot's.")] = None,
    save_each_beat: Annotated[Path | None, typer.Option(help="Save at every beat into this folder.")] = None,
    load: Annotated[Path | None, typer.Option(help="Begin from this save.")] = None,
    stop_after: Annotated[float | None, typer.Option(help="Stop after so many seconds of game time.")] = None,
    people: Annotated[bool, typer.Option("--people", help="Watch whether people obey physics; tell offences.")] = False,
    as_json: Json = False,
) -> None:
    """Let the bot play the story without a window, through the real physics."""
    from iss3d.playtest.command import Orders, run_playtest  # noqa: PLC0415

    orders = Orders(
        mod_path=mod_path,
        mods=tuple(mod or ()),
        first=first,
        last=last,
        seed=seed,
        choices=choices,
        without=frozenset(w.strip() for w in without.split(",") if w.strip()),
        record=record,
        replay=replay,
        save_each_beat=save_each_beat,
        load=load,
        stop_after=stop_after,
        watch_people=people,
        as_json=as_json,
    )
    raise typer.Exit(run_playtest(orders))


@app.command()
def shots(
    names: Annotated[list[str] | None, typer.Argument(help="Names or patterns (space_*); none: all.")] = None,
    mod: Mods = None,
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the PNG files.")] = Path("shots"),
    size: Annotated[str, typer.Option(help="WIDTHxHEIGHT.")] = "1280x720",
    quality: Annotated[str, typer.Option(help="lowest, low, medium or high.")] = "high",
    strip: Annotated[float, typer.Option(help="Seconds: a film strip of each, two pictures a second.")] = 0.0,
    sheet: Annotated[Path | None, typer.Option(help="A file for all of them on one sheet.")] = None,
) -> None:
    """Render named eye positions offscreen to PNG."""
    from iss3d.view.shots import render_shots  # noqa: PLC0415

    raise typer.Exit(render_shots(names or [], out, _size(size), quality, strip, mod or (), sheet))


def _size(text: str) -> tuple[int, int]:
    """Return pixels as written, 1280x720."""
    width, _, height = text.partition("x")
    if not (width.isdigit() and height.isdigit()):
        raise typer.BadParameter(f"'{text}' is not WIDTHxHEIGHT, for instance 1280x720", param_hint="--size")
    return int(width), int(height)


@app.command()
def film(
    mod: Mods = None,
    first: Annotated[int, typer.Option("--from", help="First beat.")] = 1,
    last: Annotated[int, typer.Option("--to", help="Last beat.")] = 30,
    every: Annotated[float, typer.Option(help="Seconds of play between two pictures.")] = 5.0,
    choices: Annotated[str, typer.Option(help="How the bot answers: open, guarded or silent.")] = "open",
    out: Annotated[Path, typer.Option("--out", "-o", help="Folder for the PNG files.")] = Path("film"),
    size: Annotated[str, typer.Option(help="WIDTHxHEIGHT.")] = "640x360",
    quality: Annotated[str, typer.Option(help="lowest, low, medium or high.")] = "low",
) -> None:
    """Draw what a player would see while the bot plays, every few seconds."""
    from iss3d.view.film import Take, film  # noqa: PLC0415

    raise typer.Exit(film(Take(first, last, every, out, _size(size), quality, tuple(mod or ()), choices)))


@app.command()
def bench(as_json: Json = False) -> None:
    """Measure start-up, frame cost, geometry, memory and simulation speed against baselines of the same run."""
    from iss3d.bench.table import run_bench  # noqa: PLC0415

    raise typer.Exit(run_bench(as_json=as_json))


@app.command()
def doctor() -> None:
    """Say what this machine can do for the game, and what to do about what it cannot."""
    from iss3d.doctor import run_doctor  # noqa: PLC0415

    raise typer.Exit(run_doctor())


@app.command()
def docs(out: Annotated[Path | None, typer.Option("--out", "-o", help="Where to write; none prints.")] = None) -> None:
    """Write the reference of triggers, conditions, actions and problems from the registry."""
    from iss3d.story.reference import reference_markdown  # noqa: PLC0415

    text = reference_markdown()
    if out is None:
        typer.echo(text)
    else:
        out.write_text(text, encoding="utf-8")


@mod_app.command("new")
def mod_new(
    name: Annotated[str, typer.Argument(help="Id of the mod: small letters, digits and _.")],
    where: Annotated[Path | None, typer.Option("--in", help="Folder to make it in; none is your mods folder.")] = None,
) -> None:
    """Make a running mod with one scene, one prop and one test."""
    from iss3d.mods.scaffold import new_mod  # noqa: PLC0415

    raise typer.Exit(new_mod(name, where))


def main() -> None:
    """Run the command line."""
    app()
