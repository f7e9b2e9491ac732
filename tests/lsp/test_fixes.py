"""What actions do to a text is what the command line does to the file."""

import pytest
from lsprotocol import types as lsp

from conftest import digestlint, fill
from documents import CORPUS, ODD, SEED, changed, in_encoding
from positions import ENCODINGS, edited, of_bytes

FIX_ALL = "source.fixAll.digestlint"


def of_command_line(folder, name, *arguments):
    """The text of a file after the command line has mended it."""
    digestlint("check", "--output-format", "concise", *arguments, name, folder=folder)
    return (folder / name).read_bytes().decode()


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda it: it.value)
async def test_all_fixes_are_those_of_fix(encoding, folder, command_line, start):
    editor = await start(folder, encodings=[encoding])
    changes = 0
    for name, before in in_encoding(encoding).items():
        editor.open(name)
        actions = await editor.actions(name, editor.whole(name), FIX_ALL)
        for action in actions:
            assert action.kind == FIX_ALL
            editor.edit(name, await editor.edits(name, action))
        expected = command_line.fixed[name]
        assert editor.texts[name] == expected, name
        assert len(actions) == (expected != before), name
        changes += len(actions)
    assert changes >= 3


@pytest.mark.parametrize("like", ["visual_studio_code", "neovim@0.7", "neovim@0.11", "emacs"])
async def test_each_editor_gets_all_fixes(like, folder, command_line, start):
    editor = await start(folder, like=like)
    name = "broken/all-at-once.md"
    editor.open(name)
    (action,) = await editor.actions(name, editor.whole(name), lsp.CodeActionKind.SourceFixAll)
    assert (action.edit is None) == (like != "emacs"), "the edit is found out when it is asked for, where that is possible"
    editor.edit(name, await editor.edits(name, action))
    assert editor.texts[name] == command_line.fixed[name]
    # What is mended is not offered again.
    await editor.findings(name)
    left = await editor.actions(name, editor.whole(name), lsp.CodeActionKind.SourceFixAll)
    assert left == []


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda it: it.value)
async def test_a_quick_fix_is_that_of_the_finding(encoding, folder, command_line, start):
    """For each fix of the report there is an action with the same outcome, and the other way round."""
    editor = await start(folder, encodings=[encoding], pulls=True)
    fixes = 0
    for name, text in in_encoding(encoding).items():
        if name in CORPUS:
            continue
        editor.open(name)
        told = await editor.findings(name)
        found = command_line.findings[name]
        assert len(told) == len(found), name
        for diagnostic, of_report in zip(told, found):
            fix = of_report.get("fix")
            actions = await editor.actions(name, diagnostic.range, lsp.CodeActionKind.QuickFix)
            about_it = [it for it in actions if diagnostic in it.diagnostics and is_fix(it)]
            if fix is None:
                assert about_it == [], (name, of_report)
                continue
            places = [(of_bytes(text, it["start"]), of_bytes(text, it["end"]), it["content"]) for it in fix["edits"]]
            outcome = spliced(text, places)
            outcomes = [edited(text, await editor.edits(name, it), encoding) for it in about_it]
            assert outcome in outcomes, (name, of_report)
            action = about_it[outcomes.index(outcome)]
            assert action.title.lower().startswith(fix["title"].lower()[:8]), (action.title, fix["title"])
            assert bool(action.is_preferred) == (fix["applicability"] == "safe")
            fixes += 1
    assert fixes > 10


def spliced(text, places):
    """The text after edits that are given by characters, which may part `\\r` and `\\n`."""
    for start, end, new in sorted(places, reverse=True):
        text = text[:start] + new + text[end:]
    return text


def is_fix(action):
    return not action.title.startswith(("Suppress", "Fix all"))


ONE_FAULT = {
    "section-unknown": (changed(("## Keywords", "## KEYWORDS")), "--fix"),
    "section-unknown-unsafe": (changed(("## Concerns", "## Concrens")), "--fix", "--unsafe-fixes"),
    "odd": (changed(("RFC 9110, published", f"{ODD} itâ€™s RFC 9110, published")), "--fix"),
    "crlf": (changed(("## Keywords", "## KEYWORDS")).replace("\n", "\r\n"), "--fix"),
}


@pytest.mark.parametrize("fault", ONE_FAULT)
async def test_the_fix_of_the_only_finding_is_that_of_the_command_line(fault, tmp_path, start):
    text, *flags = ONE_FAULT[fault]
    folder = fill(tmp_path, {"a.md": text, "digestlint.toml": 'schema = "digest"\n'})
    editor = await start(folder)
    editor.open("a.md")
    (finding,) = [it for it in await editor.findings("a.md")]
    (action,) = [it for it in await editor.actions("a.md", finding.range, lsp.CodeActionKind.QuickFix) if is_fix(it)]
    editor.edit("a.md", await editor.edits("a.md", action))
    assert await editor.findings("a.md") == []
    assert editor.texts["a.md"] == of_command_line(folder, "a.md", *flags) != text


async def test_suppressions_do_what_they_say(folder, start):
    editor = await start(folder, pulls=True)
    tried = 0
    for name in ("broken/relevancy.md", "broken/ragged-row.md", "broken/odd-crlf.md"):
        text = editor.open(name)
        before = await editor.findings(name)
        for finding in before:
            actions = await editor.actions(name, finding.range, lsp.CodeActionKind.QuickFix)
            suppressions = [it for it in actions if it.title.startswith("Suppress") and finding in it.diagnostics]
            for action, edits in [(it, await editor.edits(name, it)) for it in suppressions]:
                editor.edit(name, edits)
                after = await editor.findings(name)
                assert len(after) == len(before) - len(action.diagnostics), (name, action.title)
                assert [it.code for it in after].count(finding.code) < [it.code for it in before].count(finding.code)
                tried += 1
                # As editors undo: the whole text at once.
                editor.edit(name, [lsp.TextEdit(editor.whole(name), text)])
                assert await editor.findings(name) == before
    assert tried > 8


async def test_an_action_for_an_old_text_is_refused(folder, start):
    editor = await start(folder)
    name = "broken/section-case.md"
    editor.open(name)
    (action,) = await editor.actions(name, editor.whole(name), FIX_ALL)
    editor.type(name, "## KEYWORDS", "## KEYWORD")
    with pytest.raises(Exception, match="changed"):
        await editor.edits(name, action)


async def test_nothing_is_offered_where_nothing_is_found(small, start):
    (small / "a.md").write_text(SEED)
    editor = await start(small)
    editor.open("a.md")
    assert await editor.actions("a.md", editor.whole("a.md")) == []
