"""What an author writes is read as it stands, with places; what cannot be read is a located problem."""

import pytest

from iss3d.mods import limits
from iss3d.mods.source import read_yaml
from iss3d.reports import Place, Report


def read(text):
    report = Report()
    return read_yaml(text, "night/scenes/a.yaml", report), report


def only(text):
    _, report = read(text)
    assert len(report) == 1, str(report)
    return next(iter(report))


def test_words_that_older_yaml_turned_into_yes_and_no_stay_words():
    document, report = read("hatch: {a: on, b: off, c: yes, d: no, e: 1.5 m, f: 2024-05-07T03:53:00Z, g: 1:30}")
    assert report.ok
    assert document.value == {
        "hatch": {"a": "on", "b": "off", "c": "yes", "d": "no", "e": "1.5 m", "f": "2024-05-07T03:53:00Z", "g": "1:30"}
    }


def test_the_core_schema_knows_numbers_truth_and_nothing():
    document, report = read(
        "{a: 1, b: -1.5e3, c: true, d: null, e: , f: ~, g: 0x1F, h: 0o17, i: +.5, j: '1', k: '', l: -}"
    )
    assert report.ok
    assert document.value == {
        "a": 1, "b": -1500.0, "c": True, "d": None, "e": None, "f": None, "g": 31, "h": 15, "i": 0.5,
        "j": "1", "k": "", "l": "-",
    }  # fmt: skip


def test_keys_are_words_whatever_they_look_like():
    assert read("{1: a, true: b, on: c, null: d}")[0].value == {"1": "a", "true": "b", "on": "c", "null": "d"}


def test_every_value_and_key_knows_its_line_and_column():
    document, _ = read("scenes:\n  mice:\n    do:\n      - wait: {holds: mouse_paur}\n")
    path = ("scenes", "mice", "do", 0, "wait", "holds")
    assert document.place(path) == Place("night/scenes/a.yaml", 4, 23)
    assert document.key_place(path) == Place("night/scenes/a.yaml", 4, 16)
    assert document.width(path) == len("mouse_paur")
    assert document.place((*path, "nothing", 3)) == document.place(path)
    assert document.has(path) and not document.has((*path, 0))


def test_a_problem_shows_the_line_and_underlines_the_word():
    document, _ = read("scenes:\n  mice:\n    do:\n      - wait: {holds: mouse_paur}\n")
    problem = document.problem(
        "S203", ("scenes", "mice", "do", 0, "wait", "holds"), "no thing is called 'mouse_paur'", "why"
    )
    assert str(problem).splitlines() == [
        "night/scenes/a.yaml:4:23  S203  no thing is called 'mouse_paur'",
        "     4 |       - wait: {holds: mouse_paur}",
        "                               ^^^^^^^^^^",
        "    why            iss3d explain S203",
    ]


def test_quotes_are_remembered():
    document, _ = read("a: \"x\"\nb: 'x'\nc: x\nd: |\n  x\n")
    assert [document.quoted((k,)) for k in "abcd"] == [True, True, False, True]


def test_windows_line_ends_and_a_byte_order_mark_are_no_mistake(tmp_path):
    file = tmp_path / "a.yaml"
    file.write_bytes(b"\xef\xbb\xbfa: 1\r\nb: [\r\n  2]\r\n")
    report = Report()
    document = read_yaml(file, "a.yaml", report)
    assert report.ok and document.value == {"a": 1, "b": [2]}
    assert document.place(("b", 0)).line == 3 and document.excerpt(3) == "  2]"


def test_an_empty_file_is_an_empty_document():
    document, report = read("# nothing yet\n")
    assert report.ok and document.value is None


@pytest.mark.parametrize(
    ("text", "code", "line", "column"),
    [
        ("a: [1, 2\n", "M104", 2, 1),
        ('a: "hello\nb: c\n', "M104", 3, 1),
        ("a: 'x'y\n", "M104", 1, 7),
        ("a:\n\t- b\n", "M105", 2, 1),
        ("a:\n  b: 1\n\tc: 2\n", "M105", 3, 1),
        ("- kira: Listen: it knocks\n", "M106", 1, 15),
        ("a: 1\nb: 2\na: 3\n", "M107", 3, 1),
        ("a: !!python/object:os.system x\n", "M108", 1, 4),
        ("a: !mine {b: c}\n", "M108", 1, 4),
        ("a: " + "[" * 70 + "]" * 70, "M109", 1, 67),
        ("\n".join(" " * n + "-" for n in range(100)), "M109", 65, 65),
        ("a: *nobody\n", "M111", 1, 4),
        ("a: &a [*a]\n", "M111", 1, 8),
        ("[a, b]: c\n", "M112", 1, 1),
        (": c\n", "M112", 1, 1),
        ("---\na: 1\n---\nb: 2\n", "M113", 3, 1),
        ("a: .inf\n", "M114", 1, 4),
        ("a: .nan\n", "M114", 1, 4),
        ("a: 1e999\n", "M114", 1, 4),
        ("a: " + "9" * 5000, "M114", 1, 4),
        ("a: \x00\n", "M103", 1, 4),
        ("a: \x1b[31m\n", "M103", 1, 4),
        ('a: "\\0"\n', "M103", 1, 4),
        ('a: "\\ud800"\n', "M103", 1, 4),
        ('a: "\\UFFFFFFFF"\n', "M104", 1, 2),
        ("%YAML 1.1\n%YAML 1.1\n---\na: b\n", "M104", 2, 1),
    ],
)
def test_what_cannot_be_read_is_one_problem_at_its_place(text, code, line, column):
    problem = only(text)
    assert (problem.code, problem.place.line, problem.place.column) == (code, line, column)


