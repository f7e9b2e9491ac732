"""What helps to read a document: what the schema says of it, its outline, folds, links, and the way to other files."""

from pathlib import Path
from urllib.parse import unquote, urlsplit

import pytest
from lsprotocol import types as lsp

from conftest import fill
from documents import BROKEN, CORPUS, ODD, SEED, SEEDS, changed
from positions import ENCODINGS, index, lines, position

TITLE = SEED.split("\n", 1)[0]
# The places of the parts stand after odd characters where they can.
TEXT = changed((TITLE, f"# __{ODD}__, {TITLE.split('__, ')[1]}"), ("| Version Independent Protocol Meaning |", f"| {ODD} |"))


def of(text, range, encoding):
    return text[index(text, range.start, encoding) : index(text, range.end, encoding)]


def path_of(uri):
    return Path(unquote(urlsplit(uri).path))


@pytest.fixture
def opened(small, start):
    async def opened(text=TEXT, **options):
        (small / "a.md").write_bytes(text.encode())
        editor = await start(small, **options)
        editor.open("a.md")
        return editor

    return opened


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda it: it.value)
async def test_hover_and_definition_tell_of_the_part_under_the_cursor(encoding, opened):
    editor = await opened(encodings=[encoding])
    for part, place, word in (
        ("Concerns", TEXT.index("## Concerns") + 5, "Concerns"),
        ("Category: technology", TEXT.index("Category: technology") + 3, "Category"),
        ("5", TEXT.index("           5 |") + 11, "relevancy"),
    ):
        at = position(TEXT, place, encoding)
        hover = await editor.wait(editor.client.text_document_hover_async(lsp.HoverParams(editor.document("a.md"), at)))
        assert hover.contents.kind == lsp.MarkupKind.Markdown and word in hover.contents.value
        assert of(TEXT, hover.range, encoding).strip() in part or part in of(TEXT, hover.range, encoding)
        params = lsp.DefinitionParams(editor.document("a.md"), at)
        (link, *_) = await editor.wait(editor.client.text_document_definition_async(params))
        assert (
            index(TEXT, link.origin_selection_range.start, encoding)
            <= place
            <= index(TEXT, link.origin_selection_range.end, encoding)
        )
        # A table begins with its brackets; its name follows.
        schema = path_of(link.target_uri).read_text().split("\n")
        first = link.target_selection_range.start.line
        assert any(word in line for line in schema[first : first + 2]), schema[first]


async def test_nothing_is_said_of_an_empty_line(opened):
    editor = await opened()
    params = lsp.HoverParams(editor.document("a.md"), lsp.Position(1, 0))
    assert await editor.wait(editor.client.text_document_hover_async(params)) is None


@pytest.mark.parametrize("encoding", ENCODINGS, ids=lambda it: it.value)
@pytest.mark.parametrize("end", ["\n", "\r\n"], ids=["lf", "crlf"])
async def test_the_outline_is_that_of_the_headings(encoding, end, opened):
    text = TEXT.replace("\n", end)
    editor = await opened(text, encodings=[encoding])
    params = lsp.DocumentSymbolParams(editor.document("a.md"))
    (title,) = await editor.wait(editor.client.text_document_document_symbol_async(params))
    assert title.name == ODD
    headings = [line[3:] for line in TEXT.split("\n") if line.startswith("## ")]
    assert [it.name for it in title.children] == headings
    is_sound(title, text, encoding)
    for child in title.children:
        assert child.name in of(text, child.selection_range, encoding)


def is_sound(symbol, text, encoding):
    """A symbol's name stands in its extent (LSP 3.17, "DocumentSymbol"), and those below it do too, in their order."""

    def places(range):
        return index(text, range.start, encoding), index(text, range.end, encoding)

    start, end = places(symbol.range)
    first, last = places(symbol.selection_range)
    assert start <= first <= last <= end, symbol
    for child in symbol.children or ():
        from_, to = places(child.range)
        assert start <= from_ <= to <= end, child
        is_sound(child, text, encoding)
        start = from_


