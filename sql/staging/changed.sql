-- known events of which their own source now says something else; of records that mean the same one the last
create or replace temp table changed as
with
moved as (
    select known.event_id, candidates.place
    from candidates
    inner join known using (origin_id, identity)
    where known.source = candidates.source
        and (known.content is distinct from candidates.content or known.details is distinct from candidates.details)
    qualify row_number() over (partition by known.event_id order by candidates.place desc) = 1
)
select moved.event_id, matched.*
from matched
inner join moved using (place)
