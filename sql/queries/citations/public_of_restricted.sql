select cited_by, cited
from citations
where cited_by_sensitivity = 'public'
  and cited_sensitivity = 'restricted'
  and (cited_by = $record_id or cited = $record_id)
order by cited_by, cited
