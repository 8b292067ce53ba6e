-- a table whose lines each tell the whole of their event
create or replace temp view given as
select *
from table_rows
