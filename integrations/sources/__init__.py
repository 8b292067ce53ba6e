"""What timelines come in: one kind of file a module, each exporting one SOURCE."""
