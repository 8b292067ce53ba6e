-- texts that hold mark-up or empty lines
with
texts as (
    select unnest([text, title, summary]) as given
    from told
)
select distinct given
from texts
where regexp_matches(given, '[<&]|\n[ \t\r]*\n')
