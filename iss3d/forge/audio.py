"""Builds audio/: every cue synthesised here from numbers, so that all of it is ours. `python -m iss3d.forge.audio`.

Mono throughout, as only mono can come from a place. Needs the `forge` extra; the game never imports this.
"""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import numpy as np
import soundfile

from iss3d.forge.synth import (
    RATE,
    Wave,
    after,
    band,
    decay,
    hull,
    level,
    looped,
    noise,
    room,
    struck,
    swell,
    times,
    tone,
)

HOME = Path(__file__).resolve().parents[2] / "audio"


def fans(seed: int, blade: float, hiss: float, rumble: float) -> Wave:
    """A module's air: broad noise, the fans' blade tone with slow beating, a rumble of pumps."""
    seconds = 12.0
    t = times(seconds)
    air = band(noise(seconds, seed), 120, 2600, 1) * hiss
    low = band(noise(seconds, seed + 1), 25, 110) * rumble
    beat = 1.0 + 0.25 * np.sin(2 * np.pi * t * 0.25) + 0.15 * np.sin(2 * np.pi * t * 0.667)
    hum = 0.05 * beat * tone(blade, seconds, (1.0, 0.5, 0.3, 0.1)) + 0.03 * tone(blade * 1.0133, seconds, (1.0, 0.4))
    return looped(0.12 * air + 0.25 * low + hum, 1.5)


def hatch() -> Wave:
    """A hatch swung on its hinges: a crank ratchet, a slow groan, the seal."""
    clicks = [(0.1 * i, 0.25 * struck(0.2, hull(420, i), 40 + i)) for i in range(8)]
    groan = band(noise(1.8, 5), 90, 420) * swell(1.8, 0.6, 0.9) * (1 + 0.5 * np.sin(2 * np.pi * 7 * times(1.8)))
    thud = struck(0.9, hull(72, 9), 10, 0.6)
    return room(after(*clicks, (0.5, 0.35 * groan), (2.2, 0.9 * thud)), 0.5, 0.35, 6)


def knock(hertz: float, gaps: tuple[float, ...], wet: float, high: float) -> Wave:
    """Knuckles on a hull."""
    at, parts = 0.0, []
    for i, gap in enumerate(gaps):
        at += gap
        parts.append((at, struck(0.6, hull(hertz, 20 + i), 21 + i, 0.5) * (0.8 + 0.2 * (i % 2))))
    return band(room(after(*parts), 0.6, wet, 22), 0, high)


def hand_on_rail() -> Wave:
    """A palm closing on an anodised bar: skin, then a short ring."""
    skin = band(noise(0.12, 30), 200, 1800) * decay(0.12, 0.018, 0.004)
    return after(
        (0.0, 0.8 * skin), (0.012, 0.25 * struck(0.3, ((310, 1, 0.05), (734, 0.5, 0.03), (1490, 0.2, 0.02)), 31, 0.1))
    )


def bump(hertz: float, seed: int, hard: float) -> Wave:
    """A body against a padded rack, or harder against its frame."""
    cloth = band(noise(0.35, seed), 60, 500) * decay(0.35, 0.04, 0.004)
    return room(after((0.0, cloth), (0.0, hard * struck(0.6, hull(hertz, seed), seed + 1, 0.4))), 0.3, 0.2, seed + 2)


def click(hertz: float, seed: int, second: float = 0.045) -> Wave:
    """A switch: two small clicks."""
    parts = ((hertz, 1.0, 0.006), (hertz * 2.3, 0.5, 0.004), (hertz * 4.1, 0.3, 0.003))
    return after((0.0, struck(0.1, parts, seed, 0.6)), (second, 0.7 * struck(0.1, parts, seed + 1, 0.5)))


def strap() -> Wave:
    """Webbing drawn through a buckle, and the buckle."""
    web = band(noise(0.5, 50), 900, 6000) * swell(0.5, 0.2, 0.15) * (1 + 0.6 * np.sin(2 * np.pi * 62 * times(0.5)))
    return after((0.0, 0.3 * web), (0.5, 0.9 * click(1500, 51, 0.06)))


def cloth(seed: int) -> Wave:
    """Something soft taken or let go."""
    return band(noise(0.25, seed), 400, 3500) * swell(0.25, 0.06, 0.17)


def breath() -> Wave:
    """Breathing in a helmet: in, a rest, out."""
    t_in, t_out = 1.3, 1.6
    inward = band(noise(t_in, 60), 500, 3800) * swell(t_in, 0.7, 0.4)
    outward = band(noise(t_out, 61), 250, 1900) * swell(t_out, 0.25, 1.2)
    return after((0.0, 0.6 * inward), (1.75, outward), (4.2, np.zeros(10)))


