drop table temp.actions
