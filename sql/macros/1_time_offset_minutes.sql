create or replace macro time_offset_minutes(given) as
case
    when given in ('Z', 'z', 'UTC', 'utc', 'GMT') then 0
    else (case when given[1] = '-' then -1 else 1 end)
    * (given[2:3]::integer * 60 + coalesce(nullif(replace(given[4:], ':', ''), '')::integer, 0))
end
