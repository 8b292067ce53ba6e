-- every value of the file, parsed once and by its place, so that all threads can work on it; a body is what is none
copy (
    select record, case when record is null then body end as body
    from json_read
) to $path (format parquet, compression uncompressed, row_group_size 2048)
