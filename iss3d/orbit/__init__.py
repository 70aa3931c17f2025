"""Where the station is: elements, SGP4, Sun, Moon, stars, attitude, regions. Pure; knows no window and no story."""

from iss3d.orbit.place import Orbit, Sky
from iss3d.orbit.tle import MAY_2024, Elements

__all__ = ["MAY_2024", "Elements", "Orbit", "Sky"]
