"""The console of whoever writes scenes: a line over the story, what was said above it, completion and history.

Turns keys into lines; what a line does is the story console's.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Protocol

from direct.showbase.DirectObject import DirectObject

from iss3d.view.menus.screen import MenuContext, Screen
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import FAINT, INK, LABEL, MARGIN, SMALL, SOFT, WARM, WHITE, faded
from iss3d.view.ui.words import Words

KEYSTROKE = "iss3d-keystroke"
"""Event with each character as the keyboard's own layout writes it."""

MOST_KEPT = 200
MOST_OFFERED = 12
LINES = 9


class Lines(Protocol):
    """What can run a line and go on with a word."""

    def run(self, line: str) -> list[str]:
        """Carry out a line and return what there is to say."""

    def complete(self, line: str) -> list[str]:
        """Return how the last word of a line may go on."""


class Scrollback:
    """What was typed and said since the game was started; outlives the screen."""

    def __init__(self) -> None:
        self.said: list[str] = []
        self.typed: list[str] = []


class ConsoleScreen(Screen):
    """One line to type in.

    Args:
        overlay: Shows or hides what the scenes wait for; the command `waiting`, and F1 pressed once more.
    """

    takes_raw_keys = True

    def __init__(self, context: MenuContext, lines: Lines, past: Scrollback, overlay: Callable[[], None]) -> None:
        self._lines, self._past, self._overlay = lines, past, overlay
        self.line = ""
        self._at = len(past.typed)
        super().__init__(context)
        self._plate = Drawing(self.path)
        self._said = Words(context.canvas, self.path, SMALL, SOFT)
        self._prompt = Words(context.canvas, self.path, LABEL, WARM)
        self._typed = Words(context.canvas, self.path, LABEL, WHITE)
        self._foot = Words(context.canvas, self.path, SMALL, FAINT)
        self._ears = DirectObject()
        self._ears.accept(KEYSTROKE, self.write)

    def lay(self) -> None:
        """Place everything for the present size."""
        if not hasattr(self, "_foot"):
            return
        c, scale = self.context.canvas, min(self.context.scale, 1.4)
        wide = c.width - 2.0 * MARGIN
        for words in (self._said, self._prompt, self._typed, self._foot):
            words.resize(scale, wide if words is self._said else None)
        low = c.top - (LINES + 4) * self._said.line_height - 24.0
        self._plate.show(Sketch().box(c.left - 2, low, c.right + 2, c.top + 2, faded(INK, 0.88)))
        left, y = c.left + MARGIN, low + 14.0
        self._foot.text = self.context.say("screen.console.foot")
        self._foot.at(left, y)
        y += self._foot.line_height + 6.0
        self._prompt.text = ">"
        self._prompt.at(left, y)
        self._typed.text = self.line + "_"
        self._typed.at(left + 22.0 * scale, y)
        self._said.text = "\n".join(self._past.said[-LINES:])
        while self._said.lines > LINES and "\n" in self._said.text:
            self._said.text = self._said.text.partition("\n")[2]
        y += self._typed.line_height + 6.0 + max(self._said.lines - 1, 0) * self._said.line_height
        self._said.at(left, y)

    def write(self, character: str) -> None:
        """Take a character."""
        if character.isprintable() and self.stack is not None and self.stack.top is self:
            self.line += character
            self.lay()

    def raw_key(self, key: str) -> None:
        """Take a key that is not a character."""
        match key:
            case "escape":
                self.close()
                return
            case "f1":
                self.close()
                self._overlay()
                return
            case "enter":
                self._run()
            case "backspace":
                self.line = self.line[:-1]
            case "tab":
                self._complete()
            case "up arrow" | "down arrow":
                self._turn_back(-1 if key == "up arrow" else 1)
        self.lay()

    def _run(self) -> None:
        line, self.line = self.line.strip(), ""
        if not line:
            return
        self._past.typed = [*self._past.typed, line][-MOST_KEPT:]
        self._at = len(self._past.typed)
        if line == "waiting":
            self._overlay()
            said = [self.context.say("screen.console.waiting")]
        else:
            said = self._lines.run(line)
        self._say(f"> {line}", *said)

    def _complete(self) -> None:
        """Go on with the word as far as all its continuations agree; several are shown."""
        head, space, word = self.line.rpartition(" ")
        found = self._lines.complete(self.line)
        if not head:
            found = sorted({*found, *(["waiting"] if "waiting".startswith(word) else [])})
        if not found:
            return
        common = found[0]
        while not all(one.startswith(common) for one in found):
            common = common[:-1]
        self.line = head + space + common + (" " if len(found) == 1 else "")
        if len(found) > 1:
            more = f"  ... {len(found) - MOST_OFFERED}" if len(found) > MOST_OFFERED else ""
            self._say("  ".join(found[:MOST_OFFERED]) + more)

    def _turn_back(self, by: int) -> None:
        self._at = max(0, min(self._at + by, len(self._past.typed)))
        self.line = self._past.typed[self._at] if self._at < len(self._past.typed) else ""

    def _say(self, *lines: str) -> None:
        self._past.said = [*self._past.said, *lines][-MOST_KEPT:]

    def remove(self) -> None:
        """Go for good."""
        self._ears.ignore_all()
        super().remove()
