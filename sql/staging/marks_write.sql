-- the marks of every readable record by its place in the file, for finding those that need a second look
copy (
    select rowid as place, time_mark, name_mark
    from judged
    where fault is null
) to $path (format parquet, compression uncompressed)
