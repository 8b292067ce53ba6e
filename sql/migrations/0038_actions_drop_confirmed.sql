create or replace table actions as
select actions.*, null::varchar as drop_confirmed_by
from actions
