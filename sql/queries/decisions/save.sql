merge into decisions
using (
    select unnest(from_json($records::json, $structure), max_depth := 2)
) as given using (decision_id)
when matched then update by name
when not matched then insert by name
