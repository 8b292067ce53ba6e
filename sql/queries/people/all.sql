select to_json(people) as record
from people
order by person_id
