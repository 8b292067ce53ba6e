select to_json(accounts) as record
from accounts
order by person_id, tracker
