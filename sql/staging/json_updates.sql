-- each update of each incident, oldest first, or the object itself where it holds no updates
create or replace temp view json_updates as
with
asked as (
    select *, list_transform(updates, lambda one: json_asked(one)) as asked
    from json_listed
),
directed as (
    select
        * exclude (asked),
        list_transform(asked, lambda one: coalesce(json_time(one), '')) as times
    from asked
),
turned as (
    select
        *,
        times <> list_sort(times) and times = list_reverse_sort(times) as is_newest_first
    from directed
)
select
    line,
    path,
    nest,
    case when nest is not null and len(updates) > 0 then record end as about,
    case
        when nest is null or len(updates) = 0 then [{'place': 0, 'one': record, 'is_first': false}]
        when is_newest_first
            then list_reverse(
                list_transform(
                    updates,
                    lambda one, n: {'place': n - 1, 'one': one, 'is_first': times[n + 1] is null}
                )
            )
        else list_transform(updates, lambda one, n: {'place': n - 1, 'one': one, 'is_first': n = 1})
    end as updates,
    case
        when not is_object then 'The line is not a JSON object: correct or remove it.'
        when nest is not null and len(updates) = 0
            then concat('The incident has no ', nest, ': there is nothing for a timeline.')
    end as problem,
    body
from turned
