"""The log: what is to do, what is known. It keeps only what matters and shows what is still open."""

from __future__ import annotations

from dataclasses import dataclass, field

from iss3d.events import Event, Learned, ObjectiveDone, ObjectiveSet
from iss3d.view.menus.screen import MenuContext, Screen
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import BODY, FAINT, HEADING, INK, LABEL, LINE, MARGIN, SMALL, SOFT, WARM, WHITE, faded
from iss3d.view.ui.words import Words


@dataclass(slots=True)
class StoryLog:
    """What the player has been told, as the log shows it.

    Attributes:
        to_do: Open objectives by id, oldest first.
        done: Those that are done, newest last.
        known: Facts by id, oldest first.
    """

    to_do: dict[str, str] = field(default_factory=dict)
    done: list[str] = field(default_factory=list)
    known: dict[str, str] = field(default_factory=dict)

    def hear(self, event: Event) -> None:
        """Take something that has happened."""
        match event:
            case ObjectiveSet(objective, text):
                self.to_do[objective] = text
            case ObjectiveDone(objective):
                if (text := self.to_do.pop(objective, "")) != "":
                    self.done.append(text)
            case Learned(fact, text):
                self.known[fact] = text


class LogScreen(Screen):
    """Two columns: to do (and what was done), known. The wheel and the arrow keys turn the longer one."""

    def __init__(self, context: MenuContext, story: StoryLog) -> None:
        self._story = story
        self._from = 0
        super().__init__(context)
        self._back = Drawing(self.path)
        self._lines = Drawing(self.path)
        self._words: list[Words] = []

    def lay(self) -> None:
        """Place everything."""
        if self.path.is_hidden():
            return
        for words in self._words:
            words.remove()
        self._words.clear()
        c, say = self.context.canvas, self.context.say
        self._back.show(
            Sketch().box(c.left - 2, c.bottom - 2, c.right + 2, c.top + 2, faded(INK, 0.9)), (c.width, c.height)
        )
        left, gap = c.left + MARGIN, 64.0
        column = (c.width - 2 * MARGIN - gap) / 2.0
        right = left + column + gap
        self._add(say("menu.log"), left, c.top - 100.0, HEADING)
        top = c.top - 164.0
        rules = Sketch().box(left, top - 14.0, left + column, top - 12.0, LINE)
        rules.box(right, top - 14.0, right + column, top - 12.0, LINE)
        self._lines.show(rules)
        self._add(say("menu.log.to_do"), left, top, LABEL, WARM)
        self._add(say("menu.log.known"), right, top, LABEL, WARM)
        low = c.bottom + 76.0
        y = self._column(
            list(reversed(self._story.to_do.values())), left, top - 50.0, column, low, WHITE, say("menu.log.nothing")
        )
        if self._story.done and y - 40.0 > low:
            self._add(say("menu.log.done"), left, y - 26.0, LABEL, FAINT)
            self._column(list(reversed(self._story.done)), left, y - 64.0, column, low, FAINT, "")
        facts = list(reversed(self._story.known.values()))
        self._from = max(0, min(self._from, len(facts) - 1)) if facts else 0
        self._column(facts[self._from :], right, top - 50.0, column, low, SOFT, say("menu.log.unknown"))
        back = "B" if self.context.pad else "Esc"
        self._add(say("menu.log.foot", back=back, move="↑ ↓"), left, c.bottom + 34.0, SMALL, FAINT)

    def _add(
        self, text: str, x: float, y: float, type: object, colour: object = WHITE, wrap: float | None = None
    ) -> Words:
        scale = self.context.scale if type in (BODY, SMALL) else min(self.context.scale, 1.3)
        words = Words(self.context.canvas, self.path, type, colour, wrap=wrap, scale=scale)  # type: ignore[arg-type]
        words.text = text
        words.at(x, y)
        self._words.append(words)
        return words

    def _column(
        self, texts: list[str], x: float, y: float, width: float, low: float, colour: object, none: str
    ) -> float:
        """Place texts one under another while there is room; returns where the next would be."""
        for text in texts or ([none] if none else []):
            words = self._add(text, x, y, BODY, colour if texts else FAINT, width)
            if y - words.height < low:
                words.remove()
                self._words.remove(words)
                break
            y -= words.height + 14.0
        return y

    def command(self, command: str) -> None:
        """Take a command."""
        if command in {"up", "down", "page_up", "page_down"}:
            self._from += {"up": -1, "down": 1, "page_up": -6, "page_down": 6}[command]
            self.lay()
        elif command in {"back", "accept"}:
            self.close()

    def wheel(self, by: int) -> None:
        """Turn the facts."""
        self.command("up" if by > 0 else "down")
