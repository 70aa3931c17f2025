"""The lines of the credits: our own, then whatever the CREDITS.md files beside the models and sounds say."""

from __future__ import annotations

from iss3d.mods.folders import asset_root
from iss3d.view.hud.frame import Say

MOST_LETTERS = 78


def credit_lines(say: Say) -> list[str]:
    """Return the credits line by line."""
    lines = [say("menu.credits.film"), say("menu.credits.made"), say("menu.credits.engine"), ""]
    for kind in ("models", "audio"):
        file = asset_root(kind) / "CREDITS.md"
        if file.exists():
            lines += _table_rows(file.read_text(encoding="utf-8"))
    return [piece for line in lines for piece in _wrapped(line)]


def _table_rows(markdown: str) -> list[str]:
    """Return the rows of the tables in a Markdown file as plain lines, without their headings."""
    rows: list[str] = []
    heading = True
    for line in markdown.splitlines():
        if not line.startswith("|"):
            heading = True
            continue
        cells = [cell.strip().replace("`", "") for cell in line.strip().strip("|").split("|")]
        if set("".join(cells)) <= set("-: "):
            heading = False
        elif not heading:
            rows.append(" · ".join(cell for cell in cells if cell))
    return rows


def _wrapped(line: str) -> list[str]:
    pieces: list[str] = []
    rest = line
    while len(rest) > MOST_LETTERS:
        cut = rest.rfind(" ", 0, MOST_LETTERS)
        cut = cut if cut > 0 else MOST_LETTERS
        pieces.append(rest[:cut])
        rest = "   " + rest[cut:].strip()
    return [*pieces, rest]
