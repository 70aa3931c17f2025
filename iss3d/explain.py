"""`iss3d explain CODE`: prints the page of a problem."""

from __future__ import annotations

import re

from rich.console import Console
from rich.markdown import Markdown

from iss3d.mods.folders import PROBLEM_PAGES
from iss3d.reports import nearest

_CODE = re.compile(r"[A-Z][0-9]{3}")


def known_codes() -> tuple[str, ...]:
    """Return every code that has a page, sorted."""
    return tuple(sorted(page.stem for page in PROBLEM_PAGES.glob("*.md") if _CODE.fullmatch(page.stem)))


def page_of(code: str) -> str | None:
    """Return the page of a code, or None when there is none."""
    code = code.strip().upper()
    if code not in known_codes():
        return None
    return (PROBLEM_PAGES / f"{code}.md").read_text(encoding="utf-8")


def run_explain(code: str, console: Console | None = None) -> int:
    """Print the page of a code; return the exit code."""
    console = console or Console()
    page = page_of(code)
    if page is not None:
        console.print(Markdown(page))
        return 0
    known = known_codes()
    near = nearest(code.strip().upper(), known)
    guess = f"; did you mean {near}?" if near else "."
    console.print(f"There is no problem {code.strip()[:20]!r}{guess}", markup=False, highlight=False)
    console.print(f"Known: {', '.join(known)}", markup=False, highlight=False)
    return 1
