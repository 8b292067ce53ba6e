-- the upstream values of an event with these as well; what is there already stays
create or replace macro upstream_holding(upstream, said) as
to_json(
    map_concat(
        coalesce(from_json(said, '"map(varchar, varchar)"'), map {}),
        coalesce(from_json(upstream, '"map(varchar, varchar)"'), map {})
    )
)