def drill() -> Wave:
    """A pistol-grip power tool under load."""
    t = times(1.9)
    turn = 2 * np.pi * np.cumsum(150 + 40 * np.minimum(t / 0.2, 1) - 25 * np.exp(-(((t - 1.0) / 0.25) ** 2))) / RATE
    motor = np.sign(np.sin(turn)) * 0.4 + np.sin(turn * 7.1) * 0.3 + 0.25 * band(noise(1.9, 70), 800, 5000)
    return room(motor * swell(1.9, 0.06, 0.12), 0.35, 0.3, 71)


def blow() -> Wave:
    """A heavy bottle, heard rather than shown."""
    ring = struck(1.4, ((512, 1, 0.22), (1337, 0.6, 0.14), (2210, 0.3, 0.1)), 80, 0.4)
    return room(after((0.0, 1.2 * bump(90, 81, 0.7)), (0.01, 0.5 * ring)), 0.4, 0.3, 82)


def stab() -> Wave:
    """Short and dry."""
    return after((0.0, band(noise(0.1, 90), 700, 4000) * decay(0.1, 0.012)), (0.05, 0.7 * bump(70, 91, 0.2)))


def vent() -> Wave:
    """Gas from an opened valve."""
    t = times(5.0)
    return band(noise(5.0, 100), 1400, 9000) * (1 - np.exp(-t / 0.15)) * np.exp(-t / 3.5)


def shout() -> Wave:
    """A voice behind two hatches: no words, only that somebody cried out."""
    t = times(1.1)
    pitch = 2 * np.pi * np.cumsum(150 + 60 * np.sin(np.pi * np.minimum(t / 0.8, 1))) / RATE
    voice = sum((1 / n) * np.sin(pitch * n) for n in range(1, 18)) * swell(1.1, 0.08, 0.5)
    vowel = band(voice, 500, 950) + 0.6 * band(voice, 1000, 1500)
    return band(room(vowel, 1.0, 0.9, 110, 1500), 0, 1300)


def fan_runs(up: bool) -> Wave:
    """The fans start or run down; after the second, silence is the sound."""
    seconds = 5.0
    t = times(seconds)
    pace = np.clip(t / 4.0, 0, 1) ** 0.7 if up else np.exp(-t / 1.6)
    turn = 2 * np.pi * np.cumsum(118 * pace) / RATE
    air = band(noise(seconds, 120), 120, 2200) * pace**2 * 0.35
    return air + (0.3 * np.sin(turn) + 0.15 * np.sin(2 * turn) + 0.1 * np.sin(3 * turn)) * np.sqrt(pace)


def contact() -> Wave:
    """Two spacecraft meet: a long low blow, latches, the hull settling."""
    low = struck(3.0, ((31, 1.0, 0.7), (47, 0.8, 0.5), (83, 0.5, 0.35)), 130, 0.3)
    latches = [(1.3 + 0.21 * i, 0.3 * struck(0.5, hull(190, 131 + i), 132 + i)) for i in range(6)]
    return room(after((0.0, low), *latches), 1.2, 0.5, 139)


def hull_taps() -> Wave:
    """Somebody outside, tapping."""
    return band(knock(150, (0.0, 0.5, 0.5, 1.1, 0.5, 0.5), 0.6, 900), 60, 900)


def radio(seconds: float, seed: int) -> Wave:
    """An open loop with nobody in it: band-limited hiss with slow fading."""
    t = times(seconds)
    hiss = band(noise(seconds, seed), 320, 3100, 3)
    fade = 0.6 + 0.3 * np.sin(2 * np.pi * t / 5.3) + 0.15 * np.sin(2 * np.pi * t / 1.7)
    crackle = band((np.abs(noise(seconds, seed + 1)) > 3.6) * noise(seconds, seed + 2), 500, 3000) * 3
    return hiss * fade * 0.5 + crackle


