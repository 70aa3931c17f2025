"""One page of composition for each module: which racks stand where, and what is found in no other."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan
from iss3d.forge.station.modules import cupola, destiny, harmony, laboratories, unity, zarya, zvezda

PLANS: dict[str, Plan] = {
    "destiny": destiny.PLAN,
    "unity": unity.PLAN,
    "harmony": harmony.PLAN,
    "cupola": cupola.PLAN,
    "zvezda": zvezda.PLAN,
    "zarya": zarya.PLAN,
    "columbus": laboratories.COLUMBUS,
    "jpm": laboratories.KIBO,
}
"""Plans by the id of their module; a module without one is not forged and is grown by the game instead."""