def test_a_colon_in_speech_shows_the_quoted_form():
    assert only('- kira: He said: "no"\n').hint == 'Put the text in quotes: - kira: "He said: \\"no\\""'


def test_a_key_that_is_written_twice_keeps_its_first_value():
    assert read("{a: 1, a: 2}")[0].value == {"a": 1}


def test_what_is_stepped_over_leaves_the_rest():
    document, report = read("a: !!set x\nb: *c\nd: 1\n")
    assert document.value == {"a": "x", "b": None, "d": 1} and [p.code for p in report] == ["M108", "M111"]


def test_an_alias_repeats_what_was_marked_and_points_to_itself():
    document, report = read("a: &x {near: [mice]}\nb: *x\n")
    assert report.ok and document.value["b"] == {"near": ["mice"]}
    assert document.place(("b",)).line == 2 and document.place(("b", "near", 0)).line == 1


def bomb(width, depth):
    rows = [f"a0: &a0 [{', '.join(['x'] * width)}]"]
    rows += [f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * width)}]" for n in range(1, depth)]
    return "\n".join(rows)


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (bomb(9, 9), "M110"),
        ("a0: &a0 [1]\n" + "\n".join(f"a{n}: &a{n} [*a{n - 1}]" for n in range(1, 90)), "M109"),
        ("a: &a x\n" + "\n".join(f"b{n}: *a" for n in range(limits.ALIASES + 1)), "M110"),
        ("\n".join(f"k{n}: 1" for n in range(limits.NODES)), "M110"),
        ("[" * 10_000, "M109"),
        ("[" * 10_000 + "]" * 10_000, "M109"),
        ("{a: " * 5_000, "M109"),
        ("- " * 5_000, "M109"),
        ("? " * 5_000, "M109"),
        ("a: " + "x" * (limits.LINE_CHARACTERS + 1), "M102"),
        ("a: |\n" + "  many words\n" * 2_000, "M102"),
        ("&a " * 5_000, "M104"),
        ("%" * 5_000, "M104"),
    ],
)
def test_bombs_and_bottomless_pits_are_refused(text, code):
    document, report = read(text)
    assert document is None and [p.code for p in report] == [code]
    assert next(iter(report)).place.line >= 1


def test_a_file_that_is_too_large_is_not_read(tmp_path):
    file = tmp_path / "a.yaml"
    with file.open("wb") as stream:
        stream.truncate(50_000_000)
    report = Report()
    assert read_yaml(file, "a.yaml", report) is None
    assert [(p.code, p.place.line) for p in report] == [("M102", 1)]


@pytest.mark.parametrize(
    ("data", "line", "column"),
    [
        (b"a: 1\nb: \xff\xfe\n", 2, 4),
        (b"\xff\xfea\x00:\x00", 1, 1),
        (b"\x89PNG\r\n\x1a\n\x00\x00", 1, 1),
        (b"OggS\x00\x02\x00\x00", 1, 5),
        ("a: привет".encode("cp1251"), 1, 4),
    ],
)
def test_what_is_not_text_says_where_it_stops_being_text(tmp_path, data, line, column):
    file = tmp_path / "a.yaml"
    file.write_bytes(data)
    report = Report()
    assert read_yaml(file, "a.yaml", report) is None
    assert [(p.code, p.place.line, p.place.column) for p in report] == [("M103", line, column)]


def test_a_folder_or_nothing_at_all_is_no_file(tmp_path):
    for path in (tmp_path, tmp_path / "nothing.yaml"):
        report = Report()
        assert read_yaml(path, "a.yaml", report) is None
        assert [p.code for p in report] == ["M101"]


def test_what_is_shown_of_a_line_has_no_control_characters_and_an_end():
    problem = only("a: " + "y" * 5_000 + " \x1b[2J")
    assert problem.excerpt == "" and "\x1b" not in str(problem)
    problem = only("b: \x1b[2J " + "y" * 5_000)
    assert len(problem.excerpt) == limits.EXCERPT_CHARACTERS and "\x1b" not in str(problem)
