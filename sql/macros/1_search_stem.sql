-- one form for a word in the singular and in the plural: `query` and `queries`, `cache` and `caches`
create or replace macro search_stem(word) as
case
    when length(word) <= 3 then word
    else regexp_replace(regexp_replace(regexp_replace(word, '([^sui])s$', '\1'), 'e$', ''), 'y$', 'i')
end
