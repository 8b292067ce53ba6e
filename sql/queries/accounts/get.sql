select to_json(accounts) as record
from accounts
where person_id = $person_id
  and tracker = $tracker
