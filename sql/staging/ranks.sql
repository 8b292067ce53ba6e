-- numbers for records that are inserted by several threads at once
create or replace temp sequence import_ranks
