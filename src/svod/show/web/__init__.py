"""The chronicle in a browser: `app.made` makes the application, `views` has a file a view, `safety` says who may do what.

Every page works without script: links and forms do all, and htmx only spares reading a page anew. A view's state is its
address. Nothing is loaded from elsewhere, and no script of a stored page ever runs.
"""
