-- a value as it is kept beside what is wrong with it: as text where no reader could follow it down
create or replace macro json_kept(given) as
case when json_is_deep(given::varchar) then to_json(given::varchar) else given end
