-- nothing is doubtful: no need to look for marks
create or replace temp view undoubted as
select *
from matched
