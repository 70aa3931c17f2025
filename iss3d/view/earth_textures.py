"""Reads a picture of models/earth into a texture: halved, packed to few channels, compressed for the graphics card.

A picture that is missing or damaged is told once, with its place and what to do, and something plain stands in for it.
Knows files and formats; nothing of what the textures show.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable
from pathlib import Path

import numpy as np
from panda3d.core import CPTA_uchar, Filename, SamplerState, Texture

from iss3d.mods.folders import asset_root

log = logging.getLogger(__name__)

MEND = "Install the game again, or build it with `python -m iss3d.forge.earth` (see its first lines)."
_told: set[str] = set()
bytes_of: dict[str, int] = {}
"""Memory on the card of every texture made here, by name: the latest of that name."""


def place(file: str) -> Path:
    """Return where a file of models/earth is or ought to be."""
    return asset_root("models") / "earth" / file


def tell(file: str, reason: str, instead: str) -> None:
    """Say once that a file of models/earth cannot be used, what is drawn in its place, and what to do."""
    if file not in _told:
        _told.add(file)
        log.error("%s: %s. %s is drawn instead. %s", place(file), reason, instead, MEND)


def picture(file: str) -> np.ndarray | None:
    """Return a picture as bytes, height x width x channels (blue first), south up; None when there is none to read."""
    path = place(file)
    if not path.is_file() or not is_whole(path):
        return None
    texture = Texture(file)
    if not texture.read(Filename.from_os_specific(str(path))) or not texture.has_ram_image():
        return None
    data = np.frombuffer(texture.get_ram_image().get_data(), np.uint8)
    return data.reshape(texture.get_y_size(), texture.get_x_size(), texture.get_num_components())


def is_whole(path: Path) -> bool:
    """Return whether a picture begins and ends as its kind does: reading half a JPEG may never come to an end."""
    begin, end = (b"\xff\xd8", b"\xff\xd9") if path.suffix == ".jpg" else (b"\x89PNG", b"IEND\xaeB`\x82")
    with path.open("rb") as file:
        first = file.read(4)
        file.seek(max(path.stat().st_size - 8, 0))
        return first.startswith(begin) and file.read().endswith(end)


def first_picture(files: Iterable[str], plain: tuple[int, ...]) -> np.ndarray:
    """Return the first of these pictures that can be read, else a plain one of this colour (blue first).

    Args:
        files: From the one that is wanted to the poorest that would do.
        plain: Channels 0..255.
    """
    names = list(files)
    for name, following in zip(names, [*names[1:], "A plain colour"], strict=True):
        found = picture(name)
        if found is not None:
            return found
        missing = not place(name).is_file()
        tell(name, "there is no such file" if missing else "is no picture that can be read", following)
    return np.full((4, 4, len(plain)), plain, np.uint8)


def halved(image: np.ndarray) -> np.ndarray:
    """Return a picture half as wide and high: the mean of each four texels."""
    image = np.repeat(image, 2, 0) if len(image) == 1 else image
    image = np.repeat(image, 2, 1) if image.shape[1] == 1 else image
    rows = image[0::2].astype(np.uint16) + image[1::2]
    return ((rows[:, 0::2] + rows[:, 1::2] + 2) >> 2).astype(np.uint8)


def texture_of(
    name: str, image: np.ndarray, anisotropy: int, *, compress: bool = False, clamp: bool = False, mipmaps: bool = True
) -> Texture:
    """Return a texture of a picture.

    Args:
        name: What to call it.
        image: Bytes, height x width x channels (blue first), south up; two channels are kept as red and green.
        anisotropy: Samples along the slant.
        compress: As four bits a texel (three channels) or eight (two); sides must be multiples of four.
        clamp: Whether it ends at its edges.
        mipmaps: Whether it has smaller versions.
    """
    height, width, channels = image.shape
    texture = Texture(name)
    form = {1: Texture.F_red, 2: Texture.F_rg, 3: Texture.F_rgb, 4: Texture.F_rgba}[channels]
    texture.setup_2d_texture(width, height, Texture.T_unsigned_byte, form)
    compress = compress and channels in (2, 3) and min(height, width) >= 64
    if compress and channels == 3:
        texture.set_ram_image(_blocks(image), Texture.CM_dxt1)
        level = 0
        while mipmaps and max(image.shape[:2]) > 1:
            image, level = halved(image), level + 1
            texture.set_ram_mipmap_image(level, CPTA_uchar(_blocks(image)), 0)
    else:
        texture.set_ram_image(np.ascontiguousarray(image).tobytes())
        if compress:
            if mipmaps:
                texture.generate_ram_mipmap_images()
            compress = texture.compress_ram_image(Texture.CM_rgtc)
    per_texel = (0.5 if channels == 3 else 1.0) if compress else {3: 4}.get(channels, channels)
    bytes_of[name] = int(width * height * per_texel * (4 / 3 if mipmaps else 1))
    return sampled(texture, anisotropy, clamp, mipmaps)


def sampled(texture: Texture, anisotropy: int, clamp: bool, mipmaps: bool) -> Texture:
    """Set how a texture is read; its picture leaves main memory once the card has it."""
    wrap = SamplerState.WM_clamp if clamp else SamplerState.WM_repeat
    texture.set_wrap_u(wrap)
    texture.set_wrap_v(wrap)
    texture.set_wrap_w(wrap)
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear if mipmaps else SamplerState.FT_linear)
    texture.set_magfilter(SamplerState.FT_linear)
    texture.set_anisotropic_degree(anisotropy)
    texture.set_keep_ram_image(False)
    return texture


def _blocks(image: np.ndarray) -> bytes:
    """Return a picture (blue first) as BC1 blocks, 64 rows at a time: ends of the range of each block, then shares."""
    return b"".join(_strip(image[y : y + 64]) for y in range(0, len(image), 64))


def _strip(image: np.ndarray) -> bytes:
    image = np.pad(image, ((0, -len(image) % 4), (0, -image.shape[1] % 4), (0, 0)), mode="edge")
    height, width, _ = image.shape
    texels = image.reshape(height // 4, 4, width // 4, 4, 3).swapaxes(1, 2).reshape(-1, 16, 3).astype(np.int16)
    high, low = texels.max(1), texels.min(1)
    inset = (high - low) >> 4
    high, low = high - inset, low + inset
    wide = (high.astype(np.int32), low.astype(np.int32))
    ends = [(c[:, 2] >> 3 << 11) | (c[:, 1] >> 2 << 5) | (c[:, 0] >> 3) for c in wide]
    span = (high - low).astype(np.float32)
    length2 = np.maximum((span * span).sum(1), 1.0)
    share = np.einsum("btc,bc->bt", (texels - low[:, None]).astype(np.float32), span) / length2[:, None]
    step = np.clip(share * 3.0 + 0.5, 0, 3).astype(np.uint32)
    # Codes: 0 the high end, 2 and 3 toward the low one, 1 the low end.
    code = np.array([1, 3, 2, 0], np.uint32)[step]
    code[ends[0] <= ends[1]] = 0
    bits = (code << (2 * np.arange(16, dtype=np.uint32))).sum(1, dtype=np.uint32)
    packed = np.empty((len(texels), 2), np.uint32)
    packed[:, 0] = ends[0].astype(np.uint32) | (ends[1].astype(np.uint32) << 16)
    packed[:, 1] = bits
    return packed.tobytes()
