"""`python -m iss3d` is the `iss3d` command."""

from iss3d.cli import main

if __name__ == "__main__":
    main()
