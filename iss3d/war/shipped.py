"""The war of the shipped game alone, for tools and tests that need no other content."""

from __future__ import annotations

from dataclasses import dataclass, field
from pathlib import Path

import iss3d
from iss3d.mods.source import Located, read_yaml
from iss3d.reports import Report
from iss3d.war.loader import load_war
from iss3d.war.schedule import War


@dataclass(frozen=True, slots=True)
class _Files:
    documents: dict[str, list[tuple[str, Located]]] = field(default_factory=dict)


def shipped_war() -> War:
    """Return the war of the base mod.

    Raises:
        ValueError: When its files have problems; the text lists them.
    """
    report = Report()
    folder = Path(iss3d.__file__).parent / "content" / "base" / "war"
    read = [read_yaml(path, f"base/war/{path.name}", report) for path in sorted(folder.glob("*.yaml"))]
    war = load_war(_Files({"war": [("base", doc) for doc in read if doc is not None]}), report)
    if report.problems:
        raise ValueError(str(report))
    return war
