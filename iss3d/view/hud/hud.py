"""The whole HUD: takes events and frames, and gives them to its parts. An error in one part never stops the game."""

from __future__ import annotations

import logging
from collections.abc import Callable

from iss3d.events import (
    ChoiceOffered,
    ChoiceTaken,
    Event,
    Faded,
    HintShown,
    LineEnded,
    LineSpoken,
    ObjectiveDone,
    ObjectiveSet,
    StoryChanged,
    TitleShown,
)
from iss3d.view.hud.choices import Choices
from iss3d.view.hud.crosshair import Crosshair
from iss3d.view.hud.frame import HudFrame, HudOptions, Say
from iss3d.view.hud.notices import Fade, Hint, Notices, TitleCard
from iss3d.view.hud.objectives import Objectives
from iss3d.view.hud.readout import Readout
from iss3d.view.hud.subtitles import Subtitles
from iss3d.view.hud.waiting import Waiting
from iss3d.view.input.glyphs import Glyphs
from iss3d.view.ui.canvas import Canvas

log = logging.getLogger(__name__)


class Hud:
    """What stands over the picture while playing."""

    def __init__(self, canvas: Canvas, glyphs: Glyphs, say: Say) -> None:
        self._canvas = canvas
        self.options = HudOptions()
        self.path = canvas.root.attach_new_node("hud")
        self.fade = Fade(canvas, canvas.root)
        self.path.reparent_to(canvas.root)
        self._quiet = self.path.attach_new_node("quiet")
        self.crosshair = Crosshair(canvas, self._quiet, glyphs, say)
        self.objectives = Objectives(canvas, self._quiet)
        self.readout = Readout(canvas, self._quiet, say)
        self.hint = Hint(canvas, self._quiet)
        self.subtitles = Subtitles(canvas, self.path)
        self.choices = Choices(canvas, self.path, say)
        self.card = TitleCard(canvas, self.path)
        self.waiting = Waiting(canvas, self.path)
        self.notices = Notices(canvas, canvas.root)
        self._failed: set[str] = set()
        self._covered = True
        self.hidden = False

    def hear(self, event: Event) -> None:
        """Take something that has happened."""
        match event:
            case LineSpoken():
                self.subtitles.hear(event)
            case LineEnded():
                self.subtitles.ended(event)
            case ChoiceOffered(options, silence, seconds):
                self.choices.offer(options, silence, seconds)
            case ChoiceTaken():
                self.choices.close()
            case ObjectiveSet(objective, text):
                self.objectives.set(objective, text)
            case ObjectiveDone(objective):
                self.objectives.done(objective)
            case HintShown(text):
                if self.options.hints:
                    self.hint.show(text, self.options)
            case Faded(colour, amount, seconds):
                self.fade.go(colour, amount, seconds)
            case TitleShown(text, seconds):
                self.card.show(text, max(seconds, 2.0), self.options.text_scale)
            case StoryChanged(text):
                self.notices.add(text, 8.0)

    def update(self, frame: HudFrame) -> None:
        """Show this frame."""
        options = self.options
        raised = self.choices.height + 14.0 if self.choices.options else 0.0
        if frame.carrying_name:
            raised = max(raised, 16.0)
        self.subtitles.raised = raised
        self._part("fade", lambda: self.fade.update(frame.seconds))
        self._part("crosshair", lambda: self.crosshair.update(frame, options))
        self._part("objectives", lambda: self.objectives.update(frame, options))
        self._part("readout", lambda: self.readout.update(frame, options))
        self._part("hint", lambda: self.hint.update(frame.seconds))
        self._part("subtitles", lambda: self.subtitles.update(frame, options))
        self._part("choices", lambda: self.choices.update(frame, options))
        self._part("card", lambda: self.card.update(frame.seconds))
        self._part("notices", lambda: self.notices.update(frame.seconds, options))
        covered = self.fade.amount > 0.6
        (self._quiet.hide if covered else self._quiet.show)()

    def _part(self, name: str, show: Callable[[], None]) -> None:
        """Run one part; one that fails is logged once and left out, as no label is worth a lost game."""
        if name in self._failed:
            return
        try:
            show()
        except Exception:  # whatever went wrong, the game goes on without this part
            self._failed.add(name)
            log.exception("the HUD's %s failed and is left out", name)

    def clear(self) -> None:
        """Forget what was shown, before another game is loaded."""
        self.subtitles.clear()
        self.choices.close()
        self.objectives.replace_all({})
        self.fade.set("black", 0.0)

    def show_playing(self, playing: bool) -> None:
        """Show it while the game runs; under a menu only notices and fades stay."""
        if playing == self._covered:
            self._covered = not playing
            self.show(playing and not self.hidden)

    def toggle(self) -> None:
        """Hide or show everything, for a clean picture."""
        self.hidden = not self.hidden
        self.show(not self.hidden)

    def show(self, visible: bool) -> None:
        """Show or hide all of it (photo mode)."""
        (self.path.show if visible else self.path.hide)()
