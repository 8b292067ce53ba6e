insert into audit by name
select unnest(from_json($records::json, $structure), max_depth := 2)