async def test_outlines_folds_links_and_hints_of_all_documents_are_sound(folder, start):
    editor = await start(folder, settings={"inlayHints": {"rowNumbers": True}})
    for name, text in (SEEDS | BROKEN | CORPUS).items():
        editor.open(name)
        document, client, encoding = editor.document(name), editor.client, editor.encoding
        for symbol in (
            await editor.wait(client.text_document_document_symbol_async(lsp.DocumentSymbolParams(document))) or ()
        ):
            is_sound(symbol, text, encoding)
        last = len(lines(text)) - 1
        folds = await editor.wait(client.text_document_folding_range_async(lsp.FoldingRangeParams(document))) or ()
        assert all(0 <= it.start_line < it.end_line <= last for it in folds), name
        for link in await editor.wait(client.text_document_document_link_async(lsp.DocumentLinkParams(document))) or ():
            assert of(text, link.range, encoding) and urlsplit(link.target).scheme
        params = lsp.InlayHintParams(document, editor.whole(name))
        for hint in await editor.wait(client.text_document_inlay_hint_async(params)) or ():
            assert text[index(text, hint.position, encoding) :].startswith("|"), hint
        editor.close(name)


async def test_links_lead_where_they_say(small, opened):
    (small / "b c.md").write_text("# B\n")
    text = changed(("RFC 9110, published", f"{ODD} [b](<b c.md>) and [x](https://example.org/é), published"))
    editor = await opened(text)
    params = lsp.DocumentLinkParams(editor.document("a.md"))
    links = await editor.wait(editor.client.text_document_document_link_async(params))
    told = {of(text, it.range, editor.encoding): it.target for it in links}
    assert told["<b c.md>" if "<b c.md>" in told else "b c.md"] == (small / "b c.md").as_uri()
    assert any(it.startswith("https://www.rfc-editor.org") for it in told.values())


async def test_documents_are_found_by_their_titles(folder, start):
    editor = await start(folder)
    params = lsp.WorkspaceSymbolParams("semantics gathered")
    found = await editor.wait(editor.client.workspace_symbol_async(params))
    assert (folder / "seeds/http-semantics.md").as_uri() in {it.location.uri for it in found}
    for it in found:
        path = path_of(it.location.uri)
        text = path.read_bytes().decode()
        assert "Semantics Gathered" in it.name and "Semantics Gathered" in of(text, it.location.range, editor.encoding), it


async def test_rows_are_numbered_where_the_user_wants_it(opened):
    rows = [f"| Name {number:02} | Text. |" for number in range(1, 13)]
    end = SEED.index("## Behaviors")
    text = SEED[: SEED.index("| Uneven Adoption")] + "\n".join(rows) + "\n\n" + SEED[end:]
    for settings, expected in ((None, []), ({"inlayHints": {"rowNumbers": True}}, [str(it) for it in range(1, 13)])):
        editor = await opened(text, settings=settings)
        params = lsp.InlayHintParams(editor.document("a.md"), editor.whole("a.md"))
        hints = await editor.wait(editor.client.text_document_inlay_hint_async(params)) or []
        assert [it.label.strip(" .") for it in hints] == expected


async def test_places_that_explain_a_finding_lead_to_files(tmp_path, start):
    """Wherever the editor was started."""
    folder = fill(tmp_path / "a folder", {"a.md": SEED, "b.md": BROKEN["broken/section-case.md"]})
    editor = await start(folder, cwd="/")
    editor.open("b.md")
    found = {it.code: it for it in await editor.findings("b.md")}
    (elsewhere,) = {
        it.location.uri for it in found["corpus-duplicate"].related_information if it.location.uri.endswith(".md")
    }
    assert elsewhere == (folder / "a.md").as_uri()
    schema = found["section-unknown"].related_information[-1].location
    assert path_of(schema.uri).read_text().split("\n")[schema.range.start.line]
