"""Neovim, an old one of Debian and a new one of PyPI, and Emacs of Debian, as people use them."""

import json
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

from conftest import PROGRAM, digestlint, environment, fill
from documents import BROKEN, ODD

HERE = Path(__file__).parent
VENV = Path(sys.executable).parent
OTHERS = os.pathsep.join(it for it in os.environ["PATH"].split(os.pathsep) if Path(it) != VENV)
EDITORS = {"installed": shutil.which("nvim", path=OTHERS), "new": VENV / "nvim"}


def in_characters(text, found):
    """A finding with its place in characters, where the end of a line is one, as Emacs counts them."""
    before = text.encode()[: found["start"]["offset"]].decode()
    help = f"\nhelp: {found['help']}" if found.get("help") else ""
    place = len(before.replace("\r\n", "\n"))
    return f"{place} digestlint [{found['rule']}]: {found['message']}{help}"


DOCUMENTS = ["broken/odd.md", "broken/odd-crlf.md", "broken/all-at-once.md"]
NAME = "é 🙂.md"
SECTION = ["## Other", "", "* Category: …", "* Type: …", "", "## Summary"]


@dataclass
class Expected:
    findings: list
    fixed: str
    outcome: str
    left: list


def check(folder):
    return json.loads(digestlint("check", "--output-format", "json", folder=folder))


def in_bytes(text, found):
    """A finding with lines from 0 and columns in bytes, as Neovim counts them."""

    def place(offset):
        *above, line = text.encode()[:offset].split(b"\n")
        return f"{len(above)}:{len(line)}"

    return f"{found['rule']} {place(found['start']['offset'])}-{place(found['end']['offset'])}"


def prepared(text, tmp_path):
    """A folder with a document, and what the command line makes of it in another: findings and texts on the way."""
    other = fill(tmp_path / "expected", {NAME: text})
    findings = check(other)
    digestlint("check", "--fix", folder=other)
    fixed = (other / NAME).read_bytes().decode()
    digestlint("fmt", folder=other)
    outcome = (other / NAME).read_bytes().decode()
    folder = fill(tmp_path / "a folder", {NAME: text})
    return folder, Expected(findings, fixed, outcome, check(other))


def edit(command, as_shown, text, folder, expected, tmp_path):
    """Runs the script of an editor, which waits for the findings as it shows them; what it tells of the session."""
    outcome = tmp_path / "outcome.json"
    env = environment(
        DIGESTLINT=PROGRAM,
        ROOT=folder,
        DOCUMENT=folder / NAME,
        OUTCOME=outcome,
        HOME=tmp_path,
        FINDINGS=json.dumps(sorted(as_shown(text, it) for it in expected.findings)),
        LEFT=json.dumps(sorted(as_shown(expected.outcome, it) for it in expected.left)),
    )
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300)
    said = json.loads(outcome.read_text()) if outcome.exists() else {}
    assert ran.returncode == 0, said.get("failure", ran.stderr)
    assert (folder / NAME).read_bytes().decode() == expected.outcome
    return said


@pytest.mark.parametrize("document", DOCUMENTS)
@pytest.mark.parametrize("editor", EDITORS)
def test_neovim(editor, document, tmp_path):
    text = BROKEN[document]
    folder, expected = prepared(text, tmp_path)
    command = [EDITORS[editor], "--headless", "-u", "NONE", "-n", "-c", f"luafile {HERE / 'neovim.lua'}"]
    said = edit(command, in_bytes, text, folder, expected, tmp_path)
    is_new = said["version"] >= 11
    assert is_new or editor == "installed"
    assert said["encoding"] == ("utf-8" if is_new else "utf-16")
    assert said["quick_fix"] == f"* {ODD} words"
    assert said["fixed"] == expected.fixed.replace("\r\n", "\n")
    assert said["completed"] == "## Themes"
    assert said.get("section") == (SECTION if is_new else None)
    assert "Themes" in said["hover"] and said["definition"].endswith("/digest.toml")


@pytest.mark.parametrize("document", DOCUMENTS)
def test_emacs(document, tmp_path):
    text = BROKEN[document]
    folder, expected = prepared(text, tmp_path)
    said = edit(["emacs", "--batch", "--load", HERE / "emacs.el"], in_characters, text, folder, expected, tmp_path)
    assert said["fixed"] == expected.fixed.replace("\r\n", "\n")
    assert said["completed"] == "## Themes"
