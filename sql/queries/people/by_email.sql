select to_json(people) as record
from people
where lower(email) = lower($email) or person_id = $email
order by person_id
