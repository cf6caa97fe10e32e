"""HTTP and the command line: translate a question for ``graph``, call it, translate the answer."""

from importlib.metadata import version

VERSION = version("bilateral")
"""Version of the installed distribution."""
