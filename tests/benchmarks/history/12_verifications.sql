-- the verdicts that were given by the end: doubt is looked at again, and what did not work is done again
insert into verifications by name
with
verdicts as (
    select nth, 1 as place, checked_at as verified_at, verdict as result
    from courses
    union all
    select nth, 2, again_at, 'effective'
    from courses
    where verdict = 'inconclusive'
)
select
    printf('VER-%04d', 2 * nth + place - 2) as verification_id,
    printf('ACT-%04d', nth) as action_id,
    result,
    [{'kind': 'link', 'value': 'https://example.org/evidence', 'sha256': null::varchar}] as evidence,
    'Looked at three months of records' as note,
    printf('PER-%04d', 1 + (nth + 77) % 200) as verified_by,
    verified_at,
    '{}'::json as statistics,
    1 as revision
from verdicts
where verified_at <= getvariable('ends_at')
