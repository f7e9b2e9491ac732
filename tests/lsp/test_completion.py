"""What is completed is what was there before."""

import re

import pytest
from lsprotocol import types as lsp

from documents import ODD, SEED, changed
from positions import ENCODINGS, edited, position, units
from positions import index as index_of

TITLE = SEED.split("\n", 1)[0]
# What is there, what of it is typed, and which item brings it back.
CASES = {
    "heading": ("## Themes\n", "## Th", "## Themes"),
    "marks of a heading": ("## Themes\n", "##", "## Themes"),
    "value of a field": ("* Category: technology\n", "* Category: tech", "technology"),
    "field": ("* Type: \n", "* ", "Type"),
    "no value of a field": ("* Category: technology\n", "* Category: ", "technology"),
}


def is_shown(editor, name, item, index):
    """Whether editors show an item: what is typed has to stand in the text to filter by, though not in one piece."""
    text = editor.texts[name]
    typed = text[index_of(text, item.text_edit.range.start, editor.encoding) : index]
    rest = iter((item.filter_text or item.label).lower())
    return all(it in rest for it in typed.lower() if not it.isspace())


async def completions(editor, name, index):
    """The completions at a place of the text, after what editors ask of all of them."""
    at = position(editor.texts[name], index, editor.encoding)
    params = lsp.CompletionParams(editor.document(name), at, lsp.CompletionContext(lsp.CompletionTriggerKind.Invoked))
    result = await editor.wait(editor.client.text_document_completion_async(params))
    items = list(result.items) if result else []
    line = re.split("\r\n|\n|\r", editor.texts[name])[at.line]
    for item in items:
        edit = item.text_edit
        assert edit.range.start.line == edit.range.end.line == at.line
        assert edit.range.start.character <= at.character <= edit.range.end.character <= units(line, editor.encoding)
    assert [it.sort_text for it in items] == sorted(it.sort_text for it in items)
    return items


def taken(editor, name, item):
    """The text once an item is taken, with what its stops hold at first."""
    new = item.text_edit.new_text
    if item.insert_text_format == lsp.InsertTextFormat.Snippet:
        new = re.sub(r"\$\{\d+\}", "", new)
        new = re.sub(r"\$\{\d+:((?:[^}\\]|\\.)*)\}", r"\1", new)
        new = re.sub(r"\\([\\$}])", r"\1", new)
        new = new.replace("\n", "\r\n") if "\r\n" in editor.texts[name] else new
    return edited(editor.texts[name], [lsp.TextEdit(item.text_edit.range, new)], editor.encoding)


@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda it: it.value)
@pytest.mark.parametrize("case", CASES)
async def test_what_was_there_comes_back(case, encoding, end, small, start):
    there, typed, label = CASES[case]
    good = changed((TITLE, f"# __{ODD}__, {TITLE.split('__, ')[1]}"))
    if case == "field":
        # What comes is the field without its value.
        good = good.replace("* Type: research article\n", there)
    before = good.replace(there, f"{typed}\n", 1).replace("\n", end)
    (small / "a.md").write_bytes(before.encode())
    editor = await start(small, encodings=[encoding])
    editor.open("a.md")
    index = before.index(f"{end}{typed}{end}") + len(end) + len(typed)
    (item,) = [it for it in await completions(editor, "a.md", index) if it.label == label]
    assert is_shown(editor, "a.md", item, index)
    assert taken(editor, "a.md", item) == good.replace("\n", end)


@pytest.mark.parametrize("like", ["visual_studio_code", "neovim@0.7", "neovim@0.11", "emacs"])
async def test_a_section_comes_with_what_it_holds(like, small, start):
    text = changed(("## Other\n\n* Category: technology\n* Type: research article\n", "## Ot\n"))
    (small / "a.md").write_text(text)
    editor = await start(small, like=like)
    editor.open("a.md")
    index = text.index("## Ot") + len("## Ot")
    (item,) = [it for it in await completions(editor, "a.md", index) if it.label == "## Other"]
    assert is_shown(editor, "a.md", item, index)
    has_stops = item.insert_text_format == lsp.InsertTextFormat.Snippet
    assert has_stops == (like in ("visual_studio_code", "neovim@0.11"))
    assert taken(editor, "a.md", item) == text.replace("## Ot\n", "## Other\n\n* Category: …\n* Type: …\n")


async def test_a_cell_after_odd_characters(small, start):
    before = changed(("| Version Independent Protocol Meaning |", f"| {ODD} |"), ("|           5 |", "|  |"))
    (small / "a.md").write_text(before)
    editor = await start(small)
    editor.open("a.md")
    line_end = before.index("\n", before.index(f"| {ODD} |"))
    items = await completions(editor, "a.md", line_end - 2)
    assert [it.label for it in items] == ["1", "2", "3", "4", "5"]
    after = taken(editor, "a.md", items[4])
    assert after.replace("| 5 |", "|           5 |") == changed(("| Version Independent Protocol Meaning |", f"| {ODD} |"))


async def test_nothing_is_completed_in_the_middle_of_prose(small, start):
    (small / "a.md").write_text(SEED)
    editor = await start(small)
    editor.open("a.md")
    assert await completions(editor, "a.md", SEED.index("published in June") + 12) == []


async def test_every_place_of_a_text_has_sound_completions(small, start):
    """At each third place of a broken text what is offered can be taken, and the server lives on."""
    text = changed(
        (TITLE, f"# __{ODD}__"), ("## Themes", "## "), ("* Type: research article", "* "), ("|           5 |", "|")
    )
    text = text[: text.index("## Behaviors")].replace("\n", "\r\n", 30)
    (small / "a.md").write_bytes(text.encode())
    editor = await start(small)
    editor.open("a.md")
    for index in range(0, len(text), 47):
        if text[index - 1 : index + 1] == "\r\n":
            continue
        for item in await completions(editor, "a.md", index):
            assert taken(editor, "a.md", item)