def radio_voices() -> Wave:
    """A far station under the hiss: the rhythm of speech without its words."""
    seconds = 9.0
    rng = np.random.default_rng(150)
    t = times(seconds)
    pitch = 2 * np.pi * np.cumsum(118 + 14 * np.sin(t * 2.1) + 8 * np.sin(t * 5.3)) / RATE
    buzz = np.sum([(1 / n) * np.sin(pitch * n) for n in range(1, 22)], axis=0)
    talk, at = np.zeros_like(t), 0.3
    while at < seconds - 0.5:
        length = rng.uniform(0.09, 0.26)
        syllable = swell(length, 0.04, 0.08)
        start = int(at * RATE)
        centre = rng.uniform(450, 1800)
        piece = band(buzz[start : start + len(syllable)], centre * 0.75, centre * 1.3)
        talk[start : start + len(syllable)] += piece * syllable
        at += length + (rng.uniform(0.4, 0.9) if rng.random() < 0.16 else rng.uniform(0.0, 0.05))
    return looped(band(talk * 1.6 + 0.35 * radio(seconds, 151), 320, 3000, 3), 0.6)


def radio_cut() -> Wave:
    """The loop falls silent in the middle of a word."""
    return after((0.0, radio_voices()[: int(0.9 * RATE)]), (0.9, click(900, 160)), (1.3, np.zeros(100)))


def alarm(pattern: tuple[tuple[float, float], ...], repeat: int, harmonics: tuple[float, ...]) -> Wave:
    """A caution-and-warning tone: (Hz, seconds) in turn; 0 Hz is silence."""
    parts = []
    for _ in range(repeat):
        for hertz, seconds in pattern:
            wave = tone(hertz, seconds, harmonics) if hertz else np.zeros(int(seconds * RATE))
            parts.append(wave * swell(seconds, 0.008, 0.012))
    return room(np.concatenate(parts), 0.25, 0.15, 170)


def pad(chords: tuple[tuple[float, ...], ...], each: float, seed: int, bright: float) -> Wave:
    """Slow music: chords of detuned tones that breathe into one another."""
    parts = []
    for n, chord in enumerate(chords):
        t = times(each * 1.6)
        rng = np.random.default_rng(seed + n)
        wave = np.zeros_like(t)
        for hertz in chord:
            for detune in (0.997, 1.0, 1.0037):
                turn = 2 * np.pi * hertz * detune * t + rng.uniform(0, 2 * np.pi)
                wave += np.sin(turn) + bright * np.sin(2 * turn) + bright * 0.5 * np.sin(3 * turn)
        wave *= swell(each * 1.6, each * 0.6, each * 0.6) / len(chord)
        parts.append((n * each, wave))
    return room(band(after(*parts), 0, 2400), 2.5, 0.6, seed + 90, 2500)


def song() -> Wave:
    """A tune of our own for the dinner: a plucked string, in three, a little slow."""
    notes = (
        (0, 220),
        (1, 262),
        (2, 330),
        (3, 294),
        (5, 262),
        (6, 247),
        (7, 262),
        (8, 294),
        (9, 220),
        (12, 220),
        (13, 262),
        (14, 330),
        (15, 392),
        (17, 349),
        (18, 330),
        (19, 294),
        (20, 247),
        (21, 262),
        (24, 165),
        (25, 220),
        (26, 262),
        (27, 220),
    )
    parts = [(0.42 * at, _string(hertz, 2.4, int(hertz))) for at, hertz in notes]
    bass = [
        (0.42 * 3 * bar, 0.7 * _string(h, 2.8, 7))
        for bar, h in enumerate((110, 147, 165, 110, 110, 147, 165, 82.5, 110))
    ]
    return room(after(*parts, *bass), 0.8, 0.25, 190)


def _string(hertz: float, seconds: float, seed: int) -> Wave:
    """A plucked string after Karplus and Strong."""
    period = int(RATE / hertz)
    line = np.random.default_rng(seed).uniform(-1, 1, period)
    out = np.empty(int(seconds * RATE))
    for start in range(0, len(out), period):
        piece = line[: min(period, len(out) - start)]
        out[start : start + len(piece)] = piece
        line = 0.996 * 0.5 * (line + np.roll(line, 1))
    return out * swell(seconds, 0.002, 0.3)


def engine() -> Wave:
    """Thrusters felt through a seat."""
    return band(noise(6.0, 200), 18, 140) * swell(6.0, 0.3, 2.0) + 0.1 * band(noise(6.0, 201), 200, 900) * swell(
        6.0, 0.3, 2
    )


