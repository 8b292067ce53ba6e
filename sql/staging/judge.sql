-- what was given as we understand it, with the first thing that is wrong with it, each record once and in its order;
-- what no reader fills is neither looked at nor written
copy (
    with
    worded as (
        select
            *,
            text_trimmed(incident) as incident_key,
            text_plain(text) as is_plain_text,
            text_plain(actor) as is_plain_actor,
            case
                when occurred_on is null then text_trimmed(occurred_at)
                else text_trimmed(concat_ws(' ', occurred_on, occurred_at))
            end as when_given,
            lower(text_trimmed(kind)) as kind_word,
            lower(text_trimmed(status)) as status_word,
            lower(text_trimmed(milestone)) as milestone_word,
            when_filled('known_at', text_trimmed(known_at)) as known_given,
            when_filled('occurred_until', text_trimmed(occurred_until)) as until_given,
            when_filled('recorded_at', text_trimmed(recorded_at)) as recorded_given,
            when_filled('source_zone', text_trimmed(source_zone)) as zone_given,
            when_filled('curation', lower(text_trimmed(curation))) as curation_word
        from given
    ),
    looked_at as (
        select
            *,
            time_found(when_given, getvariable('import_date_order')) as occurred_found,
            when_filled('known_at', time_found(known_given, getvariable('import_date_order'))) as known_found,
            when_filled('occurred_until', time_found(until_given, getvariable('import_date_order'))) as until_found,
            when_filled('recorded_at', time_found(recorded_given, getvariable('import_date_order'))) as recorded_found,
            -- The zone that a record tells of itself goes before the one of its file.
            coalesce(
                when_filled(
                    'source_zone',
                    case when list_contains(getvariable('import_zones')::varchar[], zone_given) then zone_given end
                ),
                getvariable('import_zone')
            ) as zone
        from worded
    ),
    understood as (
        select
            *,
            case when is_plain_text then nullif(text, '') else text_scrubbed(text) end as clean_text,
            case when is_plain_text then text else text_folded(text) end as folded_text,
            case when is_plain_actor then nullif(actor, '') else text_scrubbed(actor) end as clean_actor,
            case when is_plain_actor then actor when actor is not null then text_folded(actor) else '' end as folded_actor,
            time_read(when_given, occurred_found, zone) as occurred,
            when_filled('known_at', time_read(known_given, known_found, zone)) as known,
            when_filled('occurred_until', time_read(until_given, until_found, zone)) as until,
            when_filled('recorded_at', time_read(recorded_given, recorded_found, zone)) as recorded,
            coalesce(
                kind_of(kind_word),
                case
                    when kind_word is not null and not getvariable('import_lenient') then null
                    when status_word is null then getvariable('import_kind')
                    when status_milestone(status_word) = 'resolved' then 'recovery'
                    else 'status'
                end
            ) as known_kind,
            case
                when milestone_word is null then status_milestone(status_word)
                else milestone_of(milestone_word)
            end as known_milestone
        from looked_at
    ),
    judged as (
        select
            *,
            case
                when problem is not null then 'given'
                when when_filled('raw', json_is_deep(raw::varchar)) then 'deep'
                when incident_key is null and getvariable('import_demands_incident') then 'incident'
                when not text_is_visible(text) then 'text'
                when when_given is null then 'occurred_at'
                when zone_given is not null and zone <> zone_given then 'source_zone'
                when occurred is null then 'unreadable'
                when occurred < timestamptz '1900-01-01 00:00:00Z' or occurred >= timestamptz '2200-01-01 00:00:00Z' then 'year'
                when known_kind is null then 'kind'
                when milestone_word is not null and known_milestone is null then 'milestone'
                when stage is not null and not list_contains(['detection', 'containment', 'remediation', 'verification'], text_trimmed(stage))
                    then 'stage'
                when precision is not null and not list_contains(['second', 'minute', 'hour', 'day'], text_trimmed(precision))
                    then 'precision'
                when sensitivity is not null and not list_contains(['public', 'internal', 'restricted'], text_trimmed(sensitivity))
                    then 'sensitivity'
                when curation_word is not null and not list_contains(['kept', 'starred', 'dropped'], curation_word) then 'curation'
                when known_given is not null and known is null then 'known_at'
                when until_given is not null and until is null then 'occurred_until'
                when recorded_given is not null and recorded is null then 'recorded_at'
                when source_url is not null and not regexp_matches(source_url, '^https?://') then 'source_url'
            end as fault,
            hash_of_normalised(occurred, folded_actor, known_kind, folded_text) as content_hash
        from understood
    ),
    told as (
        select
            incident_key,
            title,
            incident_kind,
            severity,
            services,
            summary,
            impact_minutes,
            case when fault is null then occurred end as occurred_at,
            when_filled('occurred_until', case when year(until) > 1 then until end) as occurred_until,
            when_filled('known_at', case when year(known) > 1 then known end) as known_at,
            when_filled('recorded_at', case when year(recorded) > 1 then recorded end) as recorded_at,
            case when zone <> '' and (zone_given is not null or time_is_naive(when_given)) then zone end as source_zone,
            coalesce(when_filled('precision', text_trimmed(precision)), time_precision(when_given)) as precision,
            known_kind as kind,
            known_milestone as milestone,
            when_filled('stage', text_trimmed(stage)) as stage,
            clean_actor as actor,
            when_filled('actor_role', text_cleaned(actor_role)) as actor_role,
            clean_text as text,
            when_filled('source', text_trimmed(source)) as source,
            when_filled('source_id', text_trimmed(source_id)) as source_id,
            when_filled('source_url', text_trimmed(source_url)) as source_url,
            when_filled('sensitivity', text_trimmed(sensitivity)) as sensitivity,
            curation_word as curation,
            when_filled('note', text_cleaned(note)) as note,
            raw,
            path,
            line,
            content_hash,
            fault,
            case
                when fault is null then null
                when fault = 'given' then problem
                when fault in ('occurred_at', 'unreadable', 'year') then when_given
                when fault = 'kind' then kind
                when fault = 'milestone' then milestone
                when fault = 'stage' then stage
                when fault = 'precision' then precision
                when fault = 'sensitivity' then sensitivity
                when fault = 'source_zone' then zone_given
                when fault = 'curation' then curation
                when fault = 'known_at' then known_given
                when fault = 'occurred_until' then until_given
                when fault = 'recorded_at' then recorded_given
                when fault = 'source_url' then source_url
            end as fault_value,
            case
                when fault is null then null
                when cells is not null then to_json(map(getvariable('import_headings'), cells))
                else to_json({
                    'incident': incident,
                    'title': title,
                    'incident_kind': incident_kind,
                    'severity': severity,
                    'services': services,
                    'summary': summary,
                    'impact_minutes': impact_minutes,
                    'occurred_at': occurred_at,
                    'occurred_until': occurred_until,
                    'known_at': known_at,
                    'recorded_at': recorded_at,
                    'precision': precision,
                    'kind': kind,
                    'status': status,
                    'milestone': milestone,
                    'stage': stage,
                    'actor': actor,
                    'actor_role': actor_role,
                    'text': text,
                    'source_id': source_id,
                    'source_url': source_url,
                    'raw': json_kept(record)
                })
            end as record
        from judged
    )
    select columns(c -> not list_contains(judged_maybe(), c) or list_contains(getvariable('import_fields')::varchar[], c))
    from told
) to $path (format parquet, compression uncompressed, row_group_size 20480)
