select occurred_at, actor
from audit
where subject_kind = $subject_kind
  and subject_id = $subject_id
order by seq desc
limit 1
