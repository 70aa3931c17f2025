"""Text for other programs: the clipboard where there is one, else a file among the player's pictures."""

from __future__ import annotations

from iss3d.mods.folders import user_folders

FILE = "copied.yaml"


def put_text(text: str) -> str:
    """Put a text where a person can take it; returns where that is.

    Raises:
        OSError: There is no clipboard, and the file could not be written.
    """
    import pyperclip  # type: ignore[import-untyped]  # noqa: PLC0415

    try:
        pyperclip.copy(text)
        return "clipboard"
    except pyperclip.PyperclipException:
        folder = user_folders().pictures
        folder.mkdir(parents=True, exist_ok=True)
        file = folder / FILE
        file.write_text(text, encoding="utf-8")
        return str(file)
