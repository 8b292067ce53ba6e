-- marks that more than one record bears: these records need a second look, for their order or for being the same
copy (
    select time_mark as mark
    from judged
    where fault is null
    group by mark
    having count(*) > 1
    union all
    select name_mark as mark
    from judged
    where fault is null and name_mark is not null
    group by mark
    having count(*) > 1
) to $path (format parquet)
