"""`python -m qual` is the `qual` command."""

from qual.cli.main import main

if __name__ == "__main__":
    main()
