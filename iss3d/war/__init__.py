"""What happens on the ground by time: bursts, clouds, fires, smoke, dying grids. Pure; knows no window and no story."""

from iss3d.war.schedule import Burst, Grid, Place, Trail, War
from iss3d.war.state import BurstNow, TrailNow, WarNow

__all__ = ["Burst", "BurstNow", "Grid", "Place", "Trail", "TrailNow", "War", "WarNow"]
