"""The screens: one server process that draws what the inner rooms decide."""
