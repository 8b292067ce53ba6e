-- The different words of a text in their order, each with its stem and what all forms of it begin with.
with
words as (
    select
        unnest(search_words($asked::varchar)) as word,
        generate_subscripts(search_words($asked::varchar), 1) as place
)
select
    word,
    search_stem(word) as stem,
    case when length(word) <= 3 then word else regexp_replace(search_stem(word), 'i$', '') end as opening
from words
group by word
order by max(place)
