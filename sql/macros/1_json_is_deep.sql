-- whether a json value goes more than a hundred levels down, further than its readers follow. Most are flat, which is
-- told at no cost; few have so many brackets at all
create or replace macro json_is_deep(given) as
case
    when not contains(substring(given, 2), '{') and not contains(substring(given, 2), '[') then false
    when strlen(given) - strlen(replace(replace(given, '{', ''), '[', '')) > 100
        then list_reduce(
            list_transform(
                string_split(
                    regexp_replace(regexp_replace(given, '"(\\.|[^"\\])*"', '', 'g'), '[^\[\]{}]', '', 'g'),
                    ''
                ),
                lambda bracket: {'now': case when bracket in ('[', '{') then 1 else -1 end, 'most': 0}
            ),
            lambda above, next: {'now': above.now + next.now, 'most': greatest(above.most, above.now + next.now)}
        ).most > 100
    else false
end
