"""Damages scene files, each in a way that surely makes them wrong; the same seed gives the same damage."""

import re
from pathlib import Path

GOOD = """scenes:
  opening:
    title: "A dream"
    do:
      - fade: {to: black, seconds: 0 s, amount: 1}
      - player: {at: unity_fwd}
      - checkpoint: yes
      - kira: "The night before, I dreamed of it."
      - objective: {look_out: "Look at the Earth."}
      - wait: {looked_at: earth, for: 2 s}
        at_most: 40 s
        else: [{hint: "Look down."}]
      - done: look_out
      - know: {dream: "I dreamed of it."}
      - choose:
          - kira: "It was quiet."
            then: [{flag: quiet}]
          - silence: 6 s
      - start: later
  later:
    title: "Later"
    when: {near: unity_table, within: 1.5 m}
    if_busy: wait
    do:
      - together:
          - alexey: {go: unity_port}
          - pause: 3 s
      - alexey: "Enough."
      - trust: {alexey: +1}
      - hatch: {unity_destiny: closed}
      - ending: quiet
"""
"""Scenes without a mistake in their shape; what they name is misspelt below."""

STEP = "    do:\n      - kira: "


def wrong_type(rng, text):
    key = rng.choice(
        ["title", "do", "when", "if_busy", "wait", "choose", "together", "objective", "hatch", "trust", "player"]
    )
    value = rng.choice(["[1, 2, [3]]", "{a: {b: [c]}}", "[[]]", "-4.5e3"])
    lines = text.splitlines()
    at = rng.choice([n for n, line in enumerate(lines) if re.search(rf"\b{key}:", line)])
    indent = len(lines[at]) - len(lines[at].lstrip())
    end = at + 1
    while end < len(lines) and len(lines[end]) - len(lines[end].lstrip()) > indent + (2 if "- " in lines[at] else 0):
        end += 1
    lines[at:end] = [lines[at].split(f"{key}:")[0] + f"{key}: {value}"]
    return "\n".join(lines) + "\n"


def unknown_key(rng, text):
    key = rng.choice(
        ["title", "do", "when", "if_busy", "wait", "at_most", "choose", "together", "objective", "fade", "silence"]
    )
    at = rng.randrange(1, len(key))
    wrong = key[:at] + rng.choice("xzqwj") + key[at:]
    return re.sub(rf"\b{key}:", f"{wrong}:", text, count=1)


def missing_reference(rng, text):
    name = rng.choice(["unity_fwd", "unity_port", "unity_destiny", "alexey", "kira", "earth", "later"])
    return re.sub(rf"\b{name}\b(?!:\n)", name + rng.choice(["x", "_two", "q"]), text)


def missing_unit(rng, text):
    return rng.choice(
        [text.replace("2 s}", "2}"), text.replace("40 s", "40"), text.replace("3 s", "3 m"), text.replace("6 s", "six")]
    )


