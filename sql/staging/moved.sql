-- where known events stand of which their own source now says something else; of records that mean the same one the last
create or replace temp table moved as
select met.event_id, candidates.place
from candidates
inner join met using (origin_id, identity)
where met.source = candidates.source
    and (met.content is distinct from candidates.content or met.details is distinct from candidates.details)
qualify row_number() over (partition by met.event_id order by candidates.place desc) = 1
