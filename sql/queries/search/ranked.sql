-- What the person may see and has one of the terms or the id in it, best first (BM25 over weighted fields).
-- A finding or decision counts in the review that tells of its incident, an action by itself.
with
terms as (
    select unnest($terms::struct(word varchar, stem varchar, is_opening boolean)[], recursive := true)
),
told as (
    select telling_reviews.review_id, incidents.incident_id
    from telling_reviews
    inner join incidents using (incident_id)
    where not incidents.is_private or $sees_private
),
serving as (
    select
        action_incidents.action_id,
        min(incidents.incident_id) as incident_id,
        bool_or(incidents.is_private) as is_private
    from action_incidents
    inner join incidents using (incident_id)
    group by action_incidents.action_id
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
        findings.finding_id,
        told.incident_id,
        told.review_id,
        null,
        null,
        findings.title,
        concat_ws(
            ' ',
            findings.capability,
            array_to_string([factor.code for factor in findings.factors], ' '),
            array_to_string([asset.name for asset in findings.assets], ' ')
        ),
        findings.analysis
    from findings
    inner join told using (review_id)
    union all
    select
        'decision',
        decisions.decision_id,
        told.incident_id,
        told.review_id,
        null,
        null,
        decisions.question,
        decisions.chosen,
        concat_ws(
            chr(10),
            decisions.rationale,
            decisions.expected_result,
            decisions.unknown_then,
            decisions.outcome,
            decisions.hindsight_note,
            array_to_string(decisions.options, chr(10))
        )
    from decisions
    inner join told using (review_id)
    union all
    select
        'action',
        actions.action_id,
        serving.incident_id,
        null,
        actions.state,
        issues."key",
        actions.title,
        null,
        concat_ws(chr(10), actions.scope, actions.done_when, actions.dropped_reason)
    from actions
    left join serving using (action_id)
    left join issues on issues.action_id = actions.action_id
    where not coalesce(serving.is_private, false) or $sees_private
),
candidates as (
    select
        *,
        strlen(concat_ws(' ', title, labels, body)) as length,
        id = $named or coalesce(other_id = $named, false) as is_named
    from documents
    where ($kind::varchar is null or kind = $kind::varchar)
      and (
        regexp_matches(strip_accents(concat_ws(chr(10), title, labels, body)), $pattern::varchar)
        or id = $named
        or other_id = $named
      )
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
    select kind, id, 3 as weight, unnest(regexp_extract_all(strip_accents(title), $pattern::varchar)) as hit
    from candidates
    union all
    select kind, id, 2, unnest(regexp_extract_all(strip_accents(labels), $pattern::varchar))
    from candidates
    union all
    select kind, id, 1, unnest(regexp_extract_all(strip_accents(body), $pattern::varchar))
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
found as (
    select hits.kind, hits.id, meant.term, sum(hits.weight) as weight, list(distinct meant.word) as words
    from hits
    inner join meant using (hit)
    group by hits.kind, hits.id, meant.term
),
rarity as (
    select found.term, ln(1 + any_value(totals.documents) / count(*)) as rarity
    from found
    cross join totals
    group by found.term
),
scored as (
    select
        found.kind,
        found.id,
        flatten(list(found.words)) as words,
        sum(
            rarity.rarity * found.weight
            / (found.weight + 0.6 + 0.6 * candidates.length / totals.usual_length)
        )
        * count(*) / any_value(totals.terms) as score
    from found
    inner join rarity using (term)
    inner join candidates using (kind, id)
    cross join totals
    group by found.kind, found.id
)
select
    candidates.* exclude (length, is_named),
    coalesce(scored.words, []) as words,
    coalesce(scored.score, 0) + case when candidates.is_named then 100 else 0 end as score,
    count(*) over () as total
from candidates
left join scored using (kind, id)
where candidates.is_named or scored.id is not null
order by score desc, candidates.id desc
limit $most::integer
