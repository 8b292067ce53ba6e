delete from accounts
where person_id = $person_id
  and tracker = $tracker
