copy (
    select *
    from checked
) to $path (
    format parquet,
    compression lz4_raw,
    dictionary_size_limit 1
)