CUES: dict[str, tuple[Callable[[], Wave], float]] = {
    "fans_us": (lambda: fans(1, 118.0, 1.0, 0.5), -14.0),
    "fans_rs": (lambda: fans(11, 86.0, 1.3, 1.0), -11.0),
    "fans_vehicle": (lambda: fans(17, 152.0, 0.7, 0.3), -18.0),
    "suit_fan": (lambda: fans(19, 210.0, 0.8, 0.2), -16.0),
    "hatch": (hatch, -5.0),
    "hatch_far": (lambda: band(hatch(), 0, 700), -12.0),
    "knock": (lambda: knock(210, (0.0, 0.32, 0.32), 0.35, 5000), -5.0),
    "far_knock": (lambda: knock(120, (0.0, 0.4, 0.4), 0.9, 700), -10.0),
    "rail_knock": (lambda: knock(560, (0.0, 0.22, 0.5), 0.5, 6000), -8.0),
    "hull_taps": (hull_taps, -9.0),
    "grip": (hand_on_rail, -12.0),
    "let_go": (lambda: cloth(35), -24.0),
    "push": (lambda: bump(120, 36, 0.1), -14.0),
    "bump_soft": (lambda: bump(95, 37, 0.15), -12.0),
    "bump_hard": (lambda: bump(150, 38, 0.9), -5.0),
    "take": (lambda: cloth(39), -16.0),
    "put_down": (lambda: cloth(40), -20.0),
    "fit": (lambda: after((0.0, bump(300, 41, 0.3)), (0.16, click(1100, 42))), -8.0),
    "switch": (lambda: click(2100, 43), -10.0),
    "strap": (strap, -9.0),
    "breath": (breath, -12.0),
    "drill": (drill, -6.0),
    "blow": (blow, -3.0),
    "stab": (stab, -6.0),
    "vent": (vent, -7.0),
    "shout": (shout, -9.0),
    "fan_start": (lambda: fan_runs(True), -9.0),
    "fans_stop": (lambda: fan_runs(False), -8.0),
    "contact": (contact, -2.0),
    "radio_static": (lambda: looped(radio(8.0, 140), 0.8), -16.0),
    "radio_voices": (radio_voices, -12.0),
    "radio_cut": (radio_cut, -9.0),
    "alarm_caution": (lambda: alarm(((1100.0, 0.35), (0.0, 0.65)), 3, (1.0, 0.3, 0.1)), -10.0),
    "alarm_warning": (lambda: alarm(((820.0, 0.4), (0.0, 0.2)), 5, (1.0, 0.4, 0.3)), -9.0),
    "alarm_emergency": (lambda: alarm(((650.0, 0.3), (900.0, 0.3)), 6, (1.0, 0.2, 0.4)), -8.0),
    "thruster": (lambda: band(noise(0.5, 210), 200, 3000) * swell(0.5, 0.03, 0.2), -16.0),
    "engine": (engine, -4.0),
    "menu_move": (lambda: click(2600, 220, 0.02), -26.0),
    "menu_choose": (lambda: click(1700, 221, 0.05), -18.0),
    "music_title": (
        lambda: pad(((55, 110, 165, 247), (49, 98, 147, 220), (41, 82, 165, 208), (49, 98, 147, 247)), 8.0, 230, 0.25),
        -9.0,
    ),
    "music_war": (lambda: pad(((36.7, 55, 58.3), (34.6, 51.9, 73.4), (32.7, 49, 51.9)), 9.0, 240, 0.5), -6.0),
    "music_fear": (lambda: pad(((41.2, 43.7, 123), (38.9, 41.2, 117)), 7.0, 250, 0.7), -10.0),
    "music_fall": (
        lambda: pad(
            ((55, 110, 139, 165), (62, 123, 147, 185), (49, 98, 147, 247), (55, 110, 165, 220, 277)), 9.0, 260, 0.2
        ),
        -8.0,
    ),
    "song": (song, -8.0),
}
"""Cue name -> maker and peak level in decibels below full scale."""


def build(names: list[str]) -> None:
    """Write the named cues (none: all) to audio/ as Ogg Vorbis, mono."""
    unknown = set(names) - set(CUES)
    if unknown:
        raise SystemExit(f"no cue is called {', '.join(sorted(unknown))}; there are {', '.join(CUES)}")
    HOME.mkdir(exist_ok=True)
    for name in names or CUES:
        maker, peak = CUES[name]
        wave = level(maker(), peak).astype(np.float32)
        path = HOME / f"{name}.ogg"
        with soundfile.SoundFile(path, "w", RATE, 1, format="OGG", subtype="VORBIS", compression_level=0.7) as file:
            for start in range(0, len(wave), RATE):  # libsndfile overflows its stack on one long Vorbis write
                file.write(wave[start : start + RATE])
        print(f"{name:16} {len(wave) / RATE:5.1f} s  {path.stat().st_size / 1024:6.1f} kB")


if __name__ == "__main__":
    build(sys.argv[1:])
