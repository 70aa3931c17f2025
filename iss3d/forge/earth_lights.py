"""Paints city lights from a list of towns: scattered sources per town, street grids, dotted roads. Used by earth.py."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
from scipy.spatial import cKDTree

KM_PER_DEGREE = 111.2
UNCOUNTED = {
    "CN": 70000, "IN": 60000, "JP": 9000, "KR": 5000, "TW": 3500, "VN": 9000, "TH": 9000, "ID": 14000, "BD": 6000,
    "PK": 9000, "EG": 5000, "IR": 6000, "TR": 6000, "SA": 2500, "IQ": 2500, "BR": 9000, "PH": 5000, "MY": 3000,
}  # fmt: skip
"""Countries of whose small towns the list knows but few, and how many to add."""

Towns = tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]
"""Longitude, latitude, population, share of the light that a rich country's town of that size throws up."""

UNLIT = "KP CF TD SS SO NE BI CD ER MW LR SL GW MG AF YE"
DIM = "ML BF ET UG RW TZ MZ ZM CM CG GN TG BJ MR SD GM DJ AO ZW KE NG SN CI GA NA BW LS SZ HT PG MM KH LA NP BD"
"""Countries (ISO 3166) whose towns satellites see nearly dark, or dim; their roads carry no lamps."""


def read_towns(path: Path) -> Towns:
    """Return all places of the list with more than 400 inhabitants."""
    places = json.loads(path.read_text(encoding="utf-8")).values()
    found = [
        (p["longitude"], p["latitude"], p["population"], _lit(p["countrycode"]))
        for p in places
        if p["population"] > 400
    ]
    lon, lat, people, lit = np.array(found, float).T
    countries = np.array([p["countrycode"] for p in places if p["population"] > 400])
    return _villages((lon, lat, people, lit), countries)


def _villages(towns: Towns, countries: np.ndarray) -> Towns:
    """Return the towns with those that the list leaves out: few countries count their small ones as Europe's do.

    New ones stand about those that are known, the more the more people live there.
    """
    lon, lat, people, lit = towns
    rng = np.random.default_rng(11)
    parts = [towns]
    for country, count in UNCOUNTED.items():
        own = np.flatnonzero(countries == country)
        if len(own) < 20:
            continue
        weight = people[own] ** 0.55
        near = own[rng.choice(len(own), count, p=weight / weight.sum())]
        km = np.abs(rng.standard_cauchy(count)).clip(0.15, 4.0) * (6.0 + 3.0 * (people[near] / 1e5) ** 0.3)
        way = rng.random(count) * 2 * np.pi
        y = lat[near] + km * np.sin(way) / KM_PER_DEGREE
        x = lon[near] + km * np.cos(way) / KM_PER_DEGREE / np.cos(np.radians(y))
        parts.append((x, y, 900.0 * rng.pareto(1.1, count).clip(0.3, 40.0), lit[near]))
    return tuple(np.concatenate(column) for column in zip(*parts, strict=True))  # type: ignore[return-value]


def _lit(country: str) -> float:
    return 0.10 if country in UNLIT else 0.35 if country in DIM else 1.0


def paint(towns: Towns, box: tuple[float, float, float, float], size: tuple[int, int]) -> np.ndarray:
    """Return summed light on a map of west, east, south, north; height x width."""
    west, east, south, north = box
    lon, lat = towns[:2]
    inside = (lon > west) & (lon < east) & (lat > south) & (lat < north)
    lon, lat, people, lit = (column[inside] for column in towns)
    rng = np.random.default_rng(3)
    parts = [_streets(lon, lat, people, lit, rng), *_roads(lon, lat, people, lit, rng)]
    x, y, light = (np.concatenate(column) for column in zip(*parts, strict=True))
    width, height = size
    return _splat((x - west) / (east - west) * width, (north - y) / (north - south) * height, light, size)


def packed(light: np.ndarray) -> np.ndarray:
    """Return light as 0..1 with many steps in the dark: the cube root; the shader cubes it. 1 is eight times full."""
    return np.cbrt(np.clip(light / 8.0, 0, 1))


