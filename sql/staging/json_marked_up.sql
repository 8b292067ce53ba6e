-- texts that hold mark-up or empty lines; most hold no sign of either, which is told at no cost
with
joined as (
    select [text, title, summary] as texts, concat(text, title, summary) as whole
    from told
),
suspects as (
    select unnest(texts) as given
    from joined
    where contains(whole, '<')
        or contains(whole, '&')
        or contains(whole, chr(10))
)
select distinct given
from suspects
where regexp_matches(given, '[<&]|\n[ \t\r]*\n')
