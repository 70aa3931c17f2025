"""What is heard: cues at their places, the air of the module one is in, music. All mono, to come from a place.

Told by events and by where the ear is; decides nothing. Without a sound device Panda3D gives a silent manager and all
of this still runs.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from panda3d.core import AudioManager, AudioSound, Filename

from iss3d.events import AlarmChanged, Deed, Event, HatchMoved, LineSpoken, MusicCue, SoundCue
from iss3d.frames import to_ursina
from iss3d.mods.folders import asset_root
from iss3d.vectors import AHEAD, UP, Quat, Vec3, rotate

DEED_CUES = {
    "grip": "grip",
    "let_go": "let_go",
    "push": "push",
    "take": "take",
    "put_down": "put_down",
    "throw": "take",
    "fit": "fit",
    "use": "switch",
    "sit": "strap",
    "unstrap": "strap",
    "wear": "strap",
    "lamp": "switch",
    "tether": "strap",
    "hide": "put_down",
    "unhide": "put_down",
    "brake": "grip",
}
"""What the player's own deeds sound like."""

HARD_BUMP = 0.7
"""Speed of a bump from which it hurts, m/s."""

FADE_PER_SECOND = 0.7
"""How fast loops and music come and go, volume a second."""

MOST_AT_ONCE = 24

Volume = Callable[[str], float]
"""Gives the volume 0..1 of a group: "effects", "voice", "music" or "ambience", master included."""


class Audio:
    """The game's ears and loudspeakers."""

    def __init__(self, volume: Volume) -> None:
        self._volume = volume
        self._folder = asset_root("audio")
        self._effects: Any = AudioManager.create_AudioManager()
        self._effects.set_concurrent_sound_limit(MOST_AT_ONCE)
        self._effects.audio_3d_set_distance_factor(1.0)
        self._effects.audio_3d_set_drop_off_factor(0.6)
        self._loops: dict[str, tuple[Any, float, float]] = {}
        self._wanted: dict[str, tuple[str, float]] = {}
        self._playing: list[tuple[Any, Vec3]] = []
        self._alarm: tuple[Any, str] | None = None
        self._ear: tuple[Vec3, Quat] = ((0.0, 0.0, 0.0), (1.0, 0.0, 0.0, 0.0))

    @property
    def silent(self) -> bool:
        """Whether there is nothing to hear with."""
        return not self._effects.is_valid()

    def close(self) -> None:
        """Fall silent for good."""
        self._effects.stop_all_sounds()
        self._effects.shutdown()

    def _sound(self, cue: str, positional: bool) -> Any | None:
        path = self._folder / f"{cue}.ogg"
        if not path.is_file():
            return None
        sound = self._effects.get_sound(Filename.from_os_specific(str(path)), positional)
        return sound if sound.length() > 0 or self.silent else None

    # -- cues ---------------------------------------------------------------------------------------------------------
    def cue(self, name: str, position: Vec3 | None = None, volume: float = 1.0) -> None:
        """Play a cue once, from a place in the station frame or (None) inside the head."""
        sound = self._sound(name, position is not None)
        if sound is None:
            return
        sound.set_volume(volume * self._volume("effects"))
        if position is not None:
            sound.set_3d_min_distance(1.0)
            sound.set_3d_attributes(*to_ursina(position), 0.0, 0.0, 0.0)
            self._playing.append((sound, position))
        sound.play()

    def hear(self, event: Event) -> None:
        """Play what an event sounds like."""
        if isinstance(event, SoundCue):
            self.cue(event.cue, event.position, event.volume)
        elif isinstance(event, Deed):
            if event.verb == "bump":
                hard = event.strength > HARD_BUMP
                self.cue("bump_hard" if hard else "bump_soft", event.position, min(1.0, 0.2 + event.strength * 0.8))
            elif event.verb in DEED_CUES:
                self.cue(DEED_CUES[event.verb], event.position, 0.7)
        elif isinstance(event, HatchMoved):
            self.cue("hatch", None, 0.5)
        elif isinstance(event, MusicCue):
            self.want("music", event.cue, 1.0, "music")
        elif isinstance(event, AlarmChanged):
            self._sound_alarm(event.level)
        elif isinstance(event, LineSpoken) and event.position is None and event.speaker != "kira":
            self.cue("switch", None, 0.25)

    def _sound_alarm(self, level: str) -> None:
        if self._alarm is not None:
            self._alarm[0].stop()
            self._alarm = None
        sound = self._sound(f"alarm_{level}", False) if level != "off" else None
        if sound is not None:
            sound.set_loop(True)
            sound.set_volume(0.6 * self._volume("effects"))
            sound.play()
            self._alarm = (sound, level)

    # -- loops --------------------------------------------------------------------------------------------------------
    def want(self, channel: str, cue: str, volume: float, group: str = "ambience") -> None:
        """Let a channel loop a cue, coming in softly over what it looped before; an empty cue silences it."""
        for key in [k for k in self._wanted if k.startswith(f"{channel}:")]:
            self._wanted[key] = (group, 0.0)
        if cue:
            self._wanted[f"{channel}:{cue}"] = (group, volume)

    def _follow_wishes(self, seconds: float) -> None:
        for key, (group, goal) in list(self._wanted.items()):
            if key not in self._loops:
                sound = self._sound(key.partition(":")[2], False) if goal > 0.0 else None
                if sound is None:
                    del self._wanted[key]
                    continue
                sound.set_loop(True)
                sound.set_volume(0.0)
                sound.play()
                self._loops[key] = (sound, 0.0, goal)
            sound, now, _ = self._loops[key]
            step = FADE_PER_SECOND * seconds
            now = min(now + step, goal) if goal > now else max(now - step, goal)
            sound.set_volume(now * self._volume(group))
            self._loops[key] = (sound, now, goal)
            if goal == 0.0 and now == 0.0:
                sound.stop()
                del self._loops[key], self._wanted[key]

    # -- frame --------------------------------------------------------------------------------------------------------
    def update(self, seconds: float, position: Vec3, orientation: Quat) -> None:
        """Take one frame: where the ear is, what fades. Call it every frame, also in a pause."""
        self._ear = (position, orientation)
        place, ahead, up = (
            to_ursina(position),
            to_ursina(rotate(orientation, AHEAD)),
            to_ursina(rotate(orientation, UP)),
        )
        self._effects.audio_3d_set_listener_attributes(*place, 0.0, 0.0, 0.0, *ahead, *up)
        self._playing = [(s, at) for s, at in self._playing if s.status() == AudioSound.PLAYING]
        self._follow_wishes(seconds)
        self._effects.update()

    def playing(self) -> list[str]:
        """Return the loops that can be heard, for the tests and the doctor."""
        return [key for key, (_, now, _) in self._loops.items() if now > 0.0]
