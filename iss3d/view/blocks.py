"""Pictures as blocks of 4 x 4 texels, the way graphics cards keep them: BC1 (colour), BC3 (colour, alpha), BC5 (two).

Numbers only. Pictures are bytes, height x width x channels, blue first; what is no multiple of four is drawn out.
"""

from __future__ import annotations

from collections.abc import Callable

import numpy as np
import numpy.typing as npt

Picture = npt.NDArray[np.uint8]
Words = npt.NDArray[np.uint64]
STRIP = 64
"""Rows at a time, so that the numbers in between stay small."""


def bc1(picture: Picture) -> bytes:
    """Return three channels in four bits a texel."""
    return _strips(picture, lambda strip: _colour(_texels(strip[:, :, :3]))[:, None])


def bc3(picture: Picture) -> bytes:
    """Return four channels in eight bits a texel; the fourth is kept well, whatever the others do."""
    return _strips(
        picture,
        lambda strip: np.stack([_single(_texels(strip[:, :, 3:])[:, :, 0]), _colour(_texels(strip[:, :, :3]))], axis=1),
    )


def bc5(picture: Picture) -> bytes:
    """Return red and green in eight bits a texel, each kept well by itself."""
    return _strips(
        picture,
        lambda strip: np.stack([_single(_texels(strip)[:, :, 2]), _single(_texels(strip)[:, :, 1])], axis=1),
    )


def _strips(picture: Picture, packed: Callable[[Picture], Words]) -> bytes:
    return b"".join(packed(picture[y : y + STRIP]).astype("<u8").tobytes() for y in range(0, len(picture), STRIP))


def _texels(strip: Picture) -> npt.NDArray[np.int16]:
    """Return the texels of each block in order: blocks x 16 x channels."""
    strip = np.pad(strip, ((0, -len(strip) % 4), (0, -strip.shape[1] % 4), (0, 0)), mode="edge")
    height, width, channels = strip.shape
    blocks = strip.reshape(height // 4, 4, width // 4, 4, channels).swapaxes(1, 2)
    return blocks.reshape(-1, 16, channels).astype(np.int16)


def _colour(texels: npt.NDArray[np.int16]) -> Words:
    """Return each block as two colours and a share of them for every texel.

    The colours are opposite corners of the box about the texels: those between which most of them lie.
    """
    high, low = texels.max(axis=1), texels.min(axis=1)
    inset = (high - low) >> 4
    high, low = high - inset, low + inset
    row = np.arange(len(texels))
    off = (texels - texels.mean(axis=1, dtype=np.float32)[:, None]).astype(np.float32)
    widest = off[row, :, (high - low).argmax(axis=1)]
    against = np.einsum("btc,bt->bc", off, widest) < 0.0
    high, low = np.where(against, low, high), np.where(against, high, low)
    ends = [(c[:, 2] >> 3 << 11) | (c[:, 1] >> 2 << 5) | (c[:, 0] >> 3) for c in (high.astype(int), low.astype(int))]
    span = (high - low).astype(np.float32)
    length2 = np.maximum((span * span).sum(axis=1), 1.0)
    share = np.einsum("btc,bc->bt", (texels - low[:, None]).astype(np.float32), span) / length2[:, None]
    step = np.clip(share * 3.0 + 0.5, 0, 3).astype(np.uint64)
    # Codes: 0 the first colour, 1 the second, 2 and 3 between; the first must be the larger number.
    turned = ends[0] < ends[1]
    step[turned] = 3 - step[turned]
    first, second = np.maximum(*ends).astype(np.uint64), np.minimum(*ends).astype(np.uint64)
    code = np.array([1, 3, 2, 0], np.uint64)[step]
    code[first == second] = 0
    bits = (code << (2 * np.arange(16, dtype=np.uint64))).sum(axis=1, dtype=np.uint64)
    return first | (second << np.uint64(16)) | (bits << np.uint64(32))


def _single(texels: npt.NDArray[np.int16]) -> Words:
    """Return one channel of each block as its ends and one of eight steps for every texel."""
    high, low = texels.max(axis=1), texels.min(axis=1)
    span = np.maximum(high - low, 1)[:, None]
    step = ((texels - low[:, None]) * 14 + span) // (2 * span)
    code = np.array([1, 7, 6, 5, 4, 3, 2, 0], np.uint64)[step]
    code[high == low] = 0
    bits = (code << (3 * np.arange(16, dtype=np.uint64))).sum(axis=1, dtype=np.uint64)
    return high.astype(np.uint64) | (low.astype(np.uint64) << np.uint64(8)) | (bits << np.uint64(16))
