select to_json(links) as record
from links
order by action_id, tracker
