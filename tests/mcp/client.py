"""Talks to `digestlint mcp` as a model's client does, with the Python SDK of the Model Context Protocol.

Usage: client.py DIGESTLINT FOLDER, where the folder holds a digest without findings, good.md.
Exits with 0 when every answer is as expected.
"""

import asyncio
import json
import os
import sys
from pathlib import Path

from jsonschema import Draft202012Validator
from mcp import Client, MCPError, StdioServerParameters

TOOLS = {"check", "fix", "explain", "schema", "new"}


async def talk(client, good):
    print("session:", client.server_info.name, client.server_info.version, client.protocol_version)
    assert client.server_info.name == "digestlint"
    assert "call `check`" in client.instructions

    tools = {tool.name: tool for tool in (await client.list_tools()).tools}
    assert set(tools) == TOOLS, tools.keys()
    for tool in tools.values():
        assert tool.description and tool.annotations.title, tool.name
        assert tool.annotations.read_only_hint is True and tool.annotations.open_world_hint is False, tool.name
        Draft202012Validator.check_schema(tool.input_schema)
        Draft202012Validator.check_schema(tool.output_schema)
        assert tool.input_schema["additionalProperties"] is False, tool.name

    async def call(name, **arguments):
        """The data and the texts of an answer; the data fits the schema that the server gives."""
        result = await client.call_tool(name, arguments)
        texts = [block.text for block in result.content]
        assert not result.is_error, (name, texts)
        Draft202012Validator(tools[name].output_schema).validate(result.structured_content)
        return result.structured_content, texts

    async def refused(name, **arguments):
        result = await client.call_tool(name, arguments)
        assert result.is_error and result.structured_content is None, (name, result)
        return result.content[0].text

    # A good document, and the same spoilt in two ways: one that `fix` mends and one that its writer has to.
    data, texts = await call("check", text=good)
    assert data["ok"] and data["findings"] == [] and texts == ["No findings."], data
    row = next(line for line in good.splitlines() if line.startswith("| Dedicated Registry"))
    bad = good.replace("## Concerns", "## concerns").replace(row, row[: -len("2 |")] + "9 |")
    data, [text] = await call("check", text=bad, path="digests/a.md", schema="digest")
    assert not data["ok"] and data["errors"] == 2, data
    assert {finding["path"] for finding in data["findings"]} == {"digests/a.md"}
    assert all(finding["message"] in text for finding in data["findings"]), text

    fixed, [summary, text] = await call("fix", text=bad)
    assert fixed["changed"] and fixed["text"] == text and "## Concerns" in text, fixed
    assert fixed["remaining"]["errors"] == 1 and "value-range" in summary, summary
    data, _ = await call("fix", text=good.replace("## Concerns", "## Concrens"), unsafe_fixes=True)
    assert data["text"] == good

    data, [text] = await call("explain", rule="value-range")
    assert data["rules"][0]["docs"]["passes"] and text.startswith("# `value-range`")
    data, _ = await call("explain")
    assert len(data["rules"]) > 60

    guide, [text] = await call("schema")
    assert guide["schema"] == "digest" and text == guide["text"] and "Concerns" in text
    data, _ = await call("schema", schema="digest-legacy", form="toml")
    assert "[schema]" in data["text"]
    data, _ = await call("schema", form="json-schema")
    Draft202012Validator.check_schema({**json.loads(data["text"]), "$schema": Draft202012Validator.META_SCHEMA["$id"]})

    data, _ = await call("new")
    assert "## Signals" in data["text"], data
    assert "`sections.Signls` is not known" in await refused("new", values={"sections": {"Signls": []}}, blanks=True)

    # What is wrong with a question is told to the model, with what to do.
    assert "did you mean `value-range`?" in await refused("explain", rule="value-rang")
    assert "did you mean `digest`?" in await refused("check", text=good, schema="digst")
    assert "help: " in await refused("check", text=good, path="drafts/a.md")
    assert "missing field `text`" in await refused("check")
    assert "unknown field `file`" in await refused("check", text=good, file="a.md")

    # Many questions at once.
    answers = await asyncio.gather(*(call("check", text=good, path=f"digests/{n}.md") for n in range(50)))
    assert all(data["ok"] for data, _ in answers)

    resources = (await client.list_resources()).resources
    assert len(resources) == 3
    contents = (await client.read_resource(resources[0].uri)).contents[0]
    assert contents.mime_type == "text/markdown" and contents.text == guide["text"]
    try:
        await client.read_resource("digestlint://guides/gone")
    except MCPError as error:
        assert "digestlint://guides/digest" in str(error), error
    else:
        raise AssertionError("a resource that is not there was read")


async def main(program, folder):
    good = Path(folder, "good.md").read_text()
    Path(folder, "digestlint.toml").write_text('schema = "digest"\nexclude = ["drafts/"]\n')
    before = {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*")}
    environment = {"PATH": os.environ["PATH"], "SOURCE_DATE_EPOCH": "1765065600"}
    server = StdioServerParameters(command=program, args=["mcp"], cwd=folder, env=environment)
    # Both ways to open a session: that of today, and that of older clients.
    for mode in ("auto", "legacy"):
        async with Client(server, mode=mode, read_timeout_seconds=60) as client:
            await talk(client, good)
    after = {path: path.stat().st_mtime_ns for path in Path(folder).rglob("*")}
    assert before == after, "the server has written"
    print("all answers are as expected")


asyncio.run(asyncio.wait_for(main(*sys.argv[1:]), timeout=240))
