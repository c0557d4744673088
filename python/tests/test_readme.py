"""The recipes of the README run, and are right by mypy --strict."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

HERE = Path(__file__).parent
README = (HERE.parent / "README.md").read_text(encoding="utf-8")
BLOCKS = re.findall(r"```python\n(.*?)```", README, re.S)


def title(block: str) -> str:
    first = block.splitlines()[0]
    assert first.startswith("# "), f"a recipe begins with its name: {first}"
    return first[2:]


def test_there_are_recipes() -> None:
    assert {"An article", "pandas", "polars and DuckDB", "Spark"} <= {title(block) for block in BLOCKS}


@pytest.mark.parametrize("block", BLOCKS, ids=title)
def test_a_recipe_runs(block: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    if "pyspark" in block:
        request.getfixturevalue("spark")
    script = tmp_path / "recipe.py"
    script.write_text(block, encoding="utf-8")
    # What it prints stands in its comments, if it says so there.
    expected = [line.split("# -> ", 1)[1] for line in block.splitlines() if "# -> " in line]
    if "pyspark" in block:
        return in_this_process(block, tmp_path, expected, request)
    run = subprocess.run([sys.executable, str(script)], cwd=tmp_path, capture_output=True, text=True, encoding="utf-8")
    assert run.returncode == 0, run.stderr
    assert run.stdout.splitlines() == expected


def in_this_process(block: str, folder: Path, expected: list[str], request: pytest.FixtureRequest) -> None:
    """Runs a recipe on the cluster of the tests."""
    capsys = request.getfixturevalue("capsys")
    before = os.getcwd()
    os.chdir(folder)
    try:
        exec(compile(block, "recipe.py", "exec"), {"__name__": "recipe"})
    finally:
        os.chdir(before)
    assert capsys.readouterr().out.splitlines() == expected
