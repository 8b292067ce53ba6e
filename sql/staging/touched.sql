-- the incidents of the file: `origin_id` is the one that its source names, `incident_id` where that was merged to
create or replace temp table touched as
with
resolved as (
    select
        found_incidents.*,
        case
            when incident_key <> '' then incident_key
            when getvariable('import_own_incident') = '' then getvariable('import_own_source_id')
        end as own_source_id,
        case
            when incident_key = '' and getvariable('import_own_incident') <> '' then getvariable('import_own_incident')
            else incidents.incident_id
        end as known_id
    from found_incidents
    left join incidents
        on incidents.source = getvariable('import_source')
        and incidents.source_id = case
            when incident_key = '' then getvariable('import_own_source_id')
            else incident_key
        end
),
named as (
    select
        * exclude (known_id, own_source_id, title, first_given_at, last_given_at),
        own_source_id as source_id,
        case when incident_key = '' and title is null then getvariable('import_own_title') else title end as title,
        known_id is null as is_new,
        coalesce(
            known_id,
            numbered(
                'INC',
                getvariable('import_first_incident') - 1
                + count(*) filter (where known_id is null) over (order by first_place rows unbounded preceding),
                4
            )
        ) as origin_id
    from resolved
)
select named.*, coalesce(merged_incidents.survivor_id, named.origin_id) as incident_id
from named
left join merged_incidents on merged_incidents.incident_id = named.origin_id
