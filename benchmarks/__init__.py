"""How fast it reads, beside others who do a part of it."""
