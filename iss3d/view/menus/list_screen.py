"""The one shape of menu: a heading, a column of rows, a sentence about the marked row, and the keys that work.

Rows are data; keyboard, gamepad and mouse work them alike. Knows nothing of what the rows do.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from iss3d.view.menus.screen import MenuContext, Screen
from iss3d.view.ui.shapes import Drawing, Sketch
from iss3d.view.ui.style import (
    BODY,
    FAINT,
    HEADING,
    INK,
    LINE,
    MARGIN,
    MARKED,
    ROW,
    SMALL,
    SOFT,
    WARM,
    WHITE,
    faded,
)  # fmt: skip
from iss3d.view.ui.words import Words

COLUMN = 500.0
TOP = 168.0
FOOT = 74.0


@dataclass(slots=True)
class Row:
    """One line of a menu.

    Attributes:
        label: What it is called.
        action: What accepting it does.
        value: Gives the text at its right end.
        adjust: Goes one step on (1) or back (-1).
        help: One sentence shown while it is marked.
        enabled: Whether it can be marked.
        heading: It only parts the list.
        part: Gives 0..1 for a bar under the value, or None.
    """

    label: str
    action: Callable[[], None] | None = None
    value: Callable[[], str] | None = None
    adjust: Callable[[int], None] | None = None
    help: str = ""
    enabled: bool = True
    heading: bool = False
    part: Callable[[], float] | None = None

    @property
    def can_be_marked(self) -> bool:
        """Whether the cursor stops here."""
        return not self.heading and self.enabled


def fixed(text: str) -> Callable[[], str]:
    """Return what gives this text: a value that no key changes."""
    return lambda: text


class _Line:
    """The words of one visible row."""

    def __init__(self, context: MenuContext, parent: Any) -> None:
        self.label = Words(context.canvas, parent, BODY, WHITE)
        self.value = Words(context.canvas, parent, BODY, WHITE, "right")

    def show(self, visible: bool) -> None:
        self.label.show(visible)
        self.value.show(visible)

    def remove(self) -> None:
        self.label.remove()
        self.value.remove()


class ListScreen(Screen):
    """A menu. Subclasses give heading() and rows(); rows are asked for again after every change."""

    column = COLUMN
    top_space = TOP
    veil = (0.88, 0.52)
    foot_space = FOOT

    def __init__(self, context: MenuContext) -> None:
        self._built = False
        super().__init__(context)
        canvas = context.canvas
        self._back = Drawing(self.path)
        self._marked_plate = Drawing(self.path)
        self._heading = Words(canvas, self.path, HEADING, WHITE)
        self._help = Words(canvas, self.path, BODY, SOFT)
        self._foot = Words(canvas, self.path, SMALL, FAINT)
        self._lines: list[_Line] = []
        self._rows: list[Row] = []
        self.marked = 0
        self._first = 0
        self._visible = 1
        self._spans: list[tuple[int, float, float]] = []
        self._built = True

    # -- what a menu says ---------------------------------------------------------------------------------------------
    @property
    def marked_label(self) -> str:
        """What the marked row is called, "" when there is none."""
        return self._rows[self.marked].label if 0 <= self.marked < len(self._rows) else ""

    def heading(self) -> str:
        """Return the heading."""
        return ""

    def rows(self) -> Sequence[Row]:
        """Return the rows as they are now."""
        return ()

    def foot(self) -> str:
        """Return the line of keys that work here."""
        say, pad = self.context.say, self.context.pad
        accept = "A" if pad else "Enter"
        back = "B" if pad else "Esc"
        return say("menu.foot", move="↑ ↓", accept=accept, back=back)

    # -- drawing ------------------------------------------------------------------------------------------------------
    def refresh(self) -> None:
        """Ask for the rows again and draw."""
        self._rows = list(self.rows())
        if self._rows:
            self.marked = min(self.marked, len(self._rows) - 1)
            if not self._rows[self.marked].can_be_marked:
                self._step(1)
        self.lay()

    def show(self) -> None:
        """Become the top screen."""
        self.path.show()
        self.refresh()

    def lay(self) -> None:
        """Place everything."""
        if not self._built or self.path.is_hidden():
            return
        c, scale = self.context.canvas, self.context.scale
        row = ROW * scale
        left = c.left + MARGIN
        width = min(self.column * max(scale * 0.82, 1.0), c.width - 2 * MARGIN)
        head_scale = min(scale, 1.3)
        self._heading.resize(head_scale, c.width - 2 * MARGIN)
        self._heading.text = self.heading()
        self._heading.at(left, c.top - 100.0)
        top = c.top - self.top_space - (self._heading.lines - 1) * self._heading.line_height
        self._visible = max(int((top - c.bottom - self.foot_space - 8.0) / row), 1)
        self._keep_marked_in_view()
        shown = self._rows[self._first : self._first + self._visible]
        while len(self._lines) < len(shown):
            self._lines.append(_Line(self.context, self.path))
        self._spans = []
        plate = Sketch()
        y = top
        for i, line in enumerate(self._lines):
            line.show(i < len(shown))
            if i < len(shown):
                self._lay_row(line, shown[i], self._first + i, left, width, y, plate)
                self._spans.append((self._first + i, y - row, y))
                y -= row
        if len(self._rows) > self._visible:
            high, span = top, row * self._visible
            part, at = self._visible / len(self._rows), self._first / len(self._rows)
            plate.box(left + width + 18.0, high - span, left + width + 21.0, high, LINE)
            plate.box(
                left + width + 18.0, high - span * (at + part), left + width + 21.0, high - span * at, faded(WHITE, 0.5)
            )
        self._marked_plate.show(plate)
        self._lay_help(left, width, y, top)
        self._foot.resize(min(scale, 1.5))
        self._foot.text = self.foot()
        self._foot.at(left, c.bottom + 34.0)
        self._lay_back(left + width)

    def _lay_row(self, line: _Line, row: Row, index: int, left: float, width: float, y: float, plate: Sketch) -> None:
        scale = self.context.scale
        height = ROW * scale
        marked = index == self.marked and row.can_be_marked
        base = y - height * 0.66
        line.label.resize(scale)
        line.value.resize(scale)
        line.label.text = row.label
        value = row.value() if row.value else ""
        adjustable = marked and row.adjust is not None
        line.value.text = f"‹  {value}  ›" if adjustable else value
        line.label.at(left, base)
        line.value.at(left + width - (0.0 if adjustable else 20.0 if row.adjust else 0.0), base)
        line.label.colour = FAINT if row.heading or not row.enabled else WHITE if marked else SOFT
        line.value.colour = WARM if marked else SOFT if row.enabled else FAINT
        if marked:
            plate.box(left - 20.0, y - height + 1.0, left + width + 8.0, y - 1.0, MARKED)
            plate.box(left - 20.0, y - height + 1.0, left - 16.0, y - 1.0, WARM)
        if row.heading:
            plate.box(left, y - height + 2.0, left + width, y - height + 4.0, LINE)
        if row.part is not None:
            right = left + width
            bar = 150.0 * scale
            plate.box(right - bar, y - height + 5.0, right, y - height + 7.0, LINE)
            plate.box(
                right - bar,
                y - height + 5.0,
                right - bar + bar * row.part(),
                y - height + 7.0,
                WARM if marked else SOFT,
            )

    def _lay_help(self, left: float, width: float, y: float, top: float) -> None:
        """Put the sentence beside the column where there is room, else under the last row."""
        c, scale = self.context.canvas, self.context.scale
        text = self._rows[self.marked].help if self._rows else ""
        beside = c.width - 2 * MARGIN - width - 80.0
        if beside > 260.0 * scale:
            self._help.resize(scale, min(beside, 420.0 * scale))
            self._help.at(left + width + 70.0, top - ROW * scale * 0.66)
        else:
            self._help.resize(min(scale, 1.2), c.width - 2 * MARGIN)
            self._help.at(left, max(y - 26.0, c.bottom + self.foot_space - 6.0))
        self._help.text = text

    def _lay_back(self, column_right: float) -> None:
        """Darken what is behind: fully under the column, a little elsewhere."""
        c = self.context.canvas
        dark, thin = faded(INK, self.veil[0]), faded(INK, self.veil[1])
        left, right, low, high = c.left - 2, c.right + 2, c.bottom - 2, c.top + 2
        middle = min(column_right - 60.0, right - 10.0)
        sketch = Sketch().box(left, low, middle, high, dark)
        end = min(middle + 320.0, right)
        sketch.polygon([(middle, low), (end, low), (end, high), (middle, high)], [dark, thin, thin, dark])
        if end < right:
            sketch.box(end, low, right, high, thin)
        self._back.show(sketch, (c.width, c.height, column_right))

    def _keep_marked_in_view(self) -> None:
        self._first = min(self._first, self.marked)
        if self.marked >= self._first + self._visible:
            self._first = self.marked - self._visible + 1
        self._first = max(0, min(self._first, max(len(self._rows) - self._visible, 0)))

    # -- working it ---------------------------------------------------------------------------------------------------
    def _step(self, by: int) -> None:
        for _ in range(len(self._rows)):
            self.marked = (self.marked + by) % len(self._rows)
            if self._rows[self.marked].can_be_marked:
                return

    def command(self, command: str) -> None:
        """Take a command."""
        if command == "back":
            self.back()
            return
        if not self._rows:
            return
        row = self._rows[self.marked]
        if command in {"up", "down"}:
            self._step(-1 if command == "up" else 1)
        elif command in {"page_up", "page_down"}:
            for _ in range(self._visible):
                self._step(-1 if command == "page_up" else 1)
        elif command in {"first", "last"}:
            self.marked = len(self._rows) - 1 if command == "first" else 0
            self._step(1 if command == "first" else -1)
        elif command in {"left", "right"} and row.adjust is not None:
            row.adjust(1 if command == "right" else -1)
        elif command == "accept":
            self._accept(row)
        elif command == "clear":
            self.clear_row(self.marked)
        if self.stack is not None and self.stack.top is self:
            self.refresh()

    def _accept(self, row: Row) -> None:
        if row.action is not None:
            row.action()
        elif row.adjust is not None:
            row.adjust(1)

    def back(self) -> None:
        """Close; a root screen may do something else."""
        self.close()

    def clear_row(self, index: int) -> None:
        """Take what the marked row holds away, where a screen can."""

    def pointer(self, x: float, y: float) -> None:
        """Mark the row under the pointer."""
        index = self._row_at(x, y)
        if index is not None and index != self.marked:
            self.marked = index
            self.lay()

    def _row_at(self, x: float, y: float) -> int | None:
        left = self.context.canvas.left
        if not left <= x <= left + MARGIN + self.column * max(self.context.scale, 1.0) + 40.0:
            return None
        for index, low, high in self._spans:
            if low <= y <= high and self._rows[index].can_be_marked:
                return index
        return None

    def click(self, x: float, y: float) -> None:
        """Work the row under the pointer; the left half of a value goes back, the right half goes on."""
        index = self._row_at(x, y)
        if index is None:
            return
        self.marked = index
        row = self._rows[index]
        if row.adjust is not None and row.action is None:
            middle = self.context.canvas.left + MARGIN + self.column - 75.0
            row.adjust(-1 if x < middle and x > middle - 120.0 else 1)
            self.refresh()
        else:
            self.command("accept")

    def wheel(self, by: int) -> None:
        """Move the cursor."""
        self.command("up" if by > 0 else "down")
