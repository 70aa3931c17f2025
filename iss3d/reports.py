"""Problems in what people author: collected, sorted, printed together, never thrown one at a time.

Every part that reads a file adds to a Report; the command line prints it, the game shows it. Knows no file format.
"""

from __future__ import annotations

import difflib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True, order=True)
class Place:
    """Where something was written: a path as the author knows it, line and column from 1 (0 when unknown)."""

    path: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        return f"{self.path}:{self.line}:{self.column}" if self.line else self.path


@dataclass(frozen=True, slots=True)
class Problem:
    """One thing wrong, where it is, and what to do about it.

    Attributes:
        code: Stable number such as "S203"; `iss3d explain CODE` prints its page.
        place: Where it was written.
        message: What is wrong, one sentence without a full stop.
        hint: What to do, one sentence, may be empty.
        excerpt: The source line, empty when there is none.
        width: Length in characters of the part to underline, from place.column.
        severity: "error" or "warning"; only errors make a check fail.
    """

    code: str
    place: Place
    message: str
    hint: str = ""
    excerpt: str = ""
    width: int = 1
    severity: str = "error"

    def __str__(self) -> str:
        said = self.message if self.severity == "error" else f"{self.severity}: {self.message}"
        lines = [f"{self.place}  {self.code}  {said}"]
        if self.excerpt:
            number = f"{self.place.line:>6} | "
            lines.append(f"{number}{self.excerpt}")
            lines.append(" " * (len(number) + max(self.place.column - 1, 0)) + "^" * max(self.width, 1))
        lines.append(f"    {self.hint or 'See the page of this problem.'}            iss3d explain {self.code}")
        return "\n".join(lines)


MOST_PER_FILE = 200
"""Problems kept of one file: a file with more is not mended line by line."""


@dataclass(slots=True)
class Report:
    """A growing collection of problems."""

    problems: list[Problem] = field(default_factory=list)
    _known: set[Problem] = field(default_factory=set, repr=False, compare=False)
    _per_file: dict[str, int] = field(default_factory=dict, repr=False, compare=False)

    def add(self, problem: Problem) -> None:
        """Add one problem, unless the very same one is there already or its file has too many."""
        if problem in self._known:
            return
        self._known.add(problem)
        count = self._per_file[problem.place.path] = self._per_file.get(problem.place.path, 0) + 1
        if count <= MOST_PER_FILE:
            self.problems.append(problem)
        elif count == MOST_PER_FILE + 1:
            message = f"more than {MOST_PER_FILE} problems; the others are not listed"
            self.problems.append(Problem("M143", Place(problem.place.path), message, "Mend those first."))

    def extend(self, problems: Iterable[Problem]) -> None:
        """Add many problems."""
        for problem in problems:
            self.add(problem)

    @property
    def errors(self) -> list[Problem]:
        """The problems that make a check fail."""
        return [p for p in self.problems if p.severity == "error"]

    @property
    def ok(self) -> bool:
        """True when nothing is an error."""
        return not self.errors

    def __iter__(self) -> Iterator[Problem]:
        return iter(sorted(self.problems, key=lambda p: (p.place, p.code, p.message)))

    def __len__(self) -> int:
        return len(self.problems)

    def __str__(self) -> str:
        return "\n".join(str(p) for p in self)


def nearest(word: str, known: Iterable[str]) -> str | None:
    """Return the known word most like this one, or None when none is near."""
    if len(word) > 60:
        return None
    found = difflib.get_close_matches(word, list(known), n=1, cutoff=0.6)
    return found[0] if found else None
