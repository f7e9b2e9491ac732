"""Runs the steps of a composite action as GitHub's runner does, as far as action.yml needs it: scripts by bash, with the
environment, inputs and outputs that they would have. Steps that use other actions are only resolved."""

import os
import re
import subprocess
from dataclasses import dataclass, field

import yaml

from conftest import Ran, environment

EXPRESSION = re.compile(r"\$\{\{(.*?)\}\}")


@dataclass
class Outcome:
    """What a run of an action left."""

    ran: dict = field(default_factory=dict)
    outputs: dict = field(default_factory=dict)
    used: dict = field(default_factory=dict)
    failed: bool = False


class Action:
    def __init__(self, folder):
        self.folder = folder
        self.definition = yaml.safe_load((folder / "action.yml").read_text())

    def run(self, workspace, temp, inputs=None, event=None, env=None):
        """Runs all steps in `workspace`; `event` is what caused the workflow to run."""
        given = {name: str(value) for name, value in (inputs or {}).items()}
        assert given.keys() <= self.definition["inputs"].keys(), "an input that the action does not have"
        defaults = {name: it.get("default", "") for name, it in self.definition["inputs"].items()}
        steps = {}
        context = {"inputs": defaults | given, "github": {"event": event or {}}, "steps": steps}
        outcome = Outcome()
        path = []
        temp.mkdir(parents=True, exist_ok=True)
        for step in self.definition["runs"]["steps"]:
            if outcome.failed and "if" not in step:
                continue
            if "uses" in step:
                outcome.used[step["uses"].split("@")[0]] = resolved(step["with"], context)
                continue
            assert step["shell"] == "bash" and not EXPRESSION.search(step["run"])
            files = {name: temp / name.lower() for name in ("GITHUB_OUTPUT", "GITHUB_PATH")}
            for file in files.values():
                file.write_text("")
            variables = {
                "GITHUB_ACTIONS": "true",
                "GITHUB_ACTION_PATH": self.folder,
                "GITHUB_WORKSPACE": workspace,
                "RUNNER_OS": "Linux",
                "RUNNER_ARCH": "X64",
                "RUNNER_TEMP": temp,
                "PATH": os.pathsep.join([*reversed(path), os.environ["PATH"]]),
            }
            variables |= files | resolved(step.get("env", {}), context) | (env or {})
            folder = workspace / resolved(step.get("working-directory", "."), context)
            ran = subprocess.run(
                ["bash", "--noprofile", "--norc", "-e", "-o", "pipefail", "-c", step["run"]],
                cwd=folder,
                env=environment(**variables),
                stdin=subprocess.DEVNULL,
                stdout=subprocess.PIPE,
                stderr=subprocess.STDOUT,
                text=True,
            )
            outcome.ran[step["id"]] = Ran(ran.returncode, ran.stdout)
            outcome.failed |= ran.returncode != 0
            written = dict(line.split("=", 1) for line in files["GITHUB_OUTPUT"].read_text().splitlines())
            steps[step["id"]] = {"outputs": written}
            path += files["GITHUB_PATH"].read_text().splitlines()
        outcome.outputs = {name: resolved(it["value"], context) for name, it in self.definition["outputs"].items()}
        return outcome


def resolved(value, context):
    """A value of the definition with its expressions put in: paths of names, joined by `||`."""
    if isinstance(value, dict):
        return {name: resolved(it, context) for name, it in value.items()}
    return EXPRESSION.sub(lambda found: evaluated(found[1], context), str(value))


def evaluated(expression, context):
    for path in expression.split("||"):
        value = context
        for name in path.strip().split("."):
            value = value.get(name, {}) if isinstance(value, dict) else {}
        if value not in ({}, ""):
            return str(value)
    return ""
