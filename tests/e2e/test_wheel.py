"""The wheel: it gives the command, and says of itself what Cargo.toml says."""

import email
import os
import zipfile

from conftest import BAD, PACKAGE, ROOT, SEED, environment, run


def test_the_command_is_there(program, tmp_path):
    run(program, "--version", cwd=tmp_path).exits(0).says(f"{PACKAGE['name']} {PACKAGE['version']}\n")


def test_it_checks(program, tmp_path):
    (tmp_path / "good.md").write_text(SEED)
    run(program, "check", "good.md", cwd=tmp_path).exits(0).says("no findings in 1 file")
    (tmp_path / "bad.md").write_text(BAD)
    run(program, "check", "bad.md", cwd=tmp_path).exits(1).says("error[value-range]: relevancy 9 is above the maximum 5")


def test_an_environment_finds_it_by_its_path(installed, tmp_path):
    env = environment(PATH=os.pathsep.join([str(installed), os.environ["PATH"]]))
    run("digestlint", "explain", "value-range", cwd=tmp_path, env=env).exits(0)


def test_what_a_feature_adds_is_in_it(program, tmp_path):
    # A build without the feature would refuse; this one waits for a client, of which there is none.
    run(program, "mcp", cwd=tmp_path).exits(2).says("the client did not open a session")


def test_its_metadata_are_those_of_the_package(wheel):
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        (metadata,) = (archive.read(name) for name in names if name.endswith(".dist-info/METADATA"))
    metadata = email.message_from_bytes(metadata)
    assert metadata["Name"] == PACKAGE["name"]
    assert metadata["Version"] == PACKAGE["version"]
    assert metadata["Summary"] == PACKAGE["description"]
    assert metadata["License"] == PACKAGE["license"] or metadata["License-Expression"] == PACKAGE["license"]
    assert PACKAGE["repository"] in metadata["Project-URL"]
    assert metadata.get_payload().startswith("# digestlint\n")
    licences = {os.path.basename(name) for name in names if "/licenses/" in name}
    assert licences == {"LICENSE-APACHE", "LICENSE-MIT"}
    assert not metadata.get_all("Requires-Dist")


def test_the_pyproject_of_the_project_is_no_project_file(program):
    # One with a [tool.digestlint] would hold for seeds/, and could exclude them all.
    text = (ROOT / "pyproject.toml").read_text()
    assert "[tool.maturin]" in text and "\n[tool.digestlint" not in text
    seeds = len(list((ROOT / "seeds").glob("*.md")))
    run(program, "check", "--no-cache", "seeds", cwd=ROOT).exits(0).says(f"no findings in {seeds} files")
