"""`python -m service` is `naravard`."""

from service.cli import main

main()
