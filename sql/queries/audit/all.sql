select to_json(audit) as record
from audit
order by seq
