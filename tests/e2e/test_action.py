"""The action: its scripts are run as GitHub runs them, with a release fetched from a server on this machine."""

import json
import shutil

import pytest

from composite import Action
from conftest import BAD, PACKAGE, SEED, TARGET

@pytest.fixture
def action(server, release, source, tmp_path):
    """The action as its users get it, but for the place of its releases."""
    folder = tmp_path / "action"
    shutil.copytree(source.root, folder, ignore=shutil.ignore_patterns(".git"))
    manifest = (folder / "Cargo.toml").read_text()
    assert PACKAGE["repository"] in manifest
    (folder / "Cargo.toml").write_text(manifest.replace(PACKAGE["repository"], server[1]))
    return Action(folder)


@pytest.fixture
def check(action, repository, tmp_path):
    """Runs the action on the repository."""
    return lambda inputs=None, **more: action.run(repository.root, tmp_path / "temp", inputs, **more)


def test_a_clean_repository_passes(check, repository):
    repository.write("digests/a.md", SEED)
    outcome = check()
    outcome.ran["install"].exits(0).says(f"digestlint {PACKAGE['version']}")
    outcome.ran["check"].exits(0)
    assert outcome.outputs == {"version": PACKAGE["version"], "sarif": ""}


def test_findings_are_annotations_and_fail_the_step(check, repository):
    repository.write("digests/a.md", BAD)
    ran = check().ran["check"].exits(1)
    assert "\n::error file=digests/a.md,line=" in "\n" + ran.output, ran.output


def test_paths_are_one_a_line(check, repository):
    repository.write("one/a b.md", BAD)
    repository.write("two/-c.md", BAD)
    repository.write("three/d.md", BAD)
    ran = check({"paths": "one/a b.md\n\n  two \n"}).ran["check"].exits(1)
    assert ran.output.count("::error ") == 2 and "three" not in ran.output
    check({"paths": "gone"}).ran["check"].exits(2)


def test_the_schema_and_other_arguments_are_passed_on(check, repository):
    repository.write("free.toml", '[schema]\nname = "free"\nunknown-sections = "allow"\n')
    repository.write("a.md", BAD)
    check({"schema": "free.toml"}).ran["check"].exits(0)
    check({"args": "--ignore\nvalue-range"}).ran["check"].exits(0)
    check({"schema": "no such schema"}).ran["check"].exits(2)


def test_the_level_that_fails(check, repository):
    repository.write("a.md", BAD)
    warned = {"args": "--warn\nvalue-range"}
    check(warned).ran["check"].exits(0)
    check(warned | {"fail-level": "warning"}).ran["check"].exits(1)
    check({"fail-level": "never"}).ran["check"].exits(0)
    check({"fail-level": "note"}).ran["check"].exits(2).says("::error title=digestlint::fail-level is `note`")


def test_findings_are_written_for_code_scanning(check, repository, tmp_path):
    repository.write("a.md", BAD)
    outcome = check({"upload-sarif": "true"})
    outcome.ran["check"].exits(1).says("::error ")
    used = outcome.used["github/codeql-action/upload-sarif"]
    assert used["sarif_file"] == outcome.outputs["sarif"]
    log = json.loads((tmp_path / "temp/digestlint.sarif").read_text())
    assert [result["ruleId"] for result in log["runs"][0]["results"]] == ["value-range"]
    failed = check({"upload-sarif": "true", "schema": "no such schema"})
    assert failed.failed
    check({"upload-sarif": "yes"}).ran["check"].exits(2).says("upload-sarif is `yes`")


def test_only_what_changed(check, repository):
    repository.write("old.md", BAD)
    repository.commit().exits(0)
    base = repository.git("rev-parse", "HEAD").output.strip()
    repository.write("new.md", SEED)
    repository.commit().exits(0)
    changed = {"changed-only": "true"}
    pull_request = {"pull_request": {"base": {"sha": base}}}
    check().ran["check"].exits(1)
    check(changed, event=pull_request).ran["check"].exits(0)
    check(changed, event={"before": base}).ran["check"].exits(0)
    check(changed, event={"merge_group": {"base_sha": base}}).ran["check"].exits(0)
    # A new branch has no earlier commit, and that of a forced push is gone.
    for event in ({}, {"before": "0" * 40}, {"before": "12" * 20}):
        for inputs in (changed, changed | {"args": "--changed-lines"}):
            check(inputs, event=event).ran["check"].exits(1).says("::notice title=digestlint::there is no earlier commit")
    check({"changed-only": "maybe"}).ran["check"].exits(2).says("changed-only is `maybe`")


@pytest.mark.parametrize("version", [PACKAGE["version"], f"v{PACKAGE['version']}"])
def test_a_release_may_be_named(check, repository, version):
    repository.write("a.md", SEED)
    assert check({"version": version}).outputs["version"] == PACKAGE["version"]


@pytest.mark.parametrize("version", ["latest", "1.0", "0.1.0/../../x", "$(touch hurt)", "0.1.0\nx=y"])
def test_what_is_no_version_is_refused(check, repository, version):
    outcome = check({"version": version})
    outcome.ran["install"].exits(2).says("::error title=digestlint::the version `")
    assert list(outcome.ran) == ["install"] and not (repository.root / "hurt").exists()


def test_a_release_that_is_not_there_is_named(check):
    check({"version": "9.9.9"}).ran["install"].exits(2).says("cannot fetch", "of release 9.9.9 from http")


def test_a_platform_without_release_is_told(check):
    check(env={"RUNNER_ARCH": "ARM"}).ran["install"].exits(2).says("there is no release for Linux on ARM")


def test_an_archive_that_differs_from_its_checksum_is_not_installed(check, release):
    archive = release / f"digestlint-{TARGET}.tar.gz"
    whole = archive.read_bytes()
    archive.write_bytes(whole + b"\0")
    try:
        outcome = check()
    finally:
        archive.write_bytes(whole)
    outcome.ran["install"].exits(2).says("has the checksum", "nothing was installed")
    assert list(outcome.ran) == ["install"]
