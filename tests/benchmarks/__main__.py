"""``python -m tests.benchmarks [NAME …] [-- ARGUMENT …]``: all measurements, or those named.

A measurement is a module ``bench_NAME.py`` of this folder (or one below) whose ``main(argv)``
prints its figures as ratios of things measured in the same run, so that they hold on any machine.
Like a program it returns 0 (or ``None``) when every figure reached its target.
"""

import argparse
import importlib
import pkgutil
import sys
import time
from collections.abc import Sequence

import tests.benchmarks

PREFIX = "bench_"


def measurements() -> dict[str, str]:
    """Every measurement's name, and the module that makes it."""
    package = tests.benchmarks
    modules = [m.name for m in pkgutil.walk_packages(package.__path__, f"{package.__name__}.")]
    named = {module.rpartition(".")[2]: module for module in modules}
    return {
        name.removeprefix(PREFIX): module
        for name, module in sorted(named.items())
        if name.startswith(PREFIX)
    }


def run(name: str, module: str, argv: Sequence[str]) -> bool:
    """Make one measurement and say whether it reached its targets."""
    print(f"== {name}", flush=True)
    started = time.perf_counter()
    status = importlib.import_module(module).main(list(argv))
    print(f"   {'missed a target' if status else 'done'} in {time.perf_counter() - started:.1f} s")
    return not status


def main(argv: Sequence[str]) -> int:
    """Run what was asked for; 1 when a target was missed, 2 when a name is unknown."""
    known = measurements()
    split = argv.index("--") if "--" in argv else len(argv)
    parser = argparse.ArgumentParser(prog="python -m tests.benchmarks")
    parser.add_argument("names", nargs="*", help=f"of: {', '.join(known) or 'none yet'}")
    asked = parser.parse_args(argv[:split]).names or list(known)
    for name in asked:
        if name not in known:
            parser.error(f"no measurement {name!r}; there are: {', '.join(known)}")
    reached = [run(name, known[name], argv[split + 1 :]) for name in asked]
    return 0 if all(reached) else 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
