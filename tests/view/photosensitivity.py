"""Counts flashes in frames as the guidelines define them (Xbox 118, WCAG 2.3.1)."""

from __future__ import annotations

import numpy as np

AREA = 0.2
CHANGE, DARK = 0.10, 0.80
BYTES = np.arange(256) / 255
LINEAR = np.where(BYTES <= 0.04045, BYTES / 12.92, ((BYTES + 0.055) / 1.055) ** 2.4).astype(np.float32)
"""What each value of an 8-bit sRGB channel is as light."""
GAMMA = (BYTES**2.2).astype(np.float32)


def luminance(frames: np.ndarray) -> np.ndarray:
    """Return relative luminance, 0 to 1, of 8-bit sRGB frames."""
    return LINEAR[frames] @ np.array([0.2126, 0.7152, 0.0722], np.float32)


def turns(light: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Return per frame and pixel where a rise, and where a fall, of at least CHANGE is reached.

    Each opposing pair counts once: a second rise needs a fall between.
    """
    low, high = light[0].copy(), light[0].copy()
    direction = np.zeros(light[0].shape, np.int8)
    rises, falls = np.zeros(light.shape, bool), np.zeros(light.shape, bool)
    for n, now in enumerate(light):
        low, high = np.minimum(low, now), np.maximum(high, now)
        up = (direction <= 0) & (now - low >= CHANGE) & (low < DARK)
        down = (direction >= 0) & (high - now >= CHANGE) & (now < DARK)
        rises[n], falls[n] = up, down
        direction = np.where(up, 1, np.where(down, -1, direction)).astype(np.int8)
        high = np.where(up, now, high)
        low = np.where(down, now, low)
        low = np.where(direction > 0, np.minimum(now, high), low)
        high = np.where(direction < 0, np.maximum(now, low), high)
    return rises, falls


def most_flashes(rises: np.ndarray, per_second: int) -> int:
    """Return the most flashes within a second that cover a fifth of the picture, from where its pixels rise.

    A flash of the picture is counted whenever, since the last one counted, a fifth of all pixels have begun to rise.
    """
    counted: list[int] = []
    risen = np.zeros(rises.shape[1:], bool)
    for n, rise in enumerate(rises):
        risen = rise | (risen if n % (per_second // 6) else np.zeros_like(risen))
        if risen.mean() >= AREA:
            counted.append(n)
            risen = np.zeros_like(risen)
    return max((sum(1 for m in counted if n <= m < n + per_second) for n in counted), default=0)


def worst_pixels(rises: np.ndarray, per_second: int) -> float:
    """Return the share of pixels that flash more than three times within some second, from where they rise."""
    total = np.cumsum(np.concatenate([np.zeros((1, *rises.shape[1:]), int), rises.astype(int)]), 0)
    within = total[per_second:] - total[:-per_second]
    return float((within.max(0) > 3).mean())


def saturated_red(frames: np.ndarray) -> float:
    """Return the largest share of a frame that is bright saturated red."""
    c = GAMMA[frames]
    red = (c[..., 0] / np.maximum(c.sum(-1), 1e-4) >= 0.8) & (c[..., 0] > 0.2)
    return float(red.reshape(len(frames), -1).mean(1).max())
