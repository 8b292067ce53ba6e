-- the upstream values of edited fields, each replaced by what the source says now
create or replace macro upstream_moved(upstream, said) as
case
    when upstream is null then null
    else to_json(
        map_from_entries(
            list_transform(
                json_keys(upstream),
                lambda name: struct_pack(k := name, v := to_json(said) ->> name)
            )
        )
    )
end
