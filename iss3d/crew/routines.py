"""Where each is by the clock when no scene has them. Pure."""

from __future__ import annotations

from iss3d.crew.people import Person, RoutineEntry


def at(person: Person, minute: int) -> RoutineEntry | None:
    """Return the entry that holds at a minute of the day (the last begun; before the first, yesterday's last)."""
    if not person.routine:
        return None
    found = person.routine[-1]
    for entry in person.routine:
        if entry.minute <= minute:
            found = entry
    return found
