"""`python -m svod`: the command line, where the `svod` script is not on the path."""

from svod.show.cli import main

if __name__ == "__main__":
    main()
