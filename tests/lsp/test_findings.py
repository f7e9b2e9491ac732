"""The findings are those of the command line, at the same places, in every encoding."""

import pytest
from lsprotocol import types as lsp

from documents import BROKEN, DOCUMENTS, SEEDS
from positions import ENCODINGS, of_bytes, span

SEVERITIES = {
    "error": lsp.DiagnosticSeverity.Error,
    "warning": lsp.DiagnosticSeverity.Warning,
    "note": lsp.DiagnosticSeverity.Information,
}


def as_told(text, found, encoding):
    """A finding of the report `json`, as the protocol tells it."""
    start, end = (of_bytes(text, found[it]["offset"]) for it in ("start", "end"))
    message = found["message"] + (f"\nhelp: {found['help']}" if found.get("help") else "")
    return (found["rule"], SEVERITIES[found["severity"]], message, span(text, start, end, encoding))


def plain(diagnostic):
    assert diagnostic.source == "digestlint"
    return (diagnostic.code, diagnostic.severity, diagnostic.message, diagnostic.range)


WAYS = [(it, True) for it in ENCODINGS] + [(lsp.PositionEncodingKind.Utf16, False)]


@pytest.mark.parametrize("encoding, pulls", WAYS, ids=lambda it: {True: "pulled", False: "pushed"}.get(it, it))
async def test_they_are_those_of_the_command_line(encoding, pulls, folder, command_line, start):
    expected = command_line.findings
    assert all(expected[name] for name in BROKEN if name != "broken/suppressed.md")
    editor = await start(folder, encodings=[encoding], pulls=pulls)
    assert editor.encoding == encoding
    for name, text in DOCUMENTS.items():
        editor.open(name)
        told = [plain(it) for it in await editor.findings(name)]
        assert told == [as_told(text, it, encoding) for it in expected[name]], name


async def test_they_are_those_of_the_workspace(folder, command_line, start):
    expected = command_line.findings
    editor = await start(folder, encodings=[lsp.PositionEncodingKind.Utf8], pulls=True)
    params = lsp.WorkspaceDiagnosticParams(previous_result_ids=[])
    report = await editor.wait(editor.client.workspace_diagnostic_async(params))
    told = {it.uri: [plain(found) for found in it.items] for it in report.items}
    assert told == {
        editor.uri(name): [as_told(DOCUMENTS[name], it, editor.encoding) for it in found]
        for name, found in expected.items()
        if found
    }


@pytest.mark.parametrize("like", ["visual_studio_code", "neovim@0.7", "neovim@0.11", "emacs"])
async def test_each_editor_gets_them(like, folder, command_line, start):
    editor = await start(folder, like=like)
    # None of the recorded editors asks for them first.
    name = "broken/odd.md"
    text = editor.open(name)
    expected = command_line.findings[name]
    assert [plain(it) for it in await editor.findings(name)] == [as_told(text, it, editor.encoding) for it in expected]


@pytest.mark.parametrize("pulls", [True, False], ids=["pulled", "pushed"])
async def test_they_follow_the_text(pulls, small, start):
    editor = await start(small, pulls=pulls)
    (small / "a.md").write_text(SEEDS["seeds/wcag-2-2.md"])
    editor.open("a.md")
    assert await editor.findings("a.md") == []
    editor.type("a.md", "## Keywords", "## 🙂KEYWORDS")
    (found,) = await editor.findings("a.md")
    line = editor.texts["a.md"].split("\n").index("## 🙂KEYWORDS")
    assert found.code == "section-unknown"
    assert found.range == lsp.Range(lsp.Position(line, 3), lsp.Position(line, 3 + editor.units("🙂KEYWORDS")))
    editor.type("a.md", "🙂KEYWORDS", "Keywords")
    assert await editor.findings("a.md") == []


async def test_a_schema_says_what_is_found_while_it_is_written(small, start):
    (small / "own.toml").write_text('[schema]\nname = "own"\n\n[[section]]\nheading = "Éa"\n')
    (small / "digestlint.toml").write_text('schema = "own.toml"\n')
    (small / "a.md").write_text("# T\n\n## Éb\n\nA.\n")
    editor = await start(small)
    editor.open("a.md")
    assert "section-unknown" in {it.code for it in await editor.findings("a.md")}
    editor.open("own.toml")
    editor.type("own.toml", '"Éa"', '"Éb"')
    await editor.sent("a.md", lambda it: not it.diagnostics)
    editor.type("own.toml", '"Éb"', '"Éb')
    (broken,) = (await editor.sent("own.toml", lambda it: it.diagnostics)).diagnostics
    assert broken.range.start.line == 4 and broken.severity == lsp.DiagnosticSeverity.Error
    editor.type("own.toml", '"Éb', '"Éb"')
    await editor.sent("own.toml", lambda it: not it.diagnostics)


@pytest.mark.parametrize("pulls", [True, False], ids=["pulled", "pushed"])
async def test_what_is_saved_counts_for_the_others(pulls, small, start):
    for name in ("a.md", "b.md"):
        (small / name).write_text(SEEDS["seeds/wcag-2-2.md"])
    editor = await start(small, pulls=pulls)
    editor.open("a.md")
    editor.open("b.md")
    assert [it.code for it in await editor.findings("b.md")] == ["corpus-duplicate"]
    line = next(line for line in editor.texts["a.md"].split("\n") if "External link" in line)
    editor.type("a.md", line, "__[External link](https://example.org/other)__")
    title = editor.texts["a.md"].split("__", 2)[1]
    editor.type("a.md", f"__{title}__", "__Another title__")
    editor.save("a.md")
    if pulls:
        assert await editor.findings("b.md") == []
    else:
        await editor.sent("b.md", lambda it: not it.diagnostics)
