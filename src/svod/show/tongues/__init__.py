"""The interface's languages: words and dates as a reader has them. English stands in the templates, others in `locale`."""
