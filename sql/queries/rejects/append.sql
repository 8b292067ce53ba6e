insert into rejects by name
select unnest(from_json($records::json, $structure), max_depth := 2)
