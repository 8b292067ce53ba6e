-- the texts that hold mark-up, without it
create or replace temp table cleaned as
select unnest($given::varchar[]) as given, unnest($clean::varchar[]) as clean
