"""The pictures of models/station as textures: as they are, or in blocks for a graphics card, made once and kept.

A processor that draws goes without blocks: it would only have to take them apart again (see fineness.py).
"""

from __future__ import annotations

import hashlib
import logging
import os
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

import numpy as np
from panda3d.core import ATS_none, CPTA_uchar, Filename, LoaderOptions, PNMImageHeader, SamplerState, Texture

from iss3d.mods.folders import asset_root, user_folders
from iss3d.view.blocks import Picture, bc1, bc3, bc5
from iss3d.view.earth_textures import halved, is_whole
from iss3d.view.fineness import in_blocks, listed

log = logging.getLogger(__name__)

VERSION = "2"
"""Of what is kept: another number makes all blocks anew."""


def folder() -> Path:
    """Return where the models of the station are."""
    return asset_root("models") / "station"


@dataclass(frozen=True, slots=True)
class Packing:
    """How a picture goes into blocks.

    Attributes:
        before: What is done to its texels first; the shaders undo it, and take a picture as it is the same way.
    """

    form: int
    mode: int
    blocks: Callable[[Picture], bytes]
    before: Callable[[Picture], Picture] = lambda picture: picture


def brightness_apart(picture: Picture) -> Picture:
    """Return colours at full brightness, and the brightness as a fourth channel: a gradient has no steps in it."""
    most = picture.max(axis=2, keepdims=True)
    full = picture * 255.0 / np.maximum(most, 1) + 0.5
    return np.concatenate([np.clip(full, 0, 255).astype(np.uint8), most], axis=2)


def blue_apart(picture: Picture) -> Picture:
    """Return blue as a fourth channel, and full blue in its place: three kinds of light that have nothing in common."""
    return np.concatenate([np.full_like(picture[:, :, :1], 255), picture[:, :, 1:], picture[:, :, :1]], axis=2)


COLOUR = Packing(Texture.F_rgb, Texture.CM_dxt1, bc1)
PACKINGS = {
    "atlas_colour": COLOUR,
    "atlas_orm": COLOUR,
    "hull_colour": COLOUR,
    "atlas_normal": Packing(Texture.F_rg, Texture.CM_rgtc, bc5),
    "lamps": Packing(Texture.F_rgba, Texture.CM_dxt5, bc3, brightness_apart),
    "other": Packing(Texture.F_rgba, Texture.CM_dxt5, bc3, blue_apart),
}
"""By the end of a picture's name. Reflections are small, and the relief of the hull has three channels of which none
follows another: what blocks would save of it shows in every glint."""


def packing_of(name: str) -> Packing | None:
    """Return how a picture is packed, None for one that stays as it is."""
    return next((packing for end, packing in PACKINGS.items() if name.endswith(end)), None)


def picture(file: Path) -> Picture:
    """Return a picture, blue first, south up.

    Raises:
        OSError: When it is not what it should be.
    """
    if not is_whole(file):
        raise OSError(f"{file} is cut off or no picture")
    as_it_is = LoaderOptions()
    as_it_is.set_auto_texture_scale(ATS_none)  # the hull's is no power of two
    texture = Texture(file.name)
    if (
        not texture.read(Filename.from_os_specific(str(file)), 0, 0, False, False, as_it_is)
        or texture.get_num_components() != 3
    ):
        raise OSError(f"{file} cannot be read")
    data = np.frombuffer(texture.get_ram_image().get_data(), np.uint8)
    return data.reshape(texture.get_y_size(), texture.get_x_size(), 3)


