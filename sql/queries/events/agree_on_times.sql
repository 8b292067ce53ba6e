-- where the source says the time that is shown, nothing stands beside it
merge into events
using (
    select
        event_id,
        list_filter(
            json_keys(upstream),
            lambda name: not (
                (name = 'occurred_at' and (upstream ->> 'occurred_at') = time_written(occurred_at))
                or (name = 'known_at' and (upstream ->> 'known_at') = coalesce(time_written(known_at), ''))
            )
        ) as names
    from events
    where event_id in (select unnest($ids::varchar[]))
        and upstream is not null
) as differing using (event_id)
when matched then update set
    upstream = case
        when len(names) > 0 then to_json(
            map_from_entries(
                list_transform(
                    names,
                    lambda name: struct_pack(k := name, v := upstream ->> name)
                )
            )
        )
    end
