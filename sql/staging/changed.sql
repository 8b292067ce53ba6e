-- known events of which their own source now says something else; of records that mean the same one the last
create or replace temp table changed as
select known.event_id, settled.* exclude (content, details)
from settled
inner join known using (origin_id, identity)
where known.source = settled.source
    and (known.content is distinct from settled.content or known.details is distinct from settled.details)
qualify row_number() over (partition by known.event_id order by settled.place desc) = 1
