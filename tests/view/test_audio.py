"""Every sound the game can ask for is there, mono, and comes from its place; without a device nothing breaks."""

from __future__ import annotations

import re
import struct
from pathlib import Path

import pytest

from iss3d.events import AlarmChanged, Deed, MusicCue, SoundCue
from iss3d.mods.folders import BASE, asset_root
from iss3d.vectors import IDENTITY
from iss3d.view.audio import DEED_CUES, Audio

AUDIO = asset_root("audio")


def channels(path: Path) -> int:
    """Read the channel count from the Vorbis identification header."""
    data = path.read_bytes()[:200]
    return int(struct.unpack_from("<B", data, data.index(b"\x01vorbis") + 11)[0])


def test_every_sound_is_mono_as_only_mono_can_come_from_a_place() -> None:
    files = sorted(AUDIO.glob("*.ogg"))
    assert len(files) > 30
    assert {f.name: channels(f) for f in files if channels(f) != 1} == {}


def test_every_cue_of_the_story_and_of_the_hands_is_there() -> None:
    asked = set(DEED_CUES.values())
    for scene_file in (BASE / "scenes").glob("*.yaml"):
        text = scene_file.read_text(encoding="utf-8")
        asked |= set(re.findall(r"(?:sound|music|cue): ([a-z_]+)", text)) - {"off"}
    assert {cue for cue in asked if not (AUDIO / f"{cue}.ogg").is_file()} == set()


def test_a_loop_comes_in_softly_and_leaves_softly() -> None:
    audio = Audio(lambda group: 0.5)
    audio.want("air", "fans_us", 1.0)
    audio.update(0.1, (0, 0, 0), IDENTITY)
    assert audio.playing() == ["air:fans_us"]
    audio.want("air", "fans_rs", 1.0)
    for _ in range(40):
        audio.update(0.1, (0, 0, 0), IDENTITY)
    assert audio.playing() == ["air:fans_rs"]
    audio.close()


@pytest.mark.parametrize(
    "event",
    [
        SoundCue("knock", (1.0, 0.0, 4.0)),
        SoundCue("no_such_cue"),
        Deed("bump", strength=2.0),
        MusicCue("song"),
        MusicCue(""),
        AlarmChanged("warning"),
        AlarmChanged("off"),
    ],
)
def test_events_are_heard_and_never_break_anything(event) -> None:
    audio = Audio(lambda group: 1.0)
    audio.hear(event)
    audio.update(1 / 60, (0, 0, 0), IDENTITY)
    audio.close()
