-- what an incident tells of itself, beside its updates
create or replace temp view json_abouts as
with
worded as (
    select
        * exclude (about),
        json_words(
            about,
            [
                'id', 'incident_id', 'number', 'key', 'reference', 'title', 'name', 'short_description',
                'summary', 'kind', 'severity', 'impact', 'priority', 'impact_minutes', 'duration_minutes',
                'url', 'shortlink', 'link'
            ]
        ) as words,
        coalesce(json_names(json_extract(about, 'services')), json_names(json_extract(about, 'components'))) as services
    from json_updates
)
select
    * exclude (words),
    coalesce(words['id'], words['incident_id'], words['number'], words['key'], words['reference']) as incident,
    coalesce(words['title'], words['name'], words['short_description'], words['summary']) as title,
    words['kind'] as incident_kind,
    coalesce(words['severity'], words['impact'], words['priority']) as severity,
    words['summary'] as summary,
    coalesce(words['impact_minutes'], words['duration_minutes']) as impact_minutes,
    coalesce(words['url'], words['shortlink'], words['link']) as source_url
from worded
