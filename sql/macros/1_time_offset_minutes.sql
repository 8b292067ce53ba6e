-- east of Greenwich; a list of words after `in` would make the engine join for each time
create or replace macro time_offset_minutes(given) as
case
    when given[1] = '-' or given[1] = '+'
        then (case when given[1] = '-' then -1 else 1 end)
        * (given[2:3]::integer * 60 + coalesce(nullif(replace(given[4:], ':', ''), '')::integer, 0))
    when contains(given, '-') or contains(given, '+')
        then (case when contains(given, '-') then -1 else 1 end)
        * (
            regexp_extract(given, '[+-]([0-9]{1,2})', 1)::integer * 60
            + coalesce(nullif(regexp_extract(given, '[+-][0-9]{1,2}:?([0-9]{2})$', 1), '')::integer, 0)
        )
    when given is not null then 0
end
