-- the values of one json array
create or replace temp view json_objects as
with
numbered as (
    select row_number() over () - 1 as place, json
    from read_json_objects(
        getvariable('import_path'), format = 'array', maximum_object_size = 67108864
    )
)
select
    place,
    null::bigint as line,
    concat('$[', place, ']') as path,
    json as record,
    json::varchar as body
from numbered
