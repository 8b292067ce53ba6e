-- what was said about the file of an import
select asked
from import_readings
where import_id = $import_id
