-- the numbers in a path, by which values stand in their file's order: $[9] before $[10]
create or replace macro path_places(path) as
list_transform(regexp_extract_all(path, '[0-9]+'), lambda place: try_cast(place as bigint))
