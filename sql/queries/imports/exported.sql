select to_json(imports) as record
from imports
where source <> 'bundle'
order by import_id
