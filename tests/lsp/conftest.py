"""What the tests share: the program, folders with documents, and editors that talk to the server."""

import os
import subprocess
from pathlib import Path

import pytest
import pytest_asyncio

from documents import BROKEN, CORPUS, PROJECT, SEEDS
from editor import Editor

ROOT = Path(__file__).resolve().parents[2]
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


@pytest.fixture
def folder(tmp_path):
    """A folder with all documents, broken and good."""
    return fill(tmp_path / "a folder", SEEDS | BROKEN | CORPUS)


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
