select to_json(accounts) as record
from accounts
where tracker = $tracker
  and account_id = $account_id
order by person_id
