-- the values of these keys as text, by key; each object is parsed twice and no oftener
create or replace macro json_words(record, keys) as
case
    when record is not null
        then map(
            keys,
            list_transform(
                list_zip(json_extract_string(record, keys), json_type(record, keys)),
                lambda pair: json_word(pair[1], pair[2])
            )
        )
end
