-- A restored database does not go on syncing by itself: the one that it was copied from may still do.
update sync_state
set home = 'restored'
