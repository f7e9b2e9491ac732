"""What the tests share: the program, folders with documents, and editors that talk to the server."""

import json
import os
import subprocess
from dataclasses import dataclass
from pathlib import Path

import pytest
import pytest_asyncio

from documents import DOCUMENTS, PROJECT, ROOT
from editor import Editor

PROGRAM = Path(os.environ.get("DIGESTLINT", ROOT / "target/debug/digestlint")).resolve()


def pytest_configure():
    if not PROGRAM.exists():
        pytest.exit(f"{PROGRAM} is missing: start these tests by tests/lsp/run", returncode=2)


def environment(**more):
    """The environment of the tests: 2025-12-07, so that no test depends on the day it runs."""
    return os.environ | {"SOURCE_DATE_EPOCH": "1765065600", "NO_COLOR": "1"} | {name: str(it) for name, it in more.items()}


def digestlint(*arguments, folder, statuses=(0, 1)):
    """What the command line says, in a folder."""
    command = [str(it) for it in (PROGRAM, *arguments)]
    ran = subprocess.run(command, cwd=folder, env=environment(), capture_output=True, stdin=subprocess.DEVNULL)
    assert ran.returncode in statuses, f"{command}: {ran.returncode}\n{ran.stderr.decode()}"
    return ran.stdout.decode()


def fill(folder, texts):
    """Puts documents and a project file into a folder."""
    for name, text in ({"digestlint.toml": PROJECT} | texts).items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_bytes(text.encode())
    return folder


@pytest.fixture(scope="session")
def folder(tmp_path_factory):
    """A folder with all documents, broken and good, which no test changes."""
    return fill(tmp_path_factory.mktemp("documents") / "a folder", DOCUMENTS)


@dataclass
class CommandLine:
    """What the command line makes of all documents: its findings, and the texts once they are mended or laid out."""

    findings: dict
    fixed: dict
    formatted: dict


@pytest.fixture(scope="session")
def command_line(folder, tmp_path_factory):
    def texts(*command):
        copy = fill(tmp_path_factory.mktemp(command[0]), DOCUMENTS)
        digestlint(*command, folder=copy)
        return {name: (copy / name).read_bytes().decode() for name in DOCUMENTS}

    findings = {name: [] for name in DOCUMENTS}
    for found in json.loads(digestlint("check", "--output-format", "json", folder=folder)):
        findings[found["path"]].append(found)
    return CommandLine(findings, texts("check", "--fix"), texts("fmt"))


@pytest.fixture
def small(tmp_path):
    """A folder with a project file."""
    return fill(tmp_path / "small", {})


@pytest_asyncio.fixture
async def start():
    """Starts editors, which are ended after the test."""
    editors = []

    async def start(folder, **options):
        editor = Editor(folder)
        editors.append(editor)
        await editor.start([str(PROGRAM), "lsp"], environment(), **options)
        return editor

    yield start
    for editor in editors:
        await editor.end()
