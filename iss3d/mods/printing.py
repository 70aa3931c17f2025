"""Prints reports to a terminal: colours where there are any, the same words where there are none."""

from __future__ import annotations

from rich.console import Console
from rich.text import Text

from iss3d.reports import Problem, Report


def plain_console() -> Console:
    """Return a console that never breaks a line or guesses at words, so that its output can be compared."""
    return Console(soft_wrap=True, highlight=False, markup=False, emoji=False)


def print_report(report: Report, console: Console) -> None:
    """Print every problem, sorted, and how many there are."""
    for problem in report:
        console.print(_styled(problem))
    console.print(Text(counted(report), style="green" if report.ok else "red"))


def counted(report: Report) -> str:
    """Return the line that ends a report."""
    errors = len(report.errors)
    warnings = len(report) - errors
    if not report.problems:
        return "No problems."
    words = [f"{n} {what}{'s' if n != 1 else ''}" for n, what in ((errors, "error"), (warnings, "warning")) if n]
    return ", ".join(words) + "."


def _styled(problem: Problem) -> Text:
    """Return a problem as str() gives it, with place, code and underline coloured."""
    text = Text(str(problem))
    colour = "red" if problem.severity == "error" else "yellow"
    head = f"{problem.place}  "
    text.stylize("bold", 0, len(head))
    text.stylize(f"bold {colour}", len(head), len(head) + len(problem.code))
    lines = str(problem).splitlines()
    at = 0
    for number, line in enumerate(lines):
        if number == 1 and len(lines) > 3:
            text.stylize("dim", at, at + 8)
        if number == 2 and len(lines) > 3:
            text.stylize(colour, at, at + len(line))
        if number == len(lines) - 1:
            text.stylize("cyan", at, at + len(line))
        at += len(line) + 1
    return text
