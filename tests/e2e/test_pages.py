"""The pages on CI: what is copied from them is sound, and runs."""

import os
import re
import shutil
import sys

import pytest
import yaml

from conftest import BAD, PACKAGE, ROOT, SEED, TARGET, environment, run
from linters import is_sound_workflow, is_valid
from pages import blocks


def test_each_workflow_is_sound(tmp_path):
    texts = blocks("github-actions.md", "yaml")
    assert len(texts) == 4
    for number, text in enumerate(texts):
        is_sound_workflow(tmp_path / f".github/workflows/{number}.yml", text)


def test_the_first_workflow_is_what_init_writes(program, repository):
    run(program, "init", "--github-actions", cwd=repository.root).exits(0)
    comment, text = repository.read(".github/workflows/digestlint.yml").split("\n", 1)
    assert comment.startswith("# ") and text == blocks("github-actions.md", "yaml")[0]


def test_the_first_configuration_is_what_init_writes(program, repository):
    run(program, "init", "--pre-commit", cwd=repository.root).exits(0)
    comment, text = repository.read(".pre-commit-config.yaml").split("\n", 1)
    assert comment.startswith("# ") and text == blocks("pre-commit.md", "yaml")[0]


def test_the_inputs_are_those_of_the_action():
    definition = yaml.safe_load((ROOT / "action.yml").read_text())

    def row(name, it):
        default = f"`{it['default']}` " if it["default"] else ""
        return f"| `{name}` | {default}| {it['description']} |"

    rows = [row(name, it) for name, it in definition["inputs"].items()]
    page = (ROOT / "docs/github-actions.md").read_text()
    assert "|:------|:--------|:-------------|\n" + "\n".join(rows) + "\n\n" in page
    used = re.findall(r"^          ([a-z-]+):", "\n".join(blocks("github-actions.md", "yaml")), re.MULTILINE)
    assert set(used) - {"persist-credentials", "fetch-depth"} <= definition["inputs"].keys()


def test_versions_and_addresses_are_those_of_the_package():
    version, repository = PACKAGE["version"], PACKAGE["repository"]
    for page in ("pre-commit.md", "github-actions.md", "other-ci.md"):
        text = (ROOT / "docs" / page).read_text()
        named = re.findall(r"digestlint(?:==|@v|/releases/download/v|\n    rev: v)([\d.]+\d)", text)
        assert named and set(named) == {version}, f"{page}: {named}"
        assert set(re.findall(r"https://github\.com/[\w-]+/[\w-]+", text)) <= {repository}


@pytest.fixture
def with_index(wheel, tmp_path):
    """An environment whose pip finds the wheel, and a new virtual environment for it."""
    venv = tmp_path / "venv"
    run(sys.executable, "-m", "venv", venv, cwd=tmp_path).exits(0)
    path = os.pathsep.join([str(venv / "bin"), os.environ["PATH"]])
    return environment(PATH=path, PIP_NO_INDEX="1", PIP_FIND_LINKS=wheel.parent, TMPDIR=tmp_path)


@pytest.mark.parametrize("number", [0, 1])
def test_a_pipeline_of_gitlab(number, with_index, repository, tmp_path):
    text = blocks("other-ci.md", "yaml")[number]
    (tmp_path / ".gitlab-ci.yml").write_text(text)
    is_valid(tmp_path / ".gitlab-ci.yml", "gitlab-ci")
    job = yaml.safe_load(text)["digestlint"]
    repository.write("old.md", BAD)
    repository.commit().exits(0)
    env = with_index | {"CI_MERGE_REQUEST_DIFF_BASE_SHA": repository.git("rev-parse", "HEAD").output.strip()}
    repository.write("new.md", SEED)
    repository.commit().exits(0)
    # A runner stops at the first line that fails.
    ran = run("bash", "-eo", "pipefail", "-c", "\n".join(job["script"]), cwd=repository.root, env=env)
    if number == 1:
        ran.exits(0).says("no findings in 1 file")
    else:
        ran.exits(1).says("old.md:", "error[value-range]")
        assert '"check_name"' in repository.read(job["artifacts"]["reports"]["codequality"])


def test_a_script_that_installs_the_wheel(with_index, repository):
    script, _ = blocks("other-ci.md", "sh")
    repository.write("a.md", BAD)
    run("sh", "-c", script, cwd=repository.root, env=with_index).exits(1).says("a.md:", "error[value-range]")
    repository.write("a.md", SEED)
    run("sh", "-c", script, cwd=repository.root, env=with_index).exits(0)


def test_a_script_that_fetches_a_release(server, release, repository, tmp_path):
    _, script = blocks("other-ci.md", "sh")
    assert PACKAGE["repository"] in script and f"name=digestlint-{TARGET}\n" in script
    script = script.replace(PACKAGE["repository"], server[1])
    repository.write("a.md", BAD)
    env = environment(TMPDIR=tmp_path)
    run("sh", "-c", script, cwd=repository.root, env=env).exits(1).says("a.md:", "error[value-range]")
    archive = release / f"digestlint-{TARGET}.tar.gz"
    shutil.copy2(archive, tmp_path / "whole")
    with archive.open("ab") as file:
        file.write(b"\0")
    try:
        run("sh", "-c", script, cwd=repository.root, env=env).exits(1).says("sha256sum: WARNING")
    finally:
        shutil.copy2(tmp_path / "whole", archive)
