"""Who changes whose story is listed in load order, and what conflicts is said."""

from iss3d.mods.changes import changes_in, report_conflicts

ABLE = """changes:
  - override: base:four_dead_mice
  - insert: {into: base:dinner, after: toast, do: []}
  - disable: base:the_arm
  - start: opening
"""


def codes(report):
    return [problem.code for problem in report]


def found(shelf, *others):
    base = shelf.mod("base", scenes__a="scenes: {dinner: {}}")
    mods = [shelf.mod("able", "id: able\n", scenes__a=ABLE, war__w='bursts: {"base:houston": {}}')]
    mods += [shelf.mod(name, f"id: {name}\nneeds: [able]\n", scenes__a=text) for name, text in others]
    content, report = shelf.load(*mods, base=base)
    assert report.ok
    return [str(change) for change in changes_in(content)]


def test_changes_are_listed_by_load_order(shelf):
    assert found(shelf, ("blue", "changes: [{disable: base:welcome}]")) == [
        "able replaces base:four_dead_mice",
        "able adds steps to base:dinner",
        "able disables base:the_arm",
        "able begins with able:opening",
        "able replaces base:houston",
        "blue disables base:welcome",
    ]


def test_a_later_mod_that_changes_the_same_is_a_warning(shelf):
    base = shelf.mod("base")
    able = shelf.mod("able", war__w='bursts: {"base:houston": {}, "base:dallas": {}}')
    blue = shelf.mod("blue", war__w='bursts:\n  "base:houston": {}\n  own: {}\n')
    content, report = shelf.load(able, blue, base=base)
    report_conflicts(changes_in(content), report)
    assert codes(report) == ["M142"] and report.ok
    problem = next(iter(report))
    assert str(problem.place) == "blue/war/w.yaml:2:3" and "able/war/w.yaml:1:10" in problem.hint
