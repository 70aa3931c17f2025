"""One page of composition for each module: which racks stand where, and what is found in no other."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan
from iss3d.forge.station.modules import (
    beam,
    bishop,
    cupola,
    destiny,
    dragon,
    harmony,
    laboratories,
    locks,
    nauka,
    ports,
    soyuz,
    stores,
    tranquility,
    unity,
    zarya,
    zvezda,
)

PLANS: dict[str, Plan] = {
    "destiny": destiny.PLAN,
    "unity": unity.PLAN,
    "harmony": harmony.PLAN,
    "cupola": cupola.PLAN,
    "zvezda": zvezda.PLAN,
    "zarya": zarya.PLAN,
    "columbus": laboratories.COLUMBUS,
    "jpm": laboratories.KIBO,
    "jlp": stores.LOFT,
    "tranquility": tranquility.PLAN,
    "leonardo": stores.LEONARDO,
    "quest": locks.QUEST,
    "pma1": locks.TUNNEL,
    "pma2": locks.TUNNEL,
    "pma3": locks.TUNNEL,
    "beam": beam.PLAN,
    "bishop": bishop.PLAN,
    "dragon": dragon.PLAN,
    "progress": locks.PROGRESS,
    "soyuz": soyuz.PLAN,
    "soyuz_old": soyuz.OLD,
    "rassvet": ports.RASSVET,
    "nauka": nauka.PLAN,
    "poisk": ports.POISK,
    "prichal": ports.PRICHAL,
}
"""Plans by the id of their module; a module without one is not forged and is grown by the game instead."""
