"""Parses the shipped game when a wheel is built; what the wheel carries saves the first start the YAML reader.

Imports nothing but the reader, so that building needs no more than it.
"""

from __future__ import annotations

from pathlib import Path

from iss3d.mods.cache import Cache
from iss3d.mods.source import decode, digest, parse
from iss3d.reports import Report


def prebuild(content: Path) -> int:
    """Keep every YAML file below content/base in content/parsed; return how many. Raises ValueError for a bad file."""
    cache, report, count = Cache(content), Report(), 0
    for file in sorted((content / "base").rglob("*.yaml")):
        data = file.read_bytes()
        text = decode(data, file.name, report)
        document = parse(text, file.name, report) if text is not None else None
        if len(report) or document is None:
            raise ValueError(f"{file} cannot be shipped:\n{report}")
        cache.put(digest(data), document)
        count += 1
    if not cache.writable:
        raise ValueError(f"{content} cannot be written")
    return count
