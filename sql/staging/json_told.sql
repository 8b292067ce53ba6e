-- what json tells, under our names; the incident's part stands on each of its updates
create or replace temp table told as
with
pieces as (
    select * exclude (updates), unnest(updates, max_depth := 1) as piece
    from json_abouts
),
worded as (
    select
        *,
        json_words(piece.one, json_keys_of_update()) as words,
        map(
            getvariable('import_mapped_fields')::varchar[],
            list_transform(
                getvariable('import_mapped_keys')::varchar[],
                lambda name: json_word(json_extract_string(piece.one, name), json_type(piece.one, name))
            )
        ) as named
    from pieces
)
select
    row_number() over () as told_place,
    json_field(named, words, 'incident', incident) as incident,
    json_field(named, words, 'title', case when nest is null then null else title end) as title,
    json_field(named, words, 'incident_kind', incident_kind) as incident_kind,
    json_field(named, words, 'severity', severity) as severity,
    json_field(named, words, 'services', services) as services,
    json_field(named, words, 'summary', case when nest is null then null else summary end) as summary,
    json_field(named, words, 'impact_minutes', impact_minutes) as impact_minutes,
    json_field(named, words, 'occurred_at', json_time(words)) as occurred_at,
    json_field(named, words, 'known_at', null) as known_at,
    json_field(named, words, 'recorded_at', null) as recorded_at,
    json_field(named, words, 'occurred_until', null) as occurred_until,
    json_field(named, words, 'occurred_on', null) as occurred_on,
    json_field(named, words, 'precision', null) as precision,
    json_field(named, words, 'kind', null) as kind,
    json_field(named, words, 'status', null) as status,
    json_field(named, words, 'milestone', null) as milestone,
    json_field(named, words, 'stage', null) as stage,
    json_field(named, words, 'actor_role', null) as actor_role,
    json_field(named, words, 'source', null) as source,
    json_field(named, words, 'sensitivity', null) as sensitivity,
    case
        when piece.is_first
            and lower(trim(words['status'])) in ('investigating', 'identified', 'triggered', 'detected')
            then 'detected'
    end as first_milestone,
    json_field(named, words, 'actor', coalesce(words['author'], words['user'], words['by'])) as actor,
    json_field(
        named,
        words,
        'text',
        coalesce(
            words['message'],
            words['msg'],
            words['body'],
            words['description'],
            words['note'],
            words['content'],
            words['details'],
            words['summary'],
            words['title'],
            words['event'],
            words['status']
        )
    ) as text,
    json_field(named, words, 'source_url', coalesce(words['url'], words['link'], source_url)) as source_url,
    json_field(named, words, 'source_id', coalesce(words['id'], words['uuid'])) as source_id,
    coalesce(
        problem,
        case when json_type(piece.one) <> 'OBJECT' then 'The update is not an object: export it again.' end
    ) as problem,
    line,
    case when nest is null or problem is not null then path else concat(path, '.', nest, '[', piece.place, ']') end as path,
    piece.one as raw,
    coalesce(piece.one, to_json(body)) as record
from worded
