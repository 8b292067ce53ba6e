-- marks of records that are not known in this version: told by narrow columns, by all threads at once
create or replace temp table strange as
select distinct time_mark as mark
from matched
anti join known
    on known.origin_id = matched.origin_id
    and known.identity = matched.identity
    and known.content is not distinct from matched.content
    and known.details is not distinct from matched.details
where getvariable('import_compares')
