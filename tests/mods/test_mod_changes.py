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
    changes = changes_in(content)
    report_conflicts(changes, report)
    return [str(change) for change in changes], report


def test_changes_are_listed_by_load_order(shelf):
    listed, report = found(shelf, ("blue", "changes: [{disable: base:welcome}]"))
    assert listed == [
        "able replaces base:four_dead_mice",
        "able adds steps to base:dinner",
        "able disables base:the_arm",
        "able begins with able:opening",
        "able replaces base:houston",
        "blue disables base:welcome",
    ]
    assert len(report) == 0


def test_a_later_mod_that_undoes_an_earlier_change_is_a_warning(shelf):
    later = (
        "changes: [{override: base:dinner}, {disable: base:four_dead_mice}, {start: base:welcome}, "
        "{insert: {into: base:the_arm}}]"
    )
    _, report = found(shelf, ("blue", later))
    assert codes(report) == ["M142", "M142", "M142"] and report.ok
    assert {p.place.path for p in report} == {"blue/scenes/a.yaml"}
