"""The hooks, in repositories of their users, by the tools that run them: commits are refused, or go through."""

import os
import shutil
import sys

import pytest

from conftest import BAD, FIXABLE, PACKAGE, ROOT, SEED, VENV, WORK, Repository, environment, run, tool, without_rust
from pages import blocks

TOOLS = ["pre-commit", "prek"]
PLAIN, MENDING, WHEEL = range(3)
REFUSED = "error[value-range]: relevancy 9 is above the maximum 5"


@pytest.fixture(scope="session")
def homes(tmp_path_factory):
    """Where the tools keep what they install, for the whole run."""
    return tmp_path_factory.mktemp("homes")


@pytest.fixture(scope="session")
def wheelhouse(wheel, tmp_path_factory):
    """A folder that takes the part of the package index: the wheel, and what pip builds a local hook with."""
    folder = tmp_path_factory.mktemp("wheelhouse")
    shutil.copy2(wheel, folder)
    run(sys.executable, "-m", "pip", "download", "--dest", folder, "--only-binary", ":all:", "setuptools==84.2.1", cwd=ROOT).exits(0)
    return folder


@pytest.fixture
def from_source(homes, source):
    """An environment for hooks that are built from source. That they work is tested, not that they are fast.

    The target folder is that of the project, in which dependencies may be built already.
    """
    return environment(
        PATH=os.pathsep.join([str(VENV), os.environ["PATH"]]),
        PRE_COMMIT_HOME=homes / "pre-commit",
        PREK_HOME=homes / "prek",
        CARGO_TARGET_DIR=WORK.parent,
        CARGO_PROFILE_RELEASE_LTO="off",
        CARGO_PROFILE_RELEASE_OPT_LEVEL="0",
        CARGO_PROFILE_RELEASE_CODEGEN_UNITS="16",
    )


@pytest.fixture
def from_wheel(homes, wheelhouse):
    """An environment for hooks that are installed as wheels, on a machine without Rust and without a network."""
    path = without_rust(os.pathsep.join([str(VENV), os.environ["PATH"]]))
    assert shutil.which("git", path=path) and not shutil.which("cargo", path=path)
    return environment(
        PATH=path,
        PRE_COMMIT_HOME=homes / "pre-commit-wheel",
        PREK_HOME=homes / "prek-wheel",
        PIP_NO_INDEX="1",
        PIP_FIND_LINKS=wheelhouse,
        UV_NO_INDEX="1",
        UV_FIND_LINKS=wheelhouse,
    )


def config(number, source=None):
    """A configuration of the page, with the source of the hooks at hand in the place of the published one."""
    text = blocks("pre-commit.md", "yaml")[number]
    if source is None:
        return text
    assert f"{PACKAGE['repository']}\n    rev: v{PACKAGE['version']}\n" in text
    return text.replace(PACKAGE["repository"], str(source.root))


@pytest.fixture
def consumer(tmp_path):
    """Makes a repository with a configuration, whose commits go through the hooks."""

    def make(name, text, env):
        repository = Repository(tmp_path / "consumer", env)
        repository.write(".pre-commit-config.yaml", text)
        run(tool(name), "install", cwd=repository.root, env=env).exits(0)
        return repository

    return make


def refuses_and_accepts(name, repository):
    repository.write("digests/a b.md", BAD)
    refused = repository.commit().exits(1).says("digestlint", "Failed", "- exit code: 1", REFUSED)
    assert refused.output.count("error[") == 1
    assert repository.commits() == 0
    repository.write("digests/a b.md", SEED)
    repository.commit().exits(0).says("digestlint", "Passed")
    assert repository.commits() == 1
    # What is no Markdown is none of its business.
    repository.write("notes.txt", BAD)
    repository.commit().exits(0).says("no files to check", "Skipped")
    run(tool(name), "run", "--all-files", cwd=repository.root, env=repository.env).exits(0).says("Passed")


@pytest.mark.parametrize("name", TOOLS)
def test_from_source(name, consumer, source, from_source):
    refuses_and_accepts(name, consumer(name, config(PLAIN, source), from_source))


@pytest.mark.parametrize("name", TOOLS)
def test_from_a_wheel(name, consumer, from_wheel):
    refuses_and_accepts(name, consumer(name, config(WHEEL), from_wheel))


@pytest.mark.parametrize("name", TOOLS)
def test_what_is_mended_is_shown_before_it_is_committed(name, consumer, source, from_source):
    text = config(MENDING, source).replace("      - id: digestlint-fmt\n", "")
    repository = consumer(name, text, from_source)
    repository.write("digests/a.md", FIXABLE)
    repository.commit().exits(1).says("Failed", "files were modified by this hook")
    assert repository.read("digests/a.md") == SEED
    assert repository.commits() == 0
    repository.git("add", "digests/a.md").exits(0)
    repository.commit().exits(0).says("Passed")


@pytest.mark.parametrize("name", TOOLS)
def test_the_layout_is_mended_after_the_rest(name, consumer, source, from_source):
    repository = consumer(name, config(MENDING, source), from_source)
    ragged = FIXABLE.replace(" |\n", "     |\n", 1)
    assert ragged != FIXABLE
    repository.write("digests/a.md", ragged)
    repository.commit().exits(1).says("- hook id: digestlint-fmt", "files were modified by this hook")
    assert repository.read("digests/a.md") == SEED
    repository.git("add", "digests/a.md").exits(0)
    repository.commit().exits(0)


@pytest.mark.parametrize("name", TOOLS)
def test_excludes_of_the_project_file_hold(name, consumer, source, from_source):
    repository = consumer(name, config(PLAIN, source), from_source)
    repository.write("digestlint.toml", 'exclude = ["README.md"]\n')
    repository.write("README.md", "# A project\n")
    repository.commit().exits(0).says("Passed")
    repository.write("digests/a.md", BAD)
    repository.commit().exits(1).says(REFUSED)


@pytest.mark.parametrize("name", TOOLS)
def test_other_documents_are_known_though_only_one_is_committed(name, consumer, source, from_source):
    repository = consumer(name, config(PLAIN, source), from_source)
    repository.write("digestlint.toml", 'schema = "digest"\n\n[rules]\ncorpus-duplicate = "error"\n')
    repository.write("digests/a.md", SEED)
    repository.commit().exits(0)
    repository.write("digests/b.md", SEED)
    repository.commit().exits(1).says("error[corpus-duplicate]", "digests/a.md")


@pytest.mark.parametrize("name", TOOLS)
def test_the_tools_find_the_manifest_and_the_configurations_valid(name, tmp_path):
    run(tool(name), "validate-manifest", ROOT / ".pre-commit-hooks.yaml", cwd=tmp_path).exits(0)
    texts = blocks("pre-commit.md", "yaml")
    assert len(texts) == 3
    for number, text in enumerate(texts):
        (tmp_path / f"{number}.yaml").write_text(text)
        run(tool(name), "validate-config", f"{number}.yaml", cwd=tmp_path).exits(0)
    assert f"{PACKAGE['name']}=={PACKAGE['version']}" in texts[WHEEL]
