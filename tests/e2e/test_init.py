"""What `digestlint init` writes for other programs: they find it sound, and it runs."""

import re

from conftest import BAD, PACKAGE, SEED, run, tool
from linters import OWN, is_sound_workflow, zizmor

HOOK = ".pre-commit-config.yaml"
WORKFLOW = ".github/workflows/digestlint.yml"


def test_what_is_written_is_sound(program, repository):
    repository.write("digests/it's [1].d/a.md", SEED)
    init = [program, "init", "--pre-commit", "--github-actions"]
    for folder in (".", "digests/it's [1].d"):
        run(*init, folder, cwd=repository.root).exits(0)
        for name in ("pre-commit", "prek"):
            run(tool(name), "validate-config", HOOK, cwd=repository.root).exits(0)
        is_sound_workflow(repository.root / WORKFLOW, repository.read(WORKFLOW))
        for path in (HOOK, WORKFLOW):
            (repository.root / path).unlink()


def test_a_released_digestlint_pins_its_action(program, repository):
    run(program, "init", "--github-actions", cwd=repository.root).exits(0)
    path = repository.root / WORKFLOW
    assert zizmor(path) == [("unpinned-uses", OWN)]
    # What a release writes, which knows its commit; a unit test holds that it does.
    name, tag = OWN.split("@")
    path.write_text(path.read_text().replace(OWN, f"{name}@{'0123456789' * 4} # {tag}"))
    assert zizmor(path) == []


def test_the_hook_is_for_the_folder(program, repository, tmp_path):
    """Run from the program at hand, not from its source, which other tests do."""
    repository.write("digests/it's [1].d/a.md", BAD)
    repository.write("README.md", "# A project\n")
    run(program, "init", "--pre-commit", "digests/it's [1].d", cwd=repository.root).exits(0)
    text = repository.read(HOOK)
    local = re.sub(rf"repo: {re.escape(PACKAGE['repository'])}\n +rev: \S+\n", "repo: local\n", text)
    assert local != text
    local = local.replace(
        "- id: digestlint\n",
        f"- id: digestlint\n        name: digestlint\n        language: system\n        entry: {program} check\n",
    )
    repository.write(HOOK, local)
    for name in ("pre-commit", "prek"):
        ran = run(tool(name), "run", "--all-files", cwd=repository.root, env=repository.env).exits(1)
        ran.says("error[value-range]")
        assert "README.md" not in ran.output
