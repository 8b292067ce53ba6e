-- a list of names, or of objects with a name, as one text split by semicolons
create or replace macro json_names(listed) as
case json_type(listed)
    when 'VARCHAR' then nullif(listed ->> '$', '')
    when 'ARRAY' then nullif(
        array_to_string(
            list_filter(
                list_transform(
                    json_extract(listed, '$[*]'),
                    lambda one: replace(
                        case when json_type(one) = 'OBJECT' then one ->> 'name' else one ->> '$' end, ';', ','
                    )
                ),
                lambda name: name <> ''
            ),
            '; '
        ),
        ''
    )
end
