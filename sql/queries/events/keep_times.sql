-- what is shown of these times is now a person's word: the source's stands beside it
merge into events
using (
    select unnest($ids::varchar[]) as event_id
) as held using (event_id)
when matched then update set
    upstream = upstream_holding(
        upstream,
        to_json({
            'occurred_at': coalesce(time_written(occurred_at), ''),
            'known_at': coalesce(time_written(known_at), '')
        })
    )
