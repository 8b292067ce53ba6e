select to_json(rejects) as record
from rejects
order by import_id, line nulls last, path nulls last, "column" nulls last, message, "value" nulls last, record::varchar nulls last
