-- The five incidents that have most in common with one: factors of published reviews, services, and words of the
-- title and of how the summary begins. What few have in common counts more.
with
terms as (
    select unnest($terms::struct(word varchar, stem varchar, is_opening boolean)[], recursive := true)
),
named_here as (
    -- As told_factors, but of one incident.
    select unnest(findings.factors) as factor
    from telling_reviews
    inner join reviews using (review_id)
    inner join findings using (review_id)
    where telling_reviews.incident_id = $incident_id
      and reviews.state = 'published'
      and findings.kind = 'area_for_improvement'
),
this as materialized (
    select
        coalesce(services, []) as services,
        coalesce(
            (
                select list(distinct factor.code)
                from named_here
                where factor.certainty = 'known'
                  and factor.code <> 'unknown'
            ),
            []
        ) as factors
    from incidents
    where incident_id = $incident_id
),
others as materialized (
    -- Numbers stand for ids and words where very many rows are counted.
    select
        row_number() over () as place,
        incidents.incident_id,
        list_intersect(this.services, coalesce(incidents.services, [])) as services,
        regexp_extract_all(
            strip_accents(concat_ws(' ', incidents.title, left(incidents.summary, 200))),
            $pattern::varchar
        ) as hits
    from incidents
    cross join this
    where incidents.incident_id <> $incident_id
      and incidents.merged_into is null
      and (not incidents.is_private or $sees_private)
),
hits as (
    select place, unnest(hits) as hit
    from others
),
named as (
    select 'factor' as sort, 3 as worth, unnest(factors) as trait
    from this
    union all
    select 'service', 2, unnest(services)
    from this
    union all
    select 'word', 1, word
    from terms
),
traits as materialized (
    select row_number() over () as nth, *
    from (
        select distinct *
        from named
    )
),
meant as materialized (
    select spelled.hit, traits.nth
    from (
        select hit, search_stem(search_words(hit)[1]) as stem
        from (
            select distinct hit
            from hits
        )
    ) as spelled
    inner join terms using (stem)
    inner join traits on traits.sort = 'word' and traits.trait = terms.word
),
known as (
    -- As told_factors, but without lists of them.
    select findings.review_id, unnest(findings.factors) as factor
    from findings
    where findings.kind = 'area_for_improvement'
),
shared as materialized (
    select served.place, traits.nth
    from (
        select place, unnest(services) as service
        from others
    ) as served
    inner join traits on traits.sort = 'service' and traits.trait = served.service
    union all
    select distinct others.place, traits.nth
    from known
    inner join traits on traits.sort = 'factor' and traits.trait = known.factor.code
    inner join reviews using (review_id)
    inner join telling_reviews using (review_id)
    inner join others on others.incident_id = reviews.incident_id
    where reviews.state = 'published'
      and known.factor.certainty = 'known'
    union all
    select distinct hits.place, meant.nth
    from hits
    inner join meant using (hit)
),
rarity as materialized (
    select
        counted.nth,
        traits.sort,
        traits.trait,
        traits.worth,
        ln(1 + (select count(*) from others) / counted.times) as rarity
    from (
        select nth, count(*) as times
        from shared
        group by nth
    ) as counted
    inner join traits using (nth)
),
best as materialized (
    -- The last digits hang on the order in which numbers were added up.
    select others.incident_id, scored.place, scored.score
    from (
        select shared.place, round(sum(rarity.worth * rarity.rarity), 9) as score
        from shared
        inner join rarity using (nth)
        group by shared.place
        having max(rarity.worth) > 1 or sum(rarity.rarity) >= 2
    ) as scored
    inner join others using (place)
    order by scored.score desc, others.incident_id desc
    limit 5
),
reasons as (
    select
        best.incident_id,
        list(rarity.trait order by rarity.rarity desc, rarity.trait) filter (rarity.sort = 'factor') as factors,
        list(rarity.trait order by rarity.rarity desc, rarity.trait) filter (rarity.sort = 'service') as services,
        list(rarity.trait order by rarity.rarity desc, rarity.trait) filter (
            rarity.sort = 'word'
            -- A word that most of many titles have is no reason.
            and (rarity.rarity >= 1.5 or (select count(*) from others) < 10)
        ) as words
    from best
    inner join shared using (place)
    inner join rarity using (nth)
    group by best.incident_id
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
