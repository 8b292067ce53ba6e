delete from links
where action_id = $action_id
  and tracker = $tracker
