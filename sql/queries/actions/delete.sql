delete from actions
where action_id = $action_id
