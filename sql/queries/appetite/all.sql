select to_json(appetite) as record
from appetite
order by appetite_id
