"""Lines: how long they last, whether they fit two subtitle lines, and how one is spoken in a running scene.

Knows no file; the traps that YAML sets for unquoted text are in traps.py.
"""

from __future__ import annotations

import hashlib
import textwrap

from iss3d.story.context import Context
from iss3d.story.registry import Memory
from iss3d.story.stage import HushPerson, Say

WORDS_PER_SECOND = 2.7
"""Calm speech: 160 words a minute."""

BREATH = 0.6
"""Seconds before and after a line."""

SHORTEST = 1.2
"""Seconds under which nobody can read even one word."""

SUBTITLE_LINES = 2
SUBTITLE_CHARACTERS = 42
"""Two lines of about 40 characters: what Xbox Accessibility Guideline 104 and the BBC's guide to subtitles ask for."""


def seconds_of(text: str) -> float:
    """Return how long a line lasts when its author does not say."""
    return max(SHORTEST, round(len(text.split()) / WORDS_PER_SECOND + BREATH, 2))


def subtitle(text: str) -> list[str]:
    """Return a text as the lines of a subtitle."""
    return textwrap.wrap(text, SUBTITLE_CHARACTERS) or [""]


def fits(text: str) -> bool:
    """Return whether a text fits the subtitle."""
    lines = subtitle(text)
    return len(lines) <= SUBTITLE_LINES and all(len(line) <= SUBTITLE_CHARACTERS for line in lines)


def line_id(scene: str, speaker: str, text: str) -> str:
    """Return the id of a line that was given none: from its scene, its speaker and its text."""
    mark = hashlib.sha256(text.encode()).hexdigest()[:8]
    return f"{scene}.{speaker}.{mark}"


def silenced(ctx: Context, speaker: str, via: str) -> bool:
    """Return whether the dead would have to speak; a voice by radio or in thought may be older than its speaker."""
    return via == "air" and ctx.stage.position(speaker) is not None and not ctx.stage.alive(speaker)


def speak(
    ctx: Context, memory: Memory, speaker: str, text: str, line: str, seconds: float | None, via: str, mood: str = ""
) -> bool:
    """Say a line when it is its turn, and return whether it is over.

    In one scene one line is spoken at a time, and nobody speaks two at once.
    """
    if "said" not in memory:
        before = (ctx.book.voices.get(speaker, ""), ctx.running.voice if ctx.running else "")
        if any(key and ctx.stage.busy(key) for key in before):
            return False
        key = ctx.key()
        memory["said"], memory["since"] = key, ctx.tick
        ctx.book.voices[speaker] = key
        if ctx.running:
            ctx.running.voice = key
        ctx.do(Say(key, speaker, text, line, seconds_of(text) if seconds is None else seconds, via, mood))
        return False
    return ctx.tick > memory["since"] and not ctx.stage.busy(memory["said"])


def hush(ctx: Context, memory: Memory, speaker: str, again: bool) -> None:
    """End a line for another scene; again: it will be spoken from its start."""
    if "said" in memory and ctx.stage.busy(memory["said"]):
        ctx.do(HushPerson(speaker))
        if again:
            del memory["said"]
