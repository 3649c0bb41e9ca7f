"""`jada-desk` and `python -m jada_desk`: no subcommand opens the desk."""

import sys

from jada_desk.cli import main

if __name__ == "__main__":
    sys.exit(main())
