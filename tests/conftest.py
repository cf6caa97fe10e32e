"""What every folder of tests may use.

- ``repository``: the checkout, for tests that read the project's own files.
- ``project_files``: the files that are, or would be, committed.
- Chromium is the one of the system, since no browser is downloaded; where there is none, the
  tests that need one say so.
- Hypothesis takes the same examples every time, without a time limit on a busy machine.
"""

import os
import shutil
import subprocess
from pathlib import Path
from typing import Any

import pytest
from hypothesis import settings

settings.register_profile("bilateral", derandomize=True, deadline=None)
settings.load_profile("bilateral")


@pytest.fixture(scope="session")
def repository() -> Path:
    return Path(__file__).resolve().parent.parent


@pytest.fixture(scope="session")
def project_files(repository: Path) -> tuple[Path, ...]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=repository, capture_output=True, check=False)
    if listed.returncode != 0:
        pytest.skip("not a git checkout: which files are the project's cannot be told")
    names = listed.stdout.decode().split("\0")
    return tuple(path for name in names if name and (path := repository / name).is_file())


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args: dict[str, Any]) -> dict[str, Any]:
    program = shutil.which("chromium") or shutil.which("chromium-browser")
    if program is None:
        pytest.skip("no chromium on this machine")
    sandbox = [] if os.geteuid() else ["--no-sandbox"]
    return {**browser_type_launch_args, "executable_path": program, "args": sandbox}
