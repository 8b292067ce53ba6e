select seq, occurred_at, actor, verb, before, after
from audit
where subject_kind = $subject_kind
  and subject_id = $subject_id
order by seq
