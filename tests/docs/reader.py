"""A reader who does what a page says, in a folder of its own, and compares what comes out."""

import os
import re
import subprocess
import sys
from pathlib import Path

from tests.docs.documents import Block, Step, steps

ELLIPSIS = "…"
CHECKOUT = ".venv/bin/"
PROGRAMS = ("bilateral", "python")


def run(step: Step, folder: Path) -> str:
    """What a command prints in the reader's folder; it must succeed."""
    scripts = Path(sys.executable).parent
    environment = {name: value for name, value in os.environ.items() if "BILATERAL" not in name}
    environment["PATH"] = f"{scripts}{os.pathsep}{environment['PATH']}"
    done = subprocess.run(
        ["bash", "-o", "pipefail", "-c", step.command.removeprefix(CHECKOUT)],
        cwd=folder,
        env=environment,
        capture_output=True,
        text=True,
        check=False,
    )
    assert done.returncode == 0, f"$ {step.command}\n{done.stdout}{done.stderr}"
    return done.stdout


def pattern(shown: str) -> re.Pattern[str]:
    """Matches what is shown, where an ellipsis stands for anything, also for several lines."""
    parts = (re.escape(part) for part in shown.strip().split(ELLIPSIS))
    return re.compile(".*".join(parts), re.DOTALL)


def follow(block: Block, folder: Path) -> list[str]:
    """Do what a block says, and tell where something else came out than it shows."""
    if block.file:
        folder.joinpath(block.file).write_text(block.text, encoding="utf-8")
    if block.language != "console":
        return []
    ours = [s for s in steps(block) if s.command.removeprefix(CHECKOUT).startswith(PROGRAMS)]
    printed = [(step, run(step, folder)) for step in ours]
    return [
        f"$ {step.command}\n{output}\nis not as shown:\n{step.output}"
        for step, output in printed
        if not pattern(step.output).fullmatch(output.strip())
    ]
