"""Small sound makers: noise through filters, struck metal, tones, rooms.

Waves are mono arrays of float64, RATE samples a second. Every maker takes its own seed, so that a rebuilt sound is the
same sound. Knows no file and no cue.
"""

from __future__ import annotations

import numpy as np
from numpy.typing import NDArray
from scipy.signal import butter, fftconvolve, sosfilt

RATE = 44100
Wave = NDArray[np.float64]


def times(seconds: float) -> Wave:
    """Return the moments of so many seconds."""
    return np.arange(int(seconds * RATE)) / RATE


def noise(seconds: float, seed: int) -> Wave:
    """Return white noise of standard deviation one."""
    return np.random.default_rng(seed).standard_normal(int(seconds * RATE))


def band(wave: Wave, low: float, high: float, order: int = 2) -> Wave:
    """Return what lies between two frequencies (Hz); low 0 keeps everything below high, high 0 everything above low."""
    nyquist = RATE / 2
    if low <= 0:
        sos = butter(order, high / nyquist, "lowpass", output="sos")
    elif high <= 0:
        sos = butter(order, low / nyquist, "highpass", output="sos")
    else:
        sos = butter(order, (low / nyquist, high / nyquist), "bandpass", output="sos")
    return np.asarray(sosfilt(sos, wave), dtype=np.float64)


def decay(seconds: float, half: float, attack: float = 0.002) -> Wave:
    """Return an envelope that rises in attack seconds and halves every half seconds."""
    t = times(seconds)
    return np.minimum(t / attack, 1.0) * 0.5 ** (t / half)


def swell(seconds: float, rise: float, fall: float) -> Wave:
    """Return an envelope that rises and falls smoothly."""
    t = times(seconds)
    shape = np.minimum(np.minimum(t / max(rise, 1e-6), (seconds - t) / max(fall, 1e-6)), 1.0)
    return np.sin(np.clip(shape, 0.0, 1.0) * np.pi / 2) ** 2


def struck(seconds: float, partials: tuple[tuple[float, float, float], ...], seed: int, click: float = 0.3) -> Wave:
    """Return struck metal or plastic: partials of (Hz, strength, half-life in seconds) and a click of the blow."""
    t = times(seconds)
    rng = np.random.default_rng(seed)
    wave = np.zeros_like(t)
    for hertz, strength, half in partials:
        phase = rng.uniform(0, 2 * np.pi)
        wave += strength * np.sin(2 * np.pi * hertz * t + phase) * 0.5 ** (t / half)
    blow = band(noise(seconds, seed + 1), 300, 5000) * decay(seconds, 0.006, 0.0005)
    return wave * np.minimum(t / 0.001, 1.0) + click * blow


def hull(hertz: float, seed: int) -> tuple[tuple[float, float, float], ...]:
    """Return the partials of a ringing pressure hull about a lowest tone."""
    rng = np.random.default_rng(seed)
    ratios = (1.0, 1.58, 2.24, 2.92, 3.83, 5.1, 6.7)
    return tuple(
        (hertz * r * rng.uniform(0.985, 1.015), 1.0 / (1 + i * 0.7), 0.16 / (1 + 0.45 * i))
        for i, r in enumerate(ratios)
    )


def room(wave: Wave, seconds: float, wet: float, seed: int, high: float = 4000.0) -> Wave:
    """Return the wave in a small metal room: a decaying noise tail under it."""
    tail = band(noise(seconds, seed), 150, high) * decay(seconds, seconds / 6, 0.004)
    tail /= np.sqrt(np.sum(tail**2)) + 1e-9
    wet_wave = fftconvolve(np.concatenate([wave, np.zeros(len(tail))]), tail)[: len(wave) + len(tail)]
    dry = np.concatenate([wave, np.zeros(len(tail))])
    return np.asarray(dry + wet * wet_wave, dtype=np.float64)


def tone(hertz: float, seconds: float, harmonics: tuple[float, ...] = (1.0,)) -> Wave:
    """Return a steady tone with the strengths of its harmonics."""
    t = times(seconds)
    return np.sum([h * np.sin(2 * np.pi * hertz * (n + 1) * t) for n, h in enumerate(harmonics)], axis=0)


def looped(wave: Wave, overlap: float = 0.5) -> Wave:
    """Return the wave shortened by overlap seconds so that its end runs into its beginning without a seam."""
    n = int(overlap * RATE)
    fade = np.linspace(0.0, 1.0, n)
    head = wave[:n] * np.sqrt(fade) + wave[-n:] * np.sqrt(1.0 - fade)
    return np.concatenate([head, wave[n:-n]])


def after(*parts: tuple[float, Wave]) -> Wave:
    """Return waves mixed, each beginning at its own second."""
    length = max(int(at * RATE) + len(wave) for at, wave in parts)
    mixed = np.zeros(length)
    for at, wave in parts:
        start = int(at * RATE)
        mixed[start : start + len(wave)] += wave
    return mixed


def level(wave: Wave, peak_db: float) -> Wave:
    """Return the wave without offset, its peak at so many decibels below full scale."""
    wave = wave - np.mean(wave)
    top = np.max(np.abs(wave))
    return wave * (10 ** (peak_db / 20) / top) if top > 0 else wave
