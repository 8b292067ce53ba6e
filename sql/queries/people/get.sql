select to_json(people) as record
from people
where person_id = $person_id
