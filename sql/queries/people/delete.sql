delete from people
where person_id = $person_id
