"""A file that an author saves is read again at once; one that became bad keeps its last good version."""

from iss3d.mods.watch import Watch, reread
from iss3d.reports import Report


def codes(report):
    return [problem.code for problem in report]


def value(content, name):
    return next((d.value for _, d in content.documents["scenes"] if d.path.endswith(name)), None)


def save(file, text):
    """Write as an editor does: a new file in the place of the old one."""
    fresh = file.with_suffix(".new")
    fresh.write_text(text, encoding="utf-8")
    fresh.replace(file)


def test_saved_added_and_deleted_files_are_noticed_once(shelf):
    mod = shelf.mod("able", scenes__a="scenes: {a: 1}", scenes__b="scenes: {b: 1}")
    content, _ = shelf.load(mod)
    watch = Watch(content.mods)
    assert watch.poll() == ()
    a, b, c = (mod / "scenes" / f"{n}.yaml" for n in "abc")
    save(a, "scenes: {a: 2}")
    b.unlink()
    save(c, "scenes: {c: 1}")
    changed = watch.poll()
    assert changed == (a, b, c) and watch.poll() == ()
    report = Report()
    fresh = reread(content, changed, report, shelf.cache)
    assert report.ok
    assert [d.path for _, d in fresh.documents["scenes"]] == ["able/scenes/a.yaml", "able/scenes/c.yaml"]
    assert value(fresh, "a.yaml") == {"scenes": {"a": 2}} and value(content, "a.yaml") == {"scenes": {"a": 1}}


def test_a_file_that_became_bad_keeps_its_last_good_version(shelf):
    mod = shelf.mod("able", scenes__a="scenes: {a: 1}")
    content, _ = shelf.load(mod)
    watch = Watch(content.mods)
    for bad, code in (("scenes: [", "M104"), ("- x", None), ("", None)):
        save(mod / "scenes" / "a.yaml", bad)
        report = Report()
        content = reread(content, watch.poll(), report, shelf.cache)
        assert value(content, "a.yaml") == {"scenes": {"a": 1}}
        assert code is None or codes(report) == [code]
    save(mod / "scenes" / "a.yaml", "scenes: {a: 3}")
    assert value(reread(content, watch.poll(), Report(), shelf.cache), "a.yaml") == {"scenes": {"a": 3}}
