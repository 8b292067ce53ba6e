-- what json tells at all, as the file in which it stands says of itself
select path_in_schema as name
from parquet_metadata(getvariable('import_path'))
group by path_in_schema
having sum(coalesce(stats_null_count, 0)) < sum(num_values)
