"""`iss3d mod new NAME`: makes a mod that runs as it is, with one scene, one prop and one test."""

from __future__ import annotations

from pathlib import Path

from rich.console import Console

from iss3d.mods.discovery import MANIFEST
from iss3d.mods.files import write_atomic
from iss3d.mods.folders import user_folders
from iss3d.mods.manifest import LANGUAGE, is_mod_id

FILES = {
    "mod.yaml": """\
# yaml-language-server: $schema=../schema/mod.json
id: {id}
language: {language}
title: {title}
version: 1.0.0
game: ">=1.0,<2"
authors: []
needs: [base]
""",
    "scenes/first.yaml": """\
# yaml-language-server: $schema=../../schema/scenes.json
# One scene. Save the file while the game runs, and the next start of the scene is the new one.
scenes:
  first:
    title: "{title}"
    do:
      - player: {{at: destiny_middle}}
      - fade: in
      - kira: "Somebody left a lunch box here."
      - objective: {{look_inside: "Find the lunch box in Destiny."}}
      - wait: {{near: lunch_box, within: 2 m}}
        at_most: 60 s
        else: [{{hint: "It is strapped to the deck, near the middle of Destiny."}}]
      - wait: {{looked_at: lunch_box, for: 1 s}}
      - done: look_inside
      - know: {{lunch_box_found: "There is a lunch box in Destiny that nobody owns."}}
      - choose:
          - kira: "I will ask around."
            then: [{{flag: will_ask}}]
          - silence: 6 s
      - kira: "It can wait."
      - ending: lunch_box_found

changes:
  - start: first          # a new story begins here while this mod is on
""",
    "station/props.yaml": """\
# yaml-language-server: $schema=../../schema/station.json
things:
  lunch_box:
    name: Lunch box
    in: destiny
    at: {{face: deck, along: 0.5 m, across: 0 m}}
    size: [0.3, 0.2, 0.15]
    look: box
    text: "NOBODY'S"
""",
    "tests/first.yaml": """\
# What must be reached and said; played by `iss3d playtest {id}`.
tests:
  the_lunch_box_is_found:
    choices: open
    seed: 1
    reach: ["{id}:first"]
    know: ["{id}:lunch_box_found"]
    said: ["It can wait."]
    ending: "{id}:lunch_box_found"
""",
}
"""Files of a new mod by name; {{id}}, {{title}} and {{language}} are filled in."""


def make_mod(name: str, folder: Path) -> list[Path]:
    """Write a new mod into folder/name and return its files; raises FileExistsError, ValueError or OSError."""
    if not is_mod_id(name):
        raise ValueError(f"'{name}' cannot be the id of a mod: use small letters, digits and _, a letter first")
    top = folder / name
    if top.exists():
        raise FileExistsError(f"{top} is there already")
    title = name.replace("_", " ").capitalize()
    written = []
    for path, text in FILES.items():
        file = top / path
        write_atomic(file, text.format(id=name, title=title, language=LANGUAGE))
        written.append(file)
    return written


def new_mod(name: str, where: Path | None = None, console: Console | None = None) -> int:
    """Make a mod, say what to do with it, and return the exit code."""
    console = console or Console(soft_wrap=True, highlight=False, markup=False)
    folder = Path(where) if where is not None else user_folders().mods
    try:
        files = make_mod(name, folder)
    except (ValueError, FileExistsError) as error:
        console.print(f"No mod was made: {error}.")
        return 1
    except OSError as error:
        console.print(f"No mod was made: {folder} cannot be written ({error.strerror}).")
        return 1
    for file in files:
        console.print(f"  {file}")
    here = files[0].parent
    console.print(f"'{name}' runs as it is. {MANIFEST} says what it is; scenes/first.yaml is where to begin. Next:")
    for command, what in (
        (f"iss3d check {here}", "finds mistakes"),
        (f"iss3d play --mod {here}", "plays it"),
        (f"iss3d playtest {here}", "lets the bot play its test"),
        (f"iss3d check --schema {here}", "writes the schema from which editors complete"),
    ):
        console.print(f"  {command}    {what}")
    return 0
