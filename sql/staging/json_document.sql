-- one json object over several lines
create or replace temp view json_read as
select json as record, null::varchar as body
from read_json_objects(getvariable('import_file'), format = 'unstructured', maximum_object_size = 67108864)
