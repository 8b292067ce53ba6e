-- the cells at these places as one text: each with its heading, a single one without
create or replace macro text_composed(places, headings, cells) as
case
    when len(places) = 1 then cells[places[1]]
    else nullif(
        array_to_string(
            list_filter(
                list_transform(places, lambda place: replace(headings[place], '_', ' ') || ': ' || nullif(trim(cells[place]), '')),
                lambda part: part is not null
            ),
            '; '
        ),
        ''
    )
end