def texture_of(file: Path, packing: Packing | None, mipmaps: bool, layers: int = 1) -> Texture:
    """Return a picture as a texture, not kept anywhere.

    Args:
        packing: How it goes into blocks; None leaves it as it is.
        mipmaps: Whether smaller versions are made along with the blocks (a card makes those of others by itself).
        layers: So many squares one above the other, the first undermost, become the layers of an array.

    Raises:
        OSError: When the file is not what it should be.
    """
    whole = picture(file)
    height, width = len(whole) // layers, whole.shape[1]
    form = packing.form if packing is not None else Texture.F_rgb
    made = Texture(file.stem)
    if layers > 1:
        made.setup_2d_texture_array(width, height, layers, Texture.T_unsigned_byte, form)
    else:
        made.setup_2d_texture(width, height, Texture.T_unsigned_byte, form)
    if packing is None:
        made.set_ram_image(whole.data)
        return made
    sheets = [packing.before(whole[n * height : (n + 1) * height]) for n in range(layers)]
    data = _joined(sheets, packing)
    made.set_ram_image(data, packing.mode, len(data) // layers)
    level = 0
    while mipmaps and max(sheets[0].shape[:2]) > 1:
        sheets, level = [halved(sheet) for sheet in sheets], level + 1
        data = _joined(sheets, packing)
        made.set_ram_mipmap_image(level, CPTA_uchar(data), len(data) // layers)
    return made


def _joined(sheets: Iterable[Picture], packing: Packing) -> bytes:
    return b"".join(packing.blocks(sheet) for sheet in sheets)


def prepared(file: Path, mipmaps: bool, layers: int, cache_folder: Path) -> Texture:
    """Return a picture as a texture in blocks, read from the cache or made and kept there.

    Raises:
        OSError: When the file is not what it should be.
    """
    packing = packing_of(file.stem)
    if packing is None:
        return texture_of(file, None, mipmaps, layers)
    key = hashlib.sha256(f"{VERSION} {mipmaps} {layers} {file.stem} ".encode() + file.read_bytes()).hexdigest()[:32]
    kept = cache_folder / "textures" / f"{key}.txo"
    found = Texture(file.stem)
    if kept.is_file() and found.read(Filename.from_os_specific(str(kept))):
        return found
    made = texture_of(file, packing, mipmaps, layers)
    fresh = kept.with_name(f"{key}.{os.getpid()}.txo")  # another game may make the same at the same time
    fresh.parent.mkdir(parents=True, exist_ok=True)
    if made.write(Filename.from_os_specific(str(fresh))):
        fresh.replace(kept)
    else:
        log.warning("%s cannot be written; %s is packed again next time", fresh, file.name)
    return made


@cache
def sheet(name: str, mipmaps: bool, wrap: bool = False) -> Texture:
    """Return a picture as a texture for the card that draws.

    Args:
        name: Of the file, without its ending.
        mipmaps: Whether it has smaller versions.
        wrap: Whether it goes on round its right edge.

    Raises:
        OSError: When the file is not what it should be.
    """
    made = _for_the_card(folder() / f"{name}.jpg", mipmaps)
    _sampled(made, mipmaps)
    made.set_wrap_u(SamplerState.WM_repeat if wrap else SamplerState.WM_clamp)
    made.set_wrap_v(SamplerState.WM_clamp)
    return listed(made) if mipmaps and not wrap else made


@cache
def hull_sheet(name: str) -> Texture:
    """Return the claddings of the hull as the layers of one texture; name is "colour" or "relief".

    Raises:
        OSError: When the file is not what it should be.
    """
    file = folder() / f"hull_{name}.jpg"
    made = _for_the_card(file, True, layers_in(file))
    _sampled(made, True)
    made.set_wrap_u(SamplerState.WM_repeat)
    made.set_wrap_v(SamplerState.WM_repeat)
    return listed(made)


def layers_in(file: Path) -> int:
    """Return of how many squares, one above the other, a picture is made."""
    width, height = _size(file)
    return height // width


def _size(file: Path) -> tuple[int, int]:
    """Return texels across and down.

    Raises:
        OSError: When the file is not what it should be.
    """
    header = PNMImageHeader()
    if not header.read_header(Filename.from_os_specific(str(file))):
        raise OSError(f"{file} cannot be read")
    return header.get_x_size(), header.get_y_size()


def _for_the_card(file: Path, mipmaps: bool, layers: int = 1) -> Texture:
    if in_blocks():
        return prepared(file, mipmaps, layers, user_folders().cache)
    return texture_of(file, None, mipmaps, layers)


def _sampled(texture: Texture, mipmaps: bool) -> None:
    texture.set_minfilter(SamplerState.FT_linear_mipmap_linear if mipmaps else SamplerState.FT_linear)
    texture.set_magfilter(SamplerState.FT_linear)
    texture.set_keep_ram_image(False)


def memory(blocks: bool) -> int:
    """Return the bytes that all pictures of the station take on a card: in blocks, or every one as it is."""
    total = 0.0
    for file in folder().glob("*.jpg"):
        packing = packing_of(file.stem) if blocks else None
        width, height = _size(file)
        per_texel = 4.0 if packing is None else 0.5 if packing.mode == Texture.CM_dxt1 else 1.0
        lit = file.stem.endswith(("lamps", "other"))
        total += width * height * per_texel * (1.0 if lit else 4.0 / 3.0)
    return int(total)
