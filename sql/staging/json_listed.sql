-- each object with the updates that it holds under one of the usual keys
create or replace temp view json_listed as
with
nested as (
    select
        * exclude (types),
        coalesce(types[1] = 'OBJECT', false) as is_object,
        ['updates', 'events', 'timeline', 'incident_updates', 'entries', 'messages'][list_position(types[2:], 'ARRAY')] as nest
    from json_objects
)
select
    *,
    case when nest is not null then json_extract(json_extract(record, nest), '$[*]') end as updates
from nested
