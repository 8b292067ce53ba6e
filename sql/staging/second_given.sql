-- from here on the file is what has a second look
create or replace temp view given as
select * exclude (place)
from second_rows
