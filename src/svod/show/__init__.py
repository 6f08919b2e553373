"""Where people and programs meet the chronicle: the command line, and later the web page, REST and assistants."""
