"""Neovim: an old one, of Debian, and a new one, of PyPI."""

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from conftest import PROGRAM, digestlint, environment, fill
from documents import BROKEN, ODD

HERE = Path(__file__).parent
VENV = Path(sys.executable).parent
OTHERS = os.pathsep.join(it for it in os.environ["PATH"].split(os.pathsep) if Path(it) != VENV)
EDITORS = {"installed": shutil.which("nvim", path=OTHERS), "new": VENV / "nvim"}

SECTION = ["## Other", "", "* Category: …", "* Type: …", "", "## Summary"]


def check(folder):
    return json.loads(digestlint("check", "--output-format", "json", folder=folder))


def in_bytes(text, found):
    """A finding with lines from 0 and columns in bytes, as Neovim counts them."""
    def place(offset):
        before = text.encode()[:offset]
        return [before.count(b"\n"), len(before) - before.rfind(b"\n") - 1]

    return [found["rule"], *place(found["start"]["offset"]), *place(found["end"]["offset"])]


@pytest.mark.parametrize("name", ["broken/odd.md", "broken/odd-crlf.md", "broken/all-at-once.md"])
@pytest.mark.parametrize("editor", EDITORS)
def test_a_session(editor, name, tmp_path):
    text = BROKEN[name]
    # The same by the command line.
    expected = fill(tmp_path / "expected", {"é 🙂.md": text})
    findings = check(expected)
    digestlint("check", "--fix", folder=expected)
    fixed = (expected / "é 🙂.md").read_bytes().decode()
    digestlint("fmt", folder=expected)
    left = check(expected)

    folder = fill(tmp_path / "a folder", {"é 🙂.md": text})
    env = environment(
        DIGESTLINT=PROGRAM, ROOT=folder, DOCUMENT=folder / "é 🙂.md", OUTCOME=tmp_path / "outcome.json", HOME=tmp_path,
        XDG_CACHE_HOME=tmp_path / "cache", XDG_STATE_HOME=tmp_path / "state", FINDINGS=len(findings), LEFT=len(left),
    )
    command = [EDITORS[editor], "--headless", "-u", "NONE", "-n", "-c", f"luafile {HERE / 'neovim/session.lua'}"]
    ran = subprocess.run(command, cwd=folder, env=env, capture_output=True, text=True, stdin=subprocess.DEVNULL, timeout=300)
    said = json.loads((tmp_path / "outcome.json").read_text()) if (tmp_path / "outcome.json").exists() else {}
    assert ran.returncode == 0, said.get("failure", ran.stderr)

    is_new = said["version"] >= 11
    assert is_new or editor == "installed"
    assert said["encoding"] == ("utf-8" if is_new else "utf-16")
    assert sorted(said["findings"]) == sorted(in_bytes(text, it) for it in findings)
    assert said["quick_fix"] == f"* {ODD} words"
    assert said["fixed"] == fixed.replace("\r\n", "\n")
    assert said["completed"] == "## Themes"
    assert said.get("section") == (SECTION if is_new else None)
    assert "Themes" in said["hover"] and said["definition"].endswith("/digest.toml")
    outcome = (expected / "é 🙂.md").read_bytes().decode()
    assert (folder / "é 🙂.md").read_bytes().decode() == outcome
    assert sorted(said["left"]) == sorted(in_bytes(outcome, it) for it in left)
