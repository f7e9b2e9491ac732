"""The pages on editors: their recipes, in the editors themselves; and the extensions of a release."""

import json
import os
import re
import shutil
import tomllib
import zipfile

import pytest
import yaml

from conftest import FIXABLE, PACKAGE, ROOT, SEED, TARGET, environment, run, tool
from pages import blocks

HERE = ROOT / "tests/e2e"


@pytest.fixture
def document(repository, program):
    """A document in a folder of a project, with a finding that a safe fix mends and a layout that is to be formatted."""
    if run(program, "lsp", "--help", cwd=repository.root).status != 0:
        pytest.fail("the program has no language server")
    repository.write("digestlint.toml", 'schema = "digest"\n')
    repository.write("digests/a.md", FIXABLE.replace("\n* ", "\n- "))
    return repository.root / "digests/a.md"


def edit(editor, recipes, language, document, installed):
    """Runs an editor with blocks of the page as its configuration; what its script tells of the document before it was saved."""
    folder = document.parents[1]
    files = [folder / f"recipe-{number}.{language}" for number in recipes]
    for number, file in zip(recipes, files):
        file.write_text(blocks("editors.md", language)[number])
    outcome = folder / "outcome.json"
    env = environment(
        PATH=os.pathsep.join([str(installed), os.environ["PATH"]]),
        HOME=folder / "home",
        RECIPES=os.pathsep.join(map(str, files)),
        DOCUMENT=document,
        OUTCOME=outcome,
    )
    ran = run(*editor, cwd=folder, env=env, timeout=120)
    assert outcome.exists(), ran.output
    return json.loads(outcome.read_text())


def is_mended(document):
    """The recipes mend and format what is saved; that the last line has an end is the editors' doing."""
    assert document.read_text().removesuffix("\n") == SEED.removesuffix("\n")


@pytest.mark.parametrize("start", [0, 1], ids=["0.11", "0.8"])
def test_neovim(start, document, installed):
    editor = (tool("nvim"), "--headless", "-u", "NONE", "-n", "-c", f"luafile {HERE / 'neovim.lua'}")
    told = edit(editor, [start, 2], "lua", document, installed)
    assert told["root"] == str(document.parents[1])
    assert told["codes"] == ["section-unknown"]
    is_mended(document)


@pytest.mark.parametrize("start, save", [(0, 1), (2, 3)], ids=["eglot", "lsp-mode"])
def test_emacs(start, save, document, installed):
    found = shutil.which("emacs")
    packages = "elpa-eglot" if start == 0 else "elpa-lsp-mode"
    if not found or run("dpkg", "--status", packages, "elpa-markdown-mode", cwd=ROOT).status != 0:
        pytest.skip(f"Emacs with {packages} and elpa-markdown-mode is not installed")
    told = edit((found, "--batch", "--load", HERE / "emacs.el"), [start, save], "elisp", document, installed)
    (text,) = told["texts"]
    assert "the section `KEYWORDS` is not known" in text
    is_mended(document)


def test_the_recipes_of_editors_that_are_not_run_here_can_be_read():
    texts = [json.loads(it) for it in blocks("editors.md", "json")] + [tomllib.loads(it) for it in blocks("editors.md", "toml")]
    options, vscode, zed, sublime, helix = texts
    manifest = json.loads((ROOT / "editors/vscode/package.json").read_text())
    settings = {name.removeprefix("digestlint.").split(".")[0] for name in manifest["contributes"]["configuration"]["properties"]}
    assert options.keys() == settings - {"enable", "path", "trace"}
    assert vscode["[markdown]"]["editor.codeActionsOnSave"].keys() == {"source.fixAll.digestlint"}
    server = zed["lsp"]["markdown-oxide"]
    assert [server["binary"]["path"], *server["binary"]["arguments"]] == ["digestlint", "lsp"]
    assert sublime["clients"]["digestlint"]["command"] == ["digestlint", "lsp"]
    assert helix["language-server"]["digestlint"]["args"] == ["lsp"]
    given = [server["initialization_options"], sublime["clients"]["digestlint"]["initialization_options"]]
    for it in [*given, helix["language-server"]["digestlint"]["config"]]:
        assert it.keys() <= options.keys()


def test_the_extensions_of_a_release(release, program, tmp_path):
    run(ROOT / ".github/scripts/extensions.sh", release, tmp_path, cwd=ROOT).exits(0)
    assert sorted(it.name for it in tmp_path.iterdir()) == ["digestlint-alpine-x64.vsix", "digestlint.vsix"]
    with zipfile.ZipFile(tmp_path / "digestlint-alpine-x64.vsix") as archive:
        assert archive.read("extension/bundled/digestlint") == program.read_bytes()
        assert json.loads(archive.read("extension/package.json"))["version"] == PACKAGE["version"]
    with zipfile.ZipFile(tmp_path / "digestlint.vsix") as archive:
        assert "extension/bundled/digestlint" not in archive.namelist()


def test_each_target_of_a_release_has_a_platform():
    workflow = yaml.safe_load((ROOT / ".github/workflows/release.yml").read_text())
    targets = {it["target"] for it in workflow["jobs"]["build"]["strategy"]["matrix"]["include"]}
    script = (ROOT / ".github/scripts/extensions.sh").read_text()
    platforms = dict(re.findall(r"^    (\S+)\) echo (\S+) ;;$", script, re.MULTILINE))
    assert platforms.keys() == targets and TARGET in targets
    assert len(set(platforms.values())) == len(targets)
