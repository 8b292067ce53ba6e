create or replace macro time_precision(given) as
case
    when ends_with(given, 'Z') and given[17] = ':' then 'second'
    when regexp_matches(given, '[0-9]:[0-9]{2}:[0-9]{2}') then 'second'
    when regexp_matches(given, '[0-9]:[0-9]{2}') then 'minute'
    when regexp_full_match(given, '(19|20)[0-9]{6}') then 'day'
    when regexp_matches(given, '^[0-9]{8}T') or time_is_number(given) then 'second'
    else 'day'
end
