"""What movement asks of a station, so that a test can give a room of its own.

Knows no file and no physics.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import Protocol

from iss3d.station.model import Cell, ExteriorPart, Handrail, Hatch, Module, Portal, Thing
from iss3d.vectors import Vec3


class WallLike(Protocol):
    """A convex piece of wall."""

    @property
    def module(self) -> str:
        """The module it belongs to."""

    @property
    def points(self) -> tuple[Vec3, ...]:
        """Corners of its hull."""


class StationLike(Protocol):
    """The part of Station that movement needs."""

    @property
    def modules(self) -> Mapping[str, Module]:
        """By id."""

    @property
    def cells(self) -> Mapping[str, Cell]:
        """By id."""

    @property
    def hatches(self) -> Mapping[str, Hatch]:
        """By id."""

    @property
    def rails(self) -> Mapping[str, Handrail]:
        """By id."""

    @property
    def things(self) -> Mapping[str, Thing]:
        """By id."""

    @property
    def exterior(self) -> Mapping[str, ExteriorPart]:
        """By id."""

    @property
    def portals(self) -> Sequence[Portal]:
        """All ways from cell to cell; "space" is no cell."""

    def cell_at(self, point: Vec3, hint: str | None = None) -> Cell | None:
        """Return the cell that holds the point."""

    def line_clear(self, a: Vec3, b: Vec3, closed: frozenset[str]) -> bool:
        """Return whether only air, open hatches and glass are between."""

    def route(self, start: Vec3, goal: Vec3, closed: frozenset[str]) -> list[Vec3] | None:
        """Return points to fly through."""

    def walls(self) -> Sequence[WallLike]:
        """Return the convex pieces of the walls."""

    def hatch_leaf(self, id: str) -> Sequence[Vec3]:
        """Return the corners of the closed leaf."""
