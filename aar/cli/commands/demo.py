"""`aar demo`: load the sample when the database is empty."""

from aar.cli.output import By, acting, application, say


def demo(*, by: By = None) -> None:
    """Load the sample when the database is empty; whatever is there already stays as it is."""
    from aar.usecases.load_sample import load_sample

    app = application()
    if load_sample(app.database, by=acting(app, by), now=app.now()):
        say("The sample is loaded: real incidents and post-mortems, with made-up reviews and actions on top.")
    else:
        say("The database holds data already, so the sample is not loaded.")
    if not app.settings.jira_url:
        say("Jira is not connected; everything else works. `make demo-jira` shows the sync.")


COMMAND = demo
