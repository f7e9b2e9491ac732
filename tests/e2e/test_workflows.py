"""The workflows and the action of this repository: valid, sound, and agreed on what a release holds."""

import re

import pytest
import yaml

from conftest import ROOT
from linters import actionlint, is_sound_workflow, is_valid, zizmor

WORKFLOWS = sorted((ROOT / ".github/workflows").glob("*.yml"))
USES = re.compile(r"^ *(?:- )?uses: (\S+)@(\S+)(.*)$", re.MULTILINE)


@pytest.mark.parametrize("path", WORKFLOWS, ids=lambda path: path.name)
def test_a_workflow_is_sound(path):
    is_valid(path, "github-workflows")
    actionlint(path)
    assert zizmor(path) == []


def test_there_are_workflows_for_changes_and_releases():
    assert [path.name for path in WORKFLOWS] == ["ci.yml", "release.yml"]


def test_the_action_is_sound():
    is_valid(ROOT / "action.yml", "github-actions")
    is_valid(ROOT / ".github/dependabot.yml", "dependabot")
    assert zizmor(ROOT / "action.yml") == []


def test_the_linters_would_tell(tmp_path):
    text = (ROOT / ".github/workflows/ci.yml").read_text()
    path = tmp_path / ".github/workflows/ci.yml"
    is_sound_workflow(path, text)
    for wrong in (
        text.replace("runs-on: ubuntu-24.04", "runs-on: ubuntu-24.40"),
        text.replace("timeout-minutes: 40", "timeout-minutes: soon"),
        text.replace("        with:\n          persist-credentials: false\n", ""),
        text.replace("actions/checkout@9c091bb21b7c1c1d1991bb908d89e4e9dddfe3e0", "actions/checkout@v7"),
    ):
        assert wrong != text
        with pytest.raises(AssertionError):
            is_sound_workflow(path, wrong)


def test_each_action_is_pinned_to_one_commit():
    places = [*WORKFLOWS, ROOT / "action.yml", ROOT / "docs/github-actions.md", ROOT / "src/cli/init/integration.rs"]
    text = "\n".join(path.read_text() for path in places).replace('CHECKOUT: &str = "', "\nuses: ").replace('";', "")
    pinned = {}
    for name, commit, comment in USES.findall(text):
        if name == "digestlint/digestlint" or name.startswith("{"):
            continue
        assert re.fullmatch("[0-9a-f]{40}", commit), f"{name}@{commit}"
        assert re.fullmatch(r" # v\d+\.\d+\.\d+", comment), f"{name}@{commit}{comment}"
        pinned.setdefault(name, set()).add((commit, comment))
    assert {"actions/checkout", "github/codeql-action/upload-sarif"} <= pinned.keys()
    assert {name: found for name, found in pinned.items() if len(found) > 1} == {}


def test_what_is_installed_is_what_is_released():
    targets = {it["target"] for it in yaml.safe_load(workflow("release.yml"))["jobs"]["build"]["strategy"]["matrix"]["include"]}
    install = (ROOT / ".github/scripts/install.sh").read_text()
    installed = set(re.findall(r"target=(\S+) ;;", install))
    assert len(installed) == 5 and installed < targets
    page = (ROOT / "docs/other-ci.md").read_text()
    assert set(re.findall(r"digestlint-((?:x86_64|aarch64)[a-z0-9_-]+)", page)) == targets


def workflow(name):
    return (ROOT / ".github/workflows" / name).read_text()
