"""What the tests share: the program and its wheel, built once; a release; repositories; the tools that `run` installed."""

import functools
import http.server
import os
import shutil
import subprocess
import sys
import threading
import tomllib
from dataclasses import dataclass
from pathlib import Path

import pytest

ROOT = Path(__file__).resolve().parents[2]
PROFILE = os.environ.get("DIGESTLINT_E2E_PROFILE", "release")
PACKAGE = tomllib.loads((ROOT / "Cargo.toml").read_text())["package"]
SEED = (ROOT / "seeds/wcag-2-2.md").read_text()

# What the action installs on the machines that tests run on.
TARGET = "x86_64-unknown-linux-musl"

# A relevancy above its maximum: an error that nothing mends.
BAD = SEED.replace("|           2 |", "|           9 |", 1)
# A heading in the wrong case: an error that a safe fix mends.
FIXABLE = SEED.replace("\n## Keywords\n", "\n## KEYWORDS\n", 1)


@dataclass
class Ran:
    """A command that has ended."""

    status: int
    output: str

    def exits(self, status):
        assert self.status == status, f"exit status {self.status} instead of {status}\n{self.output}"
        return self

    def says(self, *texts):
        for text in texts:
            assert text in self.output, f"{text!r} is not in\n{self.output}"
        return self


def run(*command, cwd, env=None, **options):
    """Runs a command, with standard error among its output."""
    ended = subprocess.run(
        [str(part) for part in command],
        cwd=cwd,
        env=env or environment(),
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        **options,
    )
    return Ran(ended.returncode, ended.stdout)


def environment(**more):
    """The environment of the tests: nothing of the repository that they are started from, nor of its owner's settings."""
    kept = {name: value for name, value in os.environ.items() if not name.startswith(("GIT_", "GITHUB_", "PYTEST_"))}
    # 2025-12-07, so that no test depends on the day it runs.
    kept |= {"SOURCE_DATE_EPOCH": "1765065600", "GIT_CONFIG_NOSYSTEM": "1", "GIT_CONFIG_GLOBAL": str(WORK / "gitconfig")}
    return kept | {name: str(value) for name, value in more.items()}


def without_rust(path):
    """The folders of a PATH that hold no Rust."""
    return os.pathsep.join(folder for folder in path.split(os.pathsep) if not (Path(folder) / "cargo").exists())


def tool(name):
    """The path of a program that `run` installed."""
    found = VENV / name
    assert found.exists(), f"{found} is missing: start these tests by tests/e2e/run"
    return found


def pytest_configure():
    if "DIGESTLINT_E2E" not in os.environ:
        pytest.exit("start these tests by tests/e2e/run, which installs what they need", returncode=2)


WORK = Path(os.environ.get("DIGESTLINT_E2E", "."))
VENV = Path(sys.executable).parent


@pytest.fixture(scope="session", autouse=True)
def gitconfig():
    (WORK / "gitconfig").write_text(
        "[user]\n\tname = A Writer\n\temail = writer@example.org\n"
        "[init]\n\tdefaultBranch = main\n[commit]\n\tgpgSign = false\n[core]\n\tautocrlf = false\n"
    )


@pytest.fixture(scope="session")
def wheel():
    """The wheel, built from the same target folder as everything else, so that the program is compiled once."""
    folder = WORK / "wheels"
    shutil.rmtree(folder, ignore_errors=True)
    run(tool("maturin"), "build", "--locked", "--profile", PROFILE, "--out", folder, cwd=ROOT).exits(0)
    (found,) = folder.glob("*.whl")
    return found


@pytest.fixture(scope="session")
def installed(wheel, tmp_path_factory):
    """The folder of programs of a new virtual environment in which the wheel is installed, and nothing else."""
    venv = tmp_path_factory.mktemp("installed") / "venv"
    run(sys.executable, "-m", "venv", venv, cwd=ROOT).exits(0)
    run(venv / "bin/pip", "install", "--no-index", wheel, cwd=ROOT).exits(0)
    return venv / "bin"


@pytest.fixture(scope="session")
def program(installed):
    return installed / "digestlint"


class Repository:
    """A git repository in a folder of its own."""

    def __init__(self, root, env=None):
        self.root = root
        self.env = env or environment()
        root.mkdir(parents=True, exist_ok=True)
        self.git("init", "--quiet").exits(0)

    def git(self, *arguments):
        return run("git", *arguments, cwd=self.root, env=self.env)

    def write(self, path, text):
        (self.root / path).parent.mkdir(parents=True, exist_ok=True)
        (self.root / path).write_text(text)
        return self.git("add", "--", path).exits(0)

    def read(self, path):
        return (self.root / path).read_text()

    def commit(self, message="A change"):
        return self.git("commit", "--message", message)

    def commits(self):
        ran = self.git("rev-list", "--count", "--all").exits(0)
        return int(ran.output)


@pytest.fixture
def repository(tmp_path):
    return Repository(tmp_path / "repository")


@pytest.fixture(scope="session")
def source(tmp_path_factory):
    """A repository with the files of this work tree, tagged as the version: what a hook or an action comes from."""
    source = Repository(tmp_path_factory.mktemp("source") / PACKAGE["name"])
    listed = run("git", "ls-files", "-z", "--cached", "--others", "--exclude-standard", cwd=ROOT).exits(0)
    for name in filter(None, listed.output.split("\0")):
        if (ROOT / name).is_file():
            (source.root / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy2(ROOT / name, source.root / name)
    source.git("add", "--all").exits(0)
    source.commit().exits(0)
    source.git("tag", f"v{PACKAGE['version']}").exits(0)
    return source


class Quiet(http.server.SimpleHTTPRequestHandler):
    def log_message(self, *arguments):
        pass


@pytest.fixture(scope="session")
def server(tmp_path_factory):
    """A folder, and the address under which a server offers it."""
    folder = tmp_path_factory.mktemp("server")
    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), functools.partial(Quiet, directory=folder)) as server:
        threading.Thread(target=server.serve_forever, daemon=True).start()
        yield folder, f"http://127.0.0.1:{server.server_port}"
        server.shutdown()


@pytest.fixture(scope="session")
def release(server, program):
    """The release of this version, packed as the workflow packs it; that it is built for musl is not tested here."""
    folder, _ = server
    release = folder / f"releases/download/v{PACKAGE['version']}"
    env = environment(PROGRAM=program)
    run(ROOT / ".github/scripts/archive.sh", TARGET, release, cwd=ROOT, env=env).exits(0)
    assert {path.name for path in release.iterdir()} == {f"digestlint-{TARGET}.tar.gz", f"digestlint-{TARGET}.tar.gz.sha256"}
    return release
