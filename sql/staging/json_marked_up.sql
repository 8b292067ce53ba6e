-- texts that hold mark-up or empty lines; most hold no sign of either, which is told at no cost
with
suspects as (
    select text, title, summary
    from told
    where contains(concat(text, title, summary), '<')
        or contains(concat(text, title, summary), '&')
        or contains(concat(text, title, summary), chr(10))
),
texts as (
    select unnest([text, title, summary]) as given
    from suspects
)
select distinct given
from texts
where regexp_matches(given, '[<&]|\n[ \t\r]*\n')
