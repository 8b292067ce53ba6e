-- What the audit last told of each record of a kind, and the last load that may have brought such records.
with
told as (
    select seq, subject_id, after
    from audit
    where subject_kind = $kind
    union all
    select loads.seq, one.key, one.value
    from audit as loads, json_each(loads.after, '$.records') as one
    where loads.subject_kind = 'bundle'
      and json_extract_string(loads.after, 'entity') = $entity
),
loaded as (
    select coalesce(max(seq), 0) as loaded_seq
    from audit
    where subject_kind = 'bundle'
      and json_extract_string(after, 'entity') = $loaded_with
)
select told.seq, told.subject_id, told.after::varchar as after, loaded.loaded_seq > told.seq as is_loaded_since
from told, loaded
qualify row_number() over (partition by told.subject_id order by told.seq desc) = 1
order by told.seq
