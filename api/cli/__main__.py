"""``python -m api.cli``: the command line without its installed script."""

from api.cli.program import main

main()