def alias_bomb(rng, text):
    width, depth = rng.randrange(8, 12), rng.randrange(6, 12)
    rows = [f"a0: &a0 [{', '.join(['x'] * width)}]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, depth)]
    return "\n".join(rows) + "\n" + text


def alias_of_nothing(rng, text):
    return text + f"  third:\n    do: *{rng.choice(['steps', 'later', 'a', 'x' * 900])}\n"


def deep_nesting(rng, text):
    opening = rng.choice(["[", "{a: ", "- ", "? ", "[{a: "])
    return text + f"  third:\n    do:\n      {opening * rng.randrange(70, 10_000)}\n"[:19_000]


def deep_by_indent(rng, text):
    return text + "".join(" " * n + f"{rng.choice('abc')}:\n" for n in range(2, rng.randrange(80, 400)))


def binary(rng, text):
    return (
        rng.choice([b"", b"\x89PNG\r\n\x1a\n", b"OggS", b"glTF", text.encode()])
        + b"\xff"
        + rng.randbytes(rng.randrange(1, 4_000))
    )


def fifty_megabytes(rng, text):
    return text.encode() + (b"# " + b"x" * 97 + b"\n") * 500_000


def too_many_values(rng, text):
    return text + "  third:\n    do:\n" + "      - pause: 1 s\n" * rng.randrange(8_000, 20_000)


def truncated(rng, text):
    quotes = [m.start() for m in re.finditer('"', text)][::2]
    start = rng.choice(quotes)
    return text[: start + rng.randrange(2, 6)]


def other_encoding(rng, text):
    return rng.choice(
        [
            text.encode("utf-16"), text.encode("utf-32"), text.replace("quiet", "тихо").encode("cp1251"),
            text.replace("Enough", "Genug für").encode("latin-1"), text.replace("Enough", "十分").encode("shift-jis"),
        ]
    )  # fmt: skip


def control_characters(rng, text):
    at = rng.randrange(len(text))
    return text[:at] + rng.choice(["\x00", "\x1b[2J", "\x07", "\x7f", "\u0085\x01", "\ufffe"]) + text[at:]


def escaped_rubbish(rng, text):
    return text.replace('"Enough."', rng.choice(['"\\0"', '"\\uD800"', '"\\UFFFFFFFF"', '"\\x1b[2J"', '"\\q"']))


def endless_text(rng, text):
    return text.replace('"Enough."', '"' + "Enough. " * rng.randrange(3_000, 50_000) + '"')


def tab(rng, text):
    return re.sub(rf"^ {{{rng.choice([2, 4, 6])}}}(?=\S)", "\t", text, count=0, flags=re.MULTILINE)


def twice(rng, text):
    line = rng.choice(["    title: twice\n", "    do: []\n"])
    return text.replace("    when:", line + "    when:", 1)


def broken_line(rng, text):
    return rng.choice(
        [
            text.replace("{near", "near", 1), text.replace("}", "", 1), text.replace('it."', "it.", 1),
            text.replace("do:", "do", 1),
            text.replace("  later:", " later:", 1), text.replace("- kira", "-kira", 1), text.replace("[", "]", 1),
            text.replace('"The night before, I dreamed of it."', "So: I dreamed of it."),
        ]
    )  # fmt: skip


def unquoted_speech(rng, text):
    return text.replace('"Enough."', rng.choice(["We are #1 here", "42", "true", "Listen: it knocks", "~"]))


def tag(rng, text):
    return text.replace(
        '"Enough."', rng.choice(["!!python/object:os.system rm", "!!set {a}", "!include /etc/passwd", "!!int x"])
    )


def odd_top(rng, text):
    return rng.choice(
        ["- scenes\n", "scenes: 3\n", "scenes: [a, b]\n", "scene:\n  a: {}\n", "hello\n", "42\n", "scenes: {a: 1}\n"]
    )


def odd_ids(rng, text):
    name = rng.choice(["[a, b]", "{a: b}", "''", "[]", "? [x]\n :"])
    return text.replace("  later:", f"  {name}:", 1)


def odd_numbers(rng, text):
    return text.replace("+1", rng.choice([".inf", ".nan", "9" * 60, "1e999", "[1]", "one", "''"]))


def several_documents(rng, text):
    return text + rng.choice(["---\n", "...\n---\n", "--- x\n"]) + text


KINDS = [
    wrong_type, unknown_key, missing_reference, missing_unit, alias_bomb, alias_of_nothing, deep_nesting,
    deep_by_indent, binary, too_many_values, truncated, other_encoding, control_characters, escaped_rubbish,
    endless_text, tab, twice, broken_line, unquoted_speech, tag, odd_top, odd_ids, odd_numbers,
    several_documents, fifty_megabytes,
]  # fmt: skip
"""Ways to damage a file."""


def damaged(kind, rng, folder: Path) -> Path:
    """Write a damaged file and return it."""
    result = kind(rng, GOOD)
    file = folder / "damaged.yaml"
    file.write_bytes(result if isinstance(result, bytes) else result.encode("utf-8", "surrogatepass"))
    return file
