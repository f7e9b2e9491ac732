"""What is laid out in an editor is what `digestlint fmt` lays out."""

import pytest
from lsprotocol import types as lsp

from conftest import digestlint, fill
from documents import ODD, SEED, changed, in_encoding, table_unpadded
from positions import ENCODINGS, edited, span

# What an editor says of itself has no say.
OPTIONS = lsp.FormattingOptions(tab_size=8, insert_spaces=False, trim_trailing_whitespace=True, insert_final_newline=True)


def of_command_line(folder, name):
    digestlint("fmt", name, folder=folder)
    return (folder / name).read_bytes().decode()


async def laid_out(editor, name, range=None):
    if range is None:
        params = lsp.DocumentFormattingParams(editor.document(name), OPTIONS)
        edits = await editor.wait(editor.client.text_document_formatting_async(params))
    else:
        params = lsp.DocumentRangeFormattingParams(editor.document(name), range, OPTIONS)
        edits = await editor.wait(editor.client.text_document_range_formatting_async(params))
    return list(edits or [])


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda it: it.value)
async def test_a_document_is_laid_out_as_by_fmt(encoding, folder, command_line, start):
    editor = await start(folder, encodings=[encoding])
    changes = 0
    for name, before in in_encoding(encoding).items():
        editor.open(name)
        edits = await laid_out(editor, name)
        editor.edit(name, edits)
        assert editor.texts[name] == command_line.formatted[name], name
        assert bool(edits) == (editor.texts[name] != before), name
        assert await laid_out(editor, name) == [], name
        changes += bool(edits)
    assert changes >= 2


async def test_the_style_is_that_of_the_project_file(tmp_path, start):
    project = """\
schema = "digest"
[format]
list-marker = "-"
line-ending = "crlf"
[[override]]
files = "b.md"
format = { list-marker = "+" }
"""
    folder = fill(tmp_path, {"digestlint.toml": project, "a.md": SEED, "b.md": SEED})
    editor = await start(folder)
    for name, marker in (("a.md", "- "), ("b.md", "+ ")):
        editor.open(name)
        editor.edit(name, await laid_out(editor, name))
        assert f"\r\n{marker}RFC 9110\r\n" in editor.texts[name]
        assert editor.texts[name] == of_command_line(folder, name)


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
async def test_lines_are_laid_out_alone(end, small, start):
    text = table_unpadded(changed(("* RFC 9110", f"* {ODD}  "), ("* HTTP semantics", "* HTTP semantics  "))).replace(
        "\n", end
    )
    fill(small, {"a.md": text})
    editor = await start(small)
    editor.open("a.md")
    at = text.index(f"* {ODD}")
    edits = await laid_out(editor, "a.md", span(text, at + 4, at + 5, editor.encoding))
    assert edited(text, edits, editor.encoding) == text.replace(f"* {ODD}  ", f"* {ODD}")
    # A table is laid out whole, of whichever of its lines are selected, and no other.
    at = text.index("|Range Requests as Attack Tool|")
    edits = await laid_out(editor, "a.md", span(text, at, at + 2, editor.encoding))
    after = edited(text, edits, editor.encoding)
    outcome = of_command_line(small, "a.md")
    concerns = slice(outcome.index("## Concerns"), outcome.index("## Behaviors"))
    assert outcome[concerns] in after
    assert after.replace(outcome[concerns], text[text.index("## Concerns") : text.index("## Behaviors")]) == text
    edits = await laid_out(editor, "a.md", editor.whole("a.md"))
    assert edited(text, edits, editor.encoding) == outcome


async def test_a_range_at_the_end_of_the_text(small, start):
    text = SEED.rstrip("\n") + "\n\n\n"
    fill(small, {"a.md": text})
    editor = await start(small)
    editor.open("a.md")
    edits = await laid_out(editor, "a.md", span(text, len(text), len(text), editor.encoding))
    assert edited(text, edits, editor.encoding) in (text, of_command_line(small, "a.md"))
