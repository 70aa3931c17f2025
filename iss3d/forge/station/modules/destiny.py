"""Destiny: the American laboratory, white and crowded, four rows of six racks round a corridor with blue rails."""

from __future__ import annotations

from iss3d.forge.station.compose import Plan

PLAN = Plan(
    racks={
        "main.port": ("drawers", "express", "stowage", "freezer", "desk", "pumps"),
        "main.starboard": ("doors", "express", "chamber", "glovebox", "fluids|drawers", "pumps"),
        "main.overhead": ("stowage", "doors", "vents", "stowage", "drawers", "doors"),
        "main.deck": ("doors", "drawers", "stowage", "doors", "vents", "stowage"),
    },
    lived=0.55,
)
