-- what json tells, under our names, in the order of the file; the incident's part stands on each of its updates
copy (
    with
    pieces as (
        select * exclude (updates), unnest(updates, max_depth := 1) as piece
        from json_abouts
    ),
    worded as (
        select
            *,
            json_asked(piece.one) as asked,
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
        json_field(named, asked, 'incident', incident) as incident,
        json_field(named, asked, 'title', case when nest is null then null else title end) as title,
        json_field(named, asked, 'incident_kind', incident_kind) as incident_kind,
        json_field(named, asked, 'severity', severity) as severity,
        json_field(named, asked, 'services', services) as services,
        json_field(named, asked, 'summary', case when nest is null then null else summary end) as summary,
        json_field(named, asked, 'impact_minutes', impact_minutes) as impact_minutes,
        json_field(named, asked, 'occurred_at', json_time(asked)) as occurred_at,
        json_field(named, asked, 'known_at', null) as known_at,
        json_field(named, asked, 'recorded_at', null) as recorded_at,
        json_field(named, asked, 'occurred_until', null) as occurred_until,
        json_field(named, asked, 'occurred_on', null) as occurred_on,
        json_field(named, asked, 'precision', null) as precision,
        json_field(named, asked, 'kind', null) as kind,
        json_field(named, asked, 'status', null) as status,
        json_field(named, asked, 'stage', null) as stage,
        json_field(named, asked, 'actor_role', null) as actor_role,
        json_field(named, asked, 'source', null) as source,
        json_field(named, asked, 'sensitivity', null) as sensitivity,
        json_field(named, asked, 'source_zone', null) as source_zone,
        json_field(named, asked, 'curation', null) as curation,
        -- Beside a text a note is one; alone it is the text.
        case
            when list_contains(getvariable('import_mapped_fields')::varchar[], 'note') or json_said(asked, 'text') is not null
                then json_field(named, asked, 'note', null)
        end as note,
        coalesce(
            json_field(named, asked, 'milestone', null),
            case
                when piece.is_first
                    and lower(trim(json_said(asked, 'status'))) in ('investigating', 'identified', 'triggered', 'detected')
                    then 'detected'
            end
        ) as milestone,
        json_field(named, asked, 'actor', coalesce(json_said(asked, 'author'), json_said(asked, 'user'), json_said(asked, 'by'))) as actor,
        json_field(
            named,
            asked,
            'text',
            coalesce(
                json_said(asked, 'message'),
                json_said(asked, 'msg'),
                json_said(asked, 'body'),
                json_said(asked, 'description'),
                json_said(asked, 'note'),
                json_said(asked, 'content'),
                json_said(asked, 'details'),
                json_said(asked, 'summary'),
                json_said(asked, 'title'),
                json_said(asked, 'event'),
                json_said(asked, 'status')
            )
        ) as text,
        json_field(named, asked, 'source_url', coalesce(json_said(asked, 'url'), json_said(asked, 'link'), source_url)) as source_url,
        json_field(named, asked, 'source_id', coalesce(json_said(asked, 'id'), json_said(asked, 'uuid'))) as source_id,
        coalesce(
            problem,
            case when nest is not null and json_type(piece.one) <> 'OBJECT' then 'The update is not an object: export it again.' end
        ) as problem,
        line,
        case when nest is null or problem is not null then path else concat(path, '.', nest, '[', piece.place, ']') end as path,
        piece.one as raw,
        case when piece.one is null then to_json(body) end as record
    from worded
) to $path (format parquet, compression uncompressed, row_group_size 2048)
