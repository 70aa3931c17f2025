"""What each quality level of space costs and gives. `lowest` is for machines without a graphics card."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class SpaceLevel:
    """One quality level.

    Attributes:
        plain: The ground from its maps alone, for machines without a graphics card.
        scale: Size of the picture of space over that of the window.
        air_steps: Steps through the air per pixel.
        cloud_detail: 1 broken up by noise, 2 down to a kilometre.
        cloud_shadow, relief, region, glow: Whether clouds cast shadows, worn land and fields are added to the
            relief, the region below has its finer map, bright things glow.
        cap_steps: Steps through a mushroom cloud; 0 paints it flat.
        maps: Size of the world maps ("2k", "4k", "8k"); region_map that of the finer region.
        aurora: Steps through the aurora; 0 leaves it out.
        compress: Whether maps are compressed for the graphics card; the processor is quicker without.
        war_map: Texels across the map of the war; paint_s how often it is painted while something flashes.
        anisotropy: Of the maps.
        faintest: Magnitude of the faintest star.
    """

    plain: bool
    scale: float
    air_steps: int
    cloud_detail: int
    cloud_shadow: bool
    relief: bool
    region: bool
    glow: bool
    cap_steps: int
    maps: str
    region_map: str
    aurora: int
    compress: bool
    war_map: int
    paint_s: float
    anisotropy: int
    faintest: float

    def defines(self) -> dict[str, int]:
        """Return what the shaders are compiled with."""
        return {
            "AIR_STEPS": self.air_steps,
            "CLOUD_DETAIL": self.cloud_detail,
            "CLOUD_SHADOW": int(self.cloud_shadow),
            "RELIEF": int(self.relief),
            "REGION": int(self.region),
            "GLOW": int(self.glow),
            "CAP_STEPS": self.cap_steps,
            "AURORA": self.aurora,
        }

    def thousand(self, map_name: str) -> int:
        """Return how many thousand texels a world map has across at this level."""
        most = {"heights": 2, "clouds": 4 if self.relief else 2}.get(map_name, 8)
        return min(int(self.maps[:-1]), most)


LEVELS = {
    "lowest": SpaceLevel(True, 0.6, 3, 0, False, False, True, False, 0, "2k", "4k", 5, False, 256, 0.15, 1, 5.2),
    "low": SpaceLevel(False, 0.75, 5, 1, False, False, True, True, 12, "4k", "4k", 12, True, 512, 0.08, 1, 6.2),
    "medium": SpaceLevel(False, 1.0, 8, 2, True, True, True, True, 24, "4k", "4k", 32, True, 768, 0.04, 2, 6.8),
    "high": SpaceLevel(False, 1.0, 12, 2, True, True, True, True, 40, "8k", "8k", 48, True, 1024, 0.0, 4, 7.2),
}
