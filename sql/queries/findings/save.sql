merge into findings
using (
    select unnest(from_json($records::json, $structure), max_depth := 2)
) as given using (finding_id)
when matched then update by name
when not matched then insert by name
