"""What a measurement found, printed beside its target."""


class Figures:
    """Printed as they come; ``missed`` counts the targets not reached."""

    def __init__(self) -> None:
        self.missed = 0

    def least(self, name: str, value: float, limit: float, unit: str) -> None:
        """A value that should reach a limit."""
        self._print(name, f"{value:.2f} {unit}", f"≥ {limit} {unit}", value >= limit)

    def most(self, name: str, value: float, limit: float, unit: str) -> None:
        """A value that should not go beyond a limit."""
        self._print(name, f"{value:.2f} {unit}", f"≤ {limit} {unit}", value <= limit)

    def _print(self, name: str, value: str, target: str, reached: bool) -> None:
        self.missed += not reached
        print(f"   {name}: {value} (target {target}{'' if reached else ', missed'})", flush=True)
