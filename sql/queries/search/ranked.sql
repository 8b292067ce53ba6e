-- What the person may see and has one of the terms or the id in it, best first (BM25 over weighted fields).
-- A finding or decision counts in the review that tells of its incident, an action by itself. Texts are compared before
-- anything is looked up for them, for most have none of the terms.
with
terms as (
    select unnest($terms::struct(word varchar, stem varchar, is_opening boolean)[], recursive := true)
),
issues as (
    select action_id, min("key") as "key"
    from links
    group by action_id
),
documents as (
    select
        'incident' as kind,
        incident_id as id,
        incident_id,
        null::varchar as review_id,
        null::varchar as action_id,
        null::varchar as state,
        null::varchar as other_id,
        title,
        array_to_string(services, ' ') as labels,
        summary as body
    from incidents
    where merged_into is null
      and (not is_private or $sees_private)
    union all
    select
        'finding',
        finding_id,
        null,
        review_id,
        null,
        null,
        null,
        title,
        concat_ws(
            ' ',
            capability,
            array_to_string([factor.code for factor in factors], ' '),
            array_to_string([asset.name for asset in assets], ' ')
        ),
        analysis
    from findings
    union all
    select
        'decision',
        decision_id,
        null,
        review_id,
        null,
        null,
        null,
        question,
        chosen,
        concat_ws(
            chr(10),
            rationale,
            expected_result,
            unknown_then,
            outcome,
            hindsight_note,
            array_to_string(options, chr(10))
        )
    from decisions
    union all
    select
        'action',
        actions.action_id,
        null,
        null,
        actions.action_id,
        actions.state,
        issues."key",
        actions.title,
        null,
        concat_ws(chr(10), actions.scope, actions.done_when, actions.dropped_reason)
    from actions
    left join issues on issues.action_id = actions.action_id
),
spelled_out as (
    select *, strip_accents(concat_ws(chr(10), title, labels, body)) as said
    from documents
    where $kind::varchar is null or kind = $kind::varchar
),
matched as materialized (
    select * exclude (said)
    from spelled_out
    where (
            -- One word is first looked for anywhere, which costs a quarter where there is none.
            ($anywhere::varchar is null or regexp_matches(said, $anywhere::varchar))
            and regexp_matches(said, $pattern::varchar)
        )
        or id = $named
        or other_id = $named
),
told as (
    select telling_reviews.review_id, incidents.incident_id
    from telling_reviews
    inner join incidents using (incident_id)
    where not incidents.is_private or $sees_private
),
raised_by as (
    select actions.action_id, unnest(actions.finding_ids) as finding_id
    from actions
    semi join matched using (action_id)
),
served as (
    -- As action_incidents, but only of what was matched.
    select raised_by.action_id, reviews.incident_id
    from raised_by
    inner join findings using (finding_id)
    inner join reviews using (review_id)
    union all
    select actions.action_id, coalesce(merged_incidents.survivor_id, actions.incident_id)
    from actions
    left join merged_incidents on merged_incidents.incident_id = actions.incident_id
    where actions.incident_id is not null
),
serving as (
    select served.action_id, min(incidents.incident_id) as incident_id, bool_or(incidents.is_private) as is_private
    from served
    inner join incidents using (incident_id)
    group by served.action_id
),
candidates as materialized (
    select
        row_number() over () as place,
        matched.* exclude (incident_id, action_id),
        coalesce(matched.incident_id, told.incident_id, serving.incident_id) as incident_id,
        strlen(concat_ws(' ', matched.title, matched.labels, matched.body)) as length,
        matched.id = $named or coalesce(matched.other_id = $named, false) as is_named
    from matched
    left join told on told.review_id = matched.review_id
    left join serving on serving.action_id = matched.action_id
    where (matched.review_id is null or told.review_id is not null)
      and (not coalesce(serving.is_private, false) or $sees_private)
),
totals as (
    select
        -- With those that were found it is never less than what a term is found in, and hides nothing private.
        (select count(*) from incidents where not is_private or $sees_private) + count(*) as documents,
        avg(length) as usual_length,
        (select count(*) from terms) as terms
    from candidates
),
hits as (
    select place, 3 as weight, unnest(regexp_extract_all(strip_accents(title), $pattern::varchar)) as hit
    from candidates
    union all
    select place, 2, unnest(regexp_extract_all(strip_accents(labels), $pattern::varchar))
    from candidates
    union all
    select place, 1, unnest(regexp_extract_all(strip_accents(body), $pattern::varchar))
    from candidates
),
spelled as (
    select hit, search_words(hit)[1] as word
    from (
        select distinct hit
        from hits
    )
),
meant as (
    select spelled.hit, spelled.word, terms.word as term
    from spelled
    inner join terms
        on search_stem(spelled.word) = terms.stem
        or (terms.is_opening and starts_with(spelled.word, terms.word))
),
found as materialized (
    select hits.place, meant.term, sum(hits.weight) as weight
    from hits
    inner join meant using (hit)
    group by hits.place, meant.term
),
rarity as (
    select found.term, ln(1 + any_value(totals.documents) / count(*)) as rarity
    from found
    cross join totals
    group by found.term
),
scored as (
    select
        found.place,
        sum(
            rarity.rarity * found.weight
            / (found.weight + 0.6 + 0.6 * candidates.length / totals.usual_length)
        )
        * count(*) / any_value(totals.terms) as score
    from found
    inner join rarity using (term)
    inner join candidates using (place)
    cross join totals
    group by found.place
),
ranked as materialized (
    -- The last digits hang on the order in which numbers were added up.
    select
        candidates.place,
        candidates.id,
        round(coalesce(scored.score, 0), 9) + case when candidates.is_named then 100 else 0 end as score
    from candidates
    left join scored using (place)
    where candidates.is_named or scored.place is not null
),
best as materialized (
    select place, score
    from ranked
    order by score desc, id desc
    limit $most::integer
),
spoken as (
    select hits.place, list(distinct meant.word) as words
    from hits
    inner join meant using (hit)
    where hits.place in (select place from best)
    group by hits.place
)
select
    candidates.kind,
    candidates.id,
    candidates.incident_id,
    candidates.review_id,
    candidates.state,
    candidates.title,
    candidates.labels,
    candidates.body,
    coalesce(spoken.words, []) as words,
    best.score,
    (select count(*) from ranked) as total
from best
inner join candidates using (place)
left join spoken using (place)
order by best.score desc, candidates.id desc
