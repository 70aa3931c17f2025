"""Paints city lights from a list of towns: scattered sources per town, street grids, dotted roads. Used by earth.py."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

KM_PER_DEGREE = 111.2
Towns = tuple[np.ndarray, np.ndarray, np.ndarray]
"""Longitude, latitude, population."""


def read_towns(path: Path) -> Towns:
    """Return all places of the list with more than 400 inhabitants."""
    places = json.loads(path.read_text(encoding="utf-8")).values()
    found = [(p["longitude"], p["latitude"], p["population"]) for p in places if p["population"] > 400]
    lon, lat, people = np.array(found, float).T
    return lon, lat, people


def paint(towns: Towns, box: tuple[float, float, float, float], size: tuple[int, int]) -> np.ndarray:
    """Return summed light on a map of west, east, south, north; height x width."""
    west, east, south, north = box
    lon, lat, people = towns
    inside = (lon > west) & (lon < east) & (lat > south) & (lat < north)
    lon, lat, people = lon[inside], lat[inside], people[inside]
    rng = np.random.default_rng(3)
    parts = [_streets(lon, lat, people, rng), *_roads(lon, lat, people, rng)]
    x, y, light = (np.concatenate(column) for column in zip(*parts, strict=True))
    width, height = size
    return _splat((x - west) / (east - west) * width, (north - y) / (north - south) * height, light, size)


def packed(light: np.ndarray) -> np.ndarray:
    """Return light as 0..1 with many steps in the dark: the cube root; the shader cubes it. 1 is eight times full."""
    return np.cbrt(np.clip(light / 8.0, 0, 1))


def _streets(lon: np.ndarray, lat: np.ndarray, people: np.ndarray, rng: np.random.Generator) -> tuple[np.ndarray, ...]:
    """Sources scattered about each town's middle; a third of them on the axes of a street grid."""
    count = np.clip((people / 60) ** 0.62, 2, 9000).astype(int)
    town = np.repeat(np.arange(len(people)), count)
    radius = (0.05 * people**0.40)[town] * np.abs(rng.standard_normal(len(town))) * rng.random(len(town)) ** 0.5
    angle = rng.random(len(town)) * 2 * np.pi
    on_axis = rng.random(len(town)) < 0.35
    snapped = np.round(angle / (np.pi / 2)) * (np.pi / 2) + rng.normal(0, 0.03, len(town))
    angle = np.where(on_axis, snapped, angle)
    y = lat[town] + radius * np.sin(angle) / KM_PER_DEGREE
    x = lon[town] + radius * np.cos(angle) / KM_PER_DEGREE / np.cos(np.radians(lat[town]))
    return x, y, rng.random(len(town)) ** 2 * 0.9 + 0.15


def _roads(
    lon: np.ndarray, lat: np.ndarray, people: np.ndarray, rng: np.random.Generator
) -> list[tuple[np.ndarray, ...]]:
    """Dotted lines from each larger town to its three nearest."""
    big = people > 4000
    lon, lat, people = lon[big], lat[big], people[big]
    points = np.c_[lon * np.cos(np.radians(lat)), lat]
    far, nearest = cKDTree(points).query(points, k=4)
    roads: list[tuple[np.ndarray, ...]] = []
    for k in (1, 2, 3):
        km = far[:, k] * KM_PER_DEGREE
        dots = np.clip(km / 1.1, 1, 140).astype(int) * (km < 160)
        start = np.repeat(np.arange(len(people)), dots)
        along = rng.random(len(start))
        end = nearest[start, k]
        bow = np.sin(along * np.pi) * rng.normal(0, 0.02, len(people))[start]
        x = lon[start] * (1 - along) + lon[end] * along + bow
        y = lat[start] * (1 - along) + lat[end] * along + bow * 0.7
        busy = np.minimum(1, np.sqrt(people[start] * people[end]) / 6e4)
        roads.append((x, y, 0.03 + 0.10 * rng.random(len(start)) ** 3 * busy))
    return roads


def _splat(x: np.ndarray, y: np.ndarray, light: np.ndarray, size: tuple[int, int]) -> np.ndarray:
    """Add each source to the four texels about it."""
    width, height = size
    image = np.zeros(width * height, np.float32)
    left, top = np.floor(x - 0.5).astype(int), np.floor(y - 0.5).astype(int)
    right_share, low_share = x - 0.5 - left, y - 0.5 - top
    for dx, share_x in ((0, 1 - right_share), (1, right_share)):
        for dy, share_y in ((0, 1 - low_share), (1, low_share)):
            u, v = left + dx, top + dy
            ok = (u >= 0) & (u < width) & (v >= 0) & (v < height)
            cell, weight = v[ok] * width + u[ok], (light * share_x * share_y)[ok]
            image += np.bincount(cell, weights=weight, minlength=width * height).astype(np.float32)
    return image.reshape(height, width)
