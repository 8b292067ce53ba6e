"""The steps of one sync run: lease, pull, create, push; nothing here calls the tracker in a transaction."""
