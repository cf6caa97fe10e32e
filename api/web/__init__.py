"""What people see in a browser: templates, static files and the drawing of timelines."""

from pathlib import Path

__all__ = ["STATIC_DIR"]

STATIC_DIR = Path(__file__).parent / "static"
"""Style sheets, scripts and the icon, to be served below ``/static``."""
