select to_json(imports) as record
from imports
order by import_id
