-- one json object over several lines
create or replace temp view json_objects as
select
    0 as place,
    null::bigint as line,
    '$' as path,
    json as record,
    json::varchar as body
from read_json_objects(
    getvariable('import_path'), format = 'unstructured', maximum_object_size = 67108864
)
