-- what json tells with its texts cleaned, in the order of the file
copy (
    select
        told.* exclude (told_place)
        replace (
            coalesce(texts.clean, told.text) as text,
            coalesce(titles.clean, told.title) as title,
            coalesce(summaries.clean, told.summary) as summary
        )
    from told
    left join cleaned as texts on texts.given = told.text
    left join cleaned as titles on titles.given = told.title
    left join cleaned as summaries on summaries.given = told.summary
    order by told_place
) to $path (format parquet, compression uncompressed, row_group_size 2048)
