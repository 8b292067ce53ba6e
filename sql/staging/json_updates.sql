-- each update of each incident, oldest first, or the object itself where it holds no updates
create or replace temp view json_updates as
with
nested as (
    select
        *,
        coalesce(json_type(record) = 'OBJECT', false) as is_object,
        ['updates', 'events', 'timeline', 'incident_updates', 'entries', 'messages'][
            list_position(
                json_type(record, ['updates', 'events', 'timeline', 'incident_updates', 'entries', 'messages']),
                'ARRAY'
            )
        ] as nest
    from json_objects
),
listed as (
    select
        *,
        case when nest is not null then json_extract(json_extract(record, nest), '$[*]') end as updates
    from nested
),
directed as (
    select
        *,
        list_transform(
            updates,
            lambda one: coalesce(
                json_time(
                    json_words(one, json_keys_of_time())
                ),
                ''
            )
        ) as times
    from listed
),
turned as (
    select
        *,
        times <> list_sort(times) and times = list_reverse_sort(times) as is_newest_first
    from directed
)
select
    place,
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
    case when record is null then body end as body
from turned
