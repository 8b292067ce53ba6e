-- of the keys that we ask for, those that stand in an update somewhere
with
updates as (
    select unnest(case when nest is null or len(updates) = 0 then [record] else updates end) as one
    from json_listed
),
found as (
    select distinct unnest(json_keys(one)) as name
    from updates
)
select name
from found
where list_contains(json_keys_of_update(), name)