def _streets(
    lon: np.ndarray, lat: np.ndarray, people: np.ndarray, lit: np.ndarray, rng: np.random.Generator
) -> tuple[np.ndarray, ...]:
    """Sources scattered about each town's middle; some of them on its few main roads, which lie any way."""
    count = np.clip((people / 60) ** 0.62, 2, 9000).astype(int)
    town = np.repeat(np.arange(len(people)), count)
    radius = (0.05 * people**0.40)[town] * np.abs(rng.standard_normal(len(town))) * rng.random(len(town)) ** 0.5
    angle = rng.random(len(town)) * 2 * np.pi
    on_axis = rng.random(len(town)) < 0.22
    lean, ways = rng.random(len(people)) * 2 * np.pi, rng.integers(4, 9, len(people))
    step = (2 * np.pi / ways)[town]
    odd = rng.normal(0, 0.35, (len(people), 9))
    way = np.round(angle / step)
    # Roads lead out further than the houses do, and are the fainter the further; they bend a little.
    out = radius / np.maximum((0.05 * people**0.40)[town], 1e-6)
    snapped = way * step + lean[town] + odd[town, way.astype(int) % 9] + 0.25 * np.sin(2.0 * out + way)
    angle = np.where(on_axis, snapped, angle)
    radius = np.where(on_axis, radius * 1.6, radius)
    # Large cities have a ring road or two.
    ring = (rng.random(len(town)) < 0.07) & (people[town] > 250_000)
    about = (0.030 * people**0.40)[town] * np.where(rng.random(len(town)) < 0.6, 1.0, 1.75)
    radius = np.where(ring & ~on_axis, about * (1.0 + 0.12 * np.sin(3.0 * angle + lean[town])), radius)
    y = lat[town] + radius * np.sin(angle) / KM_PER_DEGREE
    x = lon[town] + radius * np.cos(angle) / KM_PER_DEGREE / np.cos(np.radians(lat[town]))
    # Brighter where it is dense; a few lamps in a hundred are ten times as bright as most.
    strong = (rng.random(len(town)) ** 4 * 1.7 + 0.10) * (0.7 + 0.8 * np.exp(-out))
    return x, y, strong * lit[town]


def _roads(
    lon: np.ndarray, lat: np.ndarray, people: np.ndarray, lit: np.ndarray, rng: np.random.Generator
) -> list[tuple[np.ndarray, ...]]:
    """Winding lines from each larger town to its nearest, where towns lie close and are well lit; and highways."""
    minor = _lines(lon, lat, people, lit, rng, (4000.0, 90.0, 1.0))
    major = _lines(lon, lat, people, lit, rng, (150_000.0, 380.0, 1.6))
    return minor + major


def _lines(
    lon: np.ndarray, lat: np.ndarray, people: np.ndarray, lit: np.ndarray, rng: np.random.Generator,
    kind: tuple[float, float, float],
) -> list[tuple[np.ndarray, ...]]:  # fmt: skip
    """Return the lamps of roads between towns of more than so many people, at most so many km long, so strong."""
    least, longest_km, strong = kind
    big = (people > least) & (lit == 1.0)
    lon, lat, people = lon[big], lat[big], people[big]
    points = np.c_[lon * np.cos(np.radians(lat)), lat]
    far, nearest = cKDTree(points).query(points, k=4)
    close = 1.0 / (1.0 + (far[:, 3] * KM_PER_DEGREE / (0.4 * longest_km)) ** 2)
    roads: list[tuple[np.ndarray, ...]] = []
    for k in (1, 2, 3):
        km = far[:, k] * KM_PER_DEGREE
        there = (km < longest_km) & (rng.random(len(km)) < (1.0, 0.7, 0.45)[k - 1])
        dots = np.clip(km / 0.55, 1, 600).astype(int) * there
        start = np.repeat(np.arange(len(people)), dots)
        along = rng.random(len(start))
        end = nearest[start, k]
        # Bends of half, a third and a fifth of the way, each road its own.
        bends = rng.normal(0, 1, (len(people), 3)) * (0.10, 0.05, 0.03) * far[:, k, None]
        off = (bends[start] * np.sin(np.pi * along[:, None] * (1.0, 3.0, 5.0))).sum(1)
        dx, dy = lon[end] - lon[start], lat[end] - lat[start]
        norm = np.maximum(np.hypot(dx, dy), 1e-6)
        x = lon[start] + dx * along - dy / norm * off
        y = lat[start] + dy * along + dx / norm * off
        busy = np.minimum(1, np.sqrt(people[start] * people[end]) / 6e4) * close[start]
        roads.append((x, y, strong * (0.016 * close[start] + 0.055 * rng.random(len(start)) ** 3 * busy)))
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
