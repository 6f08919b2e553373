"""What every way of being asked over a network shares: what is served and how, who may write, jobs, the server itself."""
