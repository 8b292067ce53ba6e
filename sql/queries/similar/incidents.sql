-- The five incidents that have most in common with one: factors of published reviews, services, and words of the
-- title and of how the summary begins. What few have in common counts more.
with
terms as (
    select unnest($terms::struct(word varchar, stem varchar, is_opening boolean)[], recursive := true)
),
this as (
    select coalesce(incidents.services, []) as services, coalesce(told_factors.factors, []) as factors
    from incidents
    left join told_factors using (incident_id)
    where incidents.incident_id = $incident_id
),
others as (
    select
        incidents.incident_id,
        list_intersect(this.services, coalesce(incidents.services, [])) as services,
        list_intersect(this.factors, coalesce(told_factors.factors, [])) as factors,
        regexp_extract_all(
            strip_accents(concat_ws(' ', incidents.title, left(incidents.summary, 200))),
            $pattern::varchar
        ) as hits
    from incidents
    cross join this
    left join told_factors using (incident_id)
    where incidents.incident_id <> $incident_id
      and incidents.merged_into is null
      and (not incidents.is_private or $sees_private)
),
hits as (
    select distinct incident_id, unnest(hits) as hit
    from others
),
meant as (
    select spelled.hit, terms.word
    from (
        select hit, search_stem(search_words(hit)[1]) as stem
        from (
            select distinct hit
            from hits
        )
    ) as spelled
    inner join terms using (stem)
),
shared as (
    select incident_id, 'factor' as sort, 3 as worth, unnest(factors) as trait
    from others
    union all
    select incident_id, 'service', 2, unnest(services)
    from others
    union all
    select distinct hits.incident_id, 'word', 1, meant.word
    from hits
    inner join meant using (hit)
),
rarity as (
    select sort, trait, ln(1 + (select count(*) from others) / count(*)) as rarity
    from shared
    group by sort, trait
),
best as (
    select shared.incident_id, sum(shared.worth * rarity.rarity) as score
    from shared
    inner join rarity using (sort, trait)
    group by shared.incident_id
    having max(shared.worth) > 1 or sum(rarity.rarity) >= 2
    order by score desc, shared.incident_id desc
    limit 5
),
reasons as (
    select
        shared.incident_id,
        list(shared.trait order by rarity.rarity desc, shared.trait) filter (shared.sort = 'factor') as factors,
        list(shared.trait order by rarity.rarity desc, shared.trait) filter (shared.sort = 'service') as services,
        list(shared.trait order by rarity.rarity desc, shared.trait) filter (
            shared.sort = 'word'
            -- A word that most of many titles have is no reason.
            and (rarity.rarity >= 1.5 or (select count(*) from others) < 10)
        ) as words
    from shared
    inner join rarity using (sort, trait)
    where shared.incident_id in (select incident_id from best)
    group by shared.incident_id
),
begun as (
    select
        incident_id,
        coalesce(min(occurred_at) filter (milestone = 'impact_started'), min(occurred_at)) as started_at
    from events
    where curation <> 'dropped'
      and incident_id in (select incident_id from best)
    group by incident_id
)
select
    best.incident_id,
    incidents.title,
    incidents.kind,
    incidents.severity,
    coalesce(begun.started_at, incidents.created_at) as started_at,
    coalesce(reasons.factors, []) as factors,
    coalesce(reasons.services, []) as services,
    coalesce(reasons.words, []) as words
from best
inner join reasons using (incident_id)
inner join incidents using (incident_id)
left join begun using (incident_id)
order by best.score desc, best.incident_id desc
