-- the values of one json array
create or replace temp view json_read as
select json as record, null::varchar as body
from read_json_objects(getvariable('import_file'), format = 'array', maximum_object_size = 67108864)
