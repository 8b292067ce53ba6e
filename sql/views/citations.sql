-- What rests on what in the newest review of each incident: one row for each record and each one that it cites.
create or replace view citations as
with
newest_reviews as (
    select review_id
    from reviews
    qualify row_number() over (partition by incident_id order by "version" desc, review_id desc) = 1
),
newest_findings as (
    select findings.finding_id, findings.evidence, findings.sensitivity
    from findings
    inner join newest_reviews using (review_id)
),
citing as (
    select decisions.decision_id as cited_by, decisions.sensitivity, unnest(decisions.known_then) as cited
    from decisions
    inner join newest_reviews using (review_id)
    union all
    select finding_id as cited_by, sensitivity, unnest(evidence) as cited
    from newest_findings
    union all
    select action_id as cited_by, sensitivity, unnest(finding_ids) as cited
    from actions
    union all
    select
        answers.review_id || '/' || answers.question_id as cited_by,
        answers.sensitivity,
        unnest(json_extract_string(answers."value", '$[*]')) as cited
    from answers
    inner join newest_reviews using (review_id)
),
citable as (
    select event_id as cited, sensitivity
    from events
    union all
    select finding_id as cited, sensitivity
    from newest_findings
)
select
    citing.cited_by,
    citing.sensitivity as cited_by_sensitivity,
    citing.cited,
    citable.sensitivity as cited_sensitivity
from citing
inner join citable using (cited)
