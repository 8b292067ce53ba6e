-- all that a source says of an event beyond its content hash, in one text that can be compared; most say little
create or replace macro event_details(until, known_at, recorded_at, exactness, milestone, stage, actor_role, url) as
case
    when concat(until, known_at, recorded_at, milestone, stage, actor_role, url) = '' then coalesce(exactness, '')
    else concat_ws(
        chr(31),
        coalesce(until, ''),
        coalesce(known_at, ''),
        coalesce(recorded_at, ''),
        coalesce(exactness, ''),
        coalesce(milestone, ''),
        coalesce(stage, ''),
        coalesce(actor_role, ''),
        coalesce(url, '')
    )
end
