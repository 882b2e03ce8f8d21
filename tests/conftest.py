"""What every test may use."""

pytest_plugins = ["shared_fixtures"]
