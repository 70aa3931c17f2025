"""Whatever is typed, the reader answers with a document or with problems at their place, never an exception."""

import json

from hypothesis import given, settings
from hypothesis import strategies as st

from iss3d.mods.source import parse, read_yaml
from iss3d.reports import Report

PIECES = st.sampled_from(
    [
        "a", "b: ", "- ", "? ", ": ", "{", "}", "[", "]", ",", "\n", "\n  ", "\n    ", "\t", '"', "'", "#", " #", "&x ",
        "*x", "!t ", "|\n", ">-\n", "---\n", "...\n", "%Y ", "\\", "\\u0041", "1", ".5", "~", "true", "@", "`",
        "\u2028", "\r", "я",
    ]
)  # fmt: skip
PLAIN = st.recursive(
    st.none()
    | st.booleans()
    | st.integers(-(10**30), 10**30)
    | st.text(st.characters(codec="utf-8", exclude_categories=["C"])),
    lambda inner: (
        st.lists(inner, max_size=4) | st.dictionaries(st.text("abcxyz_ äя:#-", min_size=1), inner, max_size=4)
    ),
    max_leaves=20,
)


@settings(max_examples=300, deadline=None)
@given(st.lists(PIECES, max_size=60).map("".join) | st.text(max_size=200))
def test_any_text_gives_a_document_or_located_problems(text):
    report = Report()
    document = parse(text, "a.yaml", report)
    lines = text.count("\n") + text.count("\r") + text.count("\u2028") + text.count("\u2029") + text.count("\x85") + 2
    for problem in report:
        assert 1 <= problem.place.line <= lines and problem.place.column >= 1
        assert str(problem)
    if document is not None:
        json.dumps([document.value, document.marks], allow_nan=False)
    else:
        assert not report.ok


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_give_a_document_or_problems(tmp_path_factory, data):
    file = tmp_path_factory.mktemp("any") / "a.yaml"
    file.write_bytes(data)
    report = Report()
    assert read_yaml(file, "a.yaml", report) is not None or not report.ok


@settings(max_examples=200, deadline=None)
@given(PLAIN)
def test_json_is_read_as_json_reads_it_and_every_part_has_its_place(value):
    report = Report()
    text = json.dumps(value, ensure_ascii=False, indent=1)
    document = parse(text, "a.yaml", report)
    assert report.ok, str(report)
    assert document.value == value

    def walk(part, path):
        place = document.place(path)
        assert text.splitlines()[place.line - 1][place.column - 1 :].startswith(json.dumps(part, ensure_ascii=False)[0])
        items = part.items() if isinstance(part, dict) else enumerate(part) if isinstance(part, list) else ()
        for step, inner in items:
            walk(inner, (*path, step))

    walk(value, ())
