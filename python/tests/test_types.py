"""The types of the package, of its native module, and of what users write with them."""

from __future__ import annotations

import doctest
import re
import subprocess
import sys
from pathlib import Path

import petik

HERE = Path(__file__).parent
CONFIG = str(HERE.parent / "pyproject.toml")


def mypy(*arguments: str, cwd: Path) -> None:
    run = subprocess.run([sys.executable, "-m", *arguments], cwd=cwd, capture_output=True, text=True)
    assert run.returncode == 0, run.stdout + run.stderr


def test_recipes_are_typed(tmp_path: Path) -> None:
    readme = (HERE.parent / "README.md").read_text(encoding="utf-8")
    for at, block in enumerate(re.findall(r"```python\n(.*?)```", readme, re.S)):
        (tmp_path / f"recipe_{at}.py").write_text(block, encoding="utf-8")
    mypy("mypy", "--strict", "--config-file", CONFIG, ".", cwd=tmp_path)


def test_what_is_wrong_is_found(tmp_path: Path) -> None:
    # The types are of use only if they refuse something.
    wrong = tmp_path / "wrong.py"
    wrong.write_text("import petik\nx: int = petik.extract('a').quantities[0].value\npetik.extract(5)\n")
    run = subprocess.run([sys.executable, "-m", "mypy", "--strict", str(wrong)], capture_output=True, text=True, cwd=tmp_path)
    assert run.stdout.count("error:") == 2, run.stdout


def test_the_package_and_its_tests_are_typed(tmp_path: Path) -> None:
    mypy("mypy", "--strict", "--config-file", CONFIG, "-p", "petik", cwd=tmp_path)
    mypy("mypy", "--strict", "--config-file", CONFIG, str(HERE), cwd=HERE)


def test_the_stub_is_that_of_the_native_module(tmp_path: Path) -> None:
    mypy("mypy.stubtest", "--mypy-config-file", CONFIG, "petik._petik", cwd=tmp_path)


def test_the_examples_of_the_docstrings_run() -> None:
    failed, tried = doctest.testmod(petik)
    assert tried > 2 and failed == 0


def test_it_is_the_wheel_that_is_tested() -> None:
    assert "site-packages" in petik.__file__
